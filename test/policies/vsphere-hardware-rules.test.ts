import type { Attributes } from "../../policies/stack-json";
import { compliantMachine, stackWith, vsphereMessages } from "../support/policy-builder-vsphere";

const MACHINE = "vsphere_virtual_machine";

describe("rules on virtual hardware reject", () => {
  test.each<[string, Attributes, string]>([
    ["BIOS", { firmware: undefined }, 'policy/vsphere-secure-boot: firmware is "bios"; allowed is "efi"'],
    [
      "start without secure boot",
      { efi_secure_boot_enabled: false },
      "policy/vsphere-secure-boot: secure boot is off",
    ],
    [
      "nested virtualisation",
      { nested_hv_enabled: true },
      "policy/vsphere-nested-virtualisation: nested_hv_enabled is on",
    ],
    [
      "virtualisation-based security",
      { vbs_enabled: true },
      "policy/vsphere-nested-virtualisation: vbs_enabled is on",
    ],
    [
      "a device that is passed through",
      { pci_device_id: ["0000:3b:00.0"] },
      "policy/vsphere-passthrough: pci_device_id passes a device of the server through",
    ],
    [
      "sockets that are not full",
      { num_cpus: 6 },
      "policy/vsphere-cpu-topology: 6 vCPU are not divisible by 4 cores per socket",
    ],
    [
      "an unknown hardware version",
      { hardware_version: 16 },
      "policy/vsphere-hardware-version: hardware version 16 does not exist; allowed are 4, 7, 8, 9, 10, 11, 13, 14, 15, 17, 18, 19, 20, 21, 22",
    ],
    [
      "half a reservation",
      { memory_reservation: 2048, memory_reservation_locked_to_max: true },
      "policy/vsphere-memory-reservation: 2048 MiB are reserved and locked to 4096 MiB of memory",
    ],
    [
      "two legs",
      { network_interface: [{ network_id: "a" }, { network_id: "b" }] },
      "policy/vsphere-single-network: the machine has 2 network interfaces; allowed is 1",
    ],
  ])("%s", (_, overrides, expected) => {
    expect(vsphereMessages([stackWith(MACHINE, compliantMachine(overrides))])).toEqual([expected]);
  });

  test("a virtual TPM without EFI, for both reasons", () => {
    const machine = compliantMachine({ vtpm: { version: "2.0" }, firmware: "bios" });
    expect(vsphereMessages([stackWith(MACHINE, machine)])).toEqual([
      'policy/vsphere-secure-boot: firmware is "bios"; allowed is "efi"',
      'policy/vsphere-virtual-tpm: a virtual TPM with firmware "bios"; allowed is "efi"',
    ]);
  });
});

test("accepts a vendor's appliance without secure boot: its firmware is its template's", () => {
  const firmware = "${data.vsphere_virtual_machine.appliance.firmware}";
  const appliance = compliantMachine({ firmware, efi_secure_boot_enabled: false });
  expect(vsphereMessages([stackWith(MACHINE, appliance)])).toEqual([]);
  const other = compliantMachine({ firmware: "${var.firmware}", efi_secure_boot_enabled: false });
  expect(vsphereMessages([stackWith(MACHINE, other)])).toHaveLength(2);
});
