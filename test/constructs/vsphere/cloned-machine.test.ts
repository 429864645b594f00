import type { DataVsphereVirtualMachine } from "@cdktf/provider-vsphere/lib/data-vsphere-virtual-machine";
import { clonedMachine, type ClonedMachineProps } from "../../../constructs/vsphere/cloned-machine";

const template = {
  id: "${template.id}",
  guestId: "${template.guest_id}",
  scsiType: "${template.scsi_type}",
} as unknown as DataVsphereVirtualMachine;

function machine(shape: Partial<ClonedMachineProps["shape"]> = {}) {
  return clonedMachine(
    {
      placement: {
        template,
        resourcePoolId: "pool",
        datastoreId: "datastore",
        networkId: "network",
        folder: "servers",
      },
      computerName: "ms01",
      shape: { vcpu: 4, memoryGiB: 6, systemDiskGiB: 64, ...shape },
      annotation: "a machine",
      tagIds: ["tag"],
    },
    { "guestinfo.role": "server" },
  );
}

test("memory is in MiB, and all cores share a socket unless the shape says otherwise", () => {
  expect(machine()).toMatchObject({ numCpus: 4, numCoresPerSocket: 4, memory: 6144 });
  expect(machine({ coresPerSocket: 2 }).numCoresPerSocket).toBe(2);
});

test("what the machine reads about itself stands beside what closes its console, and restarts nothing", () => {
  expect(machine()).toMatchObject({
    extraConfig: { "guestinfo.role": "server", "isolation.tools.copy.disable": "TRUE" },
    extraConfigRebootRequired: false,
  });
});

test("fails when the cores do not fill whole sockets", () => {
  expect(() => machine({ vcpu: 6, coresPerSocket: 4 })).toThrow(
    '"ms01" has 6 vCPU in sockets of 4 cores; vCPU must be divisible by the cores per socket',
  );
});
