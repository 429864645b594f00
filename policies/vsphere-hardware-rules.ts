import type { ResourceRule } from "./policy-engine";
import { blocksOf } from "./stack-json";

const DOCUMENTATION =
  "https://registry.terraform.io/providers/vmware/vsphere/2.15.0/docs/resources/virtual_machine";
const TYPES = ["vsphere_virtual_machine"];

/** Hardware versions that the provider knows (vendor limit: provider documentation, `hardware_version`). */
const HARDWARE_VERSIONS: readonly number[] = [4, 7, 8, 9, 10, 11, 13, 14, 15, 17, 18, 19, 20, 21, 22];

/** Firmware of a vendor's appliance, whatever its template has: nobody else can sign its boot loader. */
const TEMPLATE_FIRMWARE = /^\$\{data\.vsphere_virtual_machine\.[A-Za-z0-9_-]+\.firmware\}$/;

/** Windows 11 and Windows Server 2025 start from signed code only. */
export const vsphereSecureBoot: ResourceRule = {
  id: "policy/vsphere-secure-boot",
  types: TYPES,
  explanation:
    "without EFI and secure boot a changed boot loader runs unnoticed, and Windows 11 does not install",
  source: `${DOCUMENTATION}#efi_secure_boot_enabled`,
  hint: 'set firmware to "efi" and efi_secure_boot_enabled to true',
  check: (vm) =>
    TEMPLATE_FIRMWARE.test(String(vm["firmware"]))
      ? []
      : [
          ...(vm["firmware"] === "efi"
            ? []
            : [`firmware is "${String(vm["firmware"] ?? "bios")}"; allowed is "efi"`]),
          ...(vm["efi_secure_boot_enabled"] === true ? [] : ["secure boot is off"]),
        ],
};

/** A TPM hangs on EFI; the provider notices only after the machine was made. */
export const vsphereVirtualTpm: ResourceRule = {
  id: "policy/vsphere-virtual-tpm",
  types: TYPES,
  explanation: "the provider refuses a virtual TPM without EFI, after the clone was made",
  source: `${DOCUMENTATION}#vtpm`,
  hint: 'set firmware to "efi", and have a key provider in vCenter',
  check: (vm) =>
    vm["vtpm"] !== undefined && vm["firmware"] !== "efi"
      ? [`a virtual TPM with firmware "${String(vm["firmware"] ?? "bios")}"; allowed is "efi"`]
      : [],
};

/** Clients never run virtual machines of their own; virtualisation-based security would need it. */
export const vsphereNestedVirtualisation: ResourceRule = {
  id: "policy/vsphere-nested-virtualisation",
  types: TYPES,
  explanation:
    "nested virtualisation lets a client run machines that nobody watches (BSI SYS.2.5.A11); vbs_enabled demands it",
  source: `${DOCUMENTATION}#vbs_enabled`,
  hint: "leave nested_hv_enabled and vbs_enabled off",
  check: (vm) =>
    ["nested_hv_enabled", "vbs_enabled"].filter((key) => vm[key] === true).map((key) => `${key} is on`),
};

/** Devices of the server stay with the server; a virtual GPU comes with the template. */
export const vspherePassthrough: ResourceRule = {
  id: "policy/vsphere-passthrough",
  types: TYPES,
  explanation:
    "a device that is passed through ties the machine to one server and opens its memory (BSI SYS.1.5.A3)",
  source: `${DOCUMENTATION}#pci_device_id`,
  hint: "give the template a virtual GPU and leave pci_device_id out",
  check: (vm) =>
    vm["pci_device_id"] === undefined ? [] : ["pci_device_id passes a device of the server through"],
};

/** vSphere builds whole sockets. */
export const vsphereCpuTopology: ResourceRule = {
  id: "policy/vsphere-cpu-topology",
  types: TYPES,
  explanation: "vSphere refuses a machine whose vCPU do not fill its sockets",
  source: `${DOCUMENTATION}#num_cores_per_socket`,
  hint: "choose vCPU divisible by the cores per socket",
  check: (vm) => {
    const cpus = Number(vm["num_cpus"] ?? 1);
    const cores = Number(vm["num_cores_per_socket"] ?? 1);
    return Number.isInteger(cpus / cores)
      ? []
      : [`${cpus} vCPU are not divisible by ${cores} cores per socket`];
  },
};

/** The version can go up but never down, so it is better left to the template. */
export const vsphereHardwareVersion: ResourceRule = {
  id: "policy/vsphere-hardware-version",
  types: TYPES,
  explanation:
    "the provider knows the hardware versions 4, 7 to 11, 13 to 15 and 17 to 22, and never lowers one",
  source: `${DOCUMENTATION}#hardware_version`,
  hint: "leave hardware_version out: the template decides",
  check: (vm) => {
    const version = vm["hardware_version"];
    if (version === undefined || HARDWARE_VERSIONS.includes(Number(version))) return [];
    return [
      `hardware version ${String(version)} does not exist; allowed are ${HARDWARE_VERSIONS.join(", ")}`,
    ];
  },
};

/** Reserved memory is all memory: a part of it protects nothing. */
export const vsphereMemoryReservation: ResourceRule = {
  id: "policy/vsphere-memory-reservation",
  types: TYPES,
  explanation: "memory_reservation_locked_to_max works only when the reservation equals the memory",
  source: `${DOCUMENTATION}#memory_reservation_locked_to_max`,
  hint: "reserve as much as the machine has",
  check: (vm) => {
    if (vm["memory_reservation_locked_to_max"] !== true) return [];
    const { memory, memory_reservation: reserved } = vm;
    return memory === reserved
      ? []
      : [`${String(reserved ?? 0)} MiB are reserved and locked to ${String(memory)} MiB of memory`];
  },
};

/** One leg only: a machine in two networks is a way around the firewall. */
export const vsphereSingleNetwork: ResourceRule = {
  id: "policy/vsphere-single-network",
  types: TYPES,
  explanation: "a machine in two networks can bridge them past the firewall (BSI SYS.1.5.A4, SYS.2.5.A2)",
  source: `${DOCUMENTATION}#network-interface-options`,
  hint: "leave one network interface and let the firewall connect the networks",
  check: (vm) => {
    const count = blocksOf(vm["network_interface"]).length;
    return count === 1 ? [] : [`the machine has ${count} network interfaces; allowed is 1`];
  },
};

/** Rules about virtual hardware on vSphere. */
export const VSPHERE_HARDWARE_RULES: readonly ResourceRule[] = [
  vsphereSecureBoot,
  vsphereVirtualTpm,
  vsphereNestedVirtualisation,
  vspherePassthrough,
  vsphereCpuTopology,
  vsphereHardwareVersion,
  vsphereMemoryReservation,
  vsphereSingleNetwork,
];
