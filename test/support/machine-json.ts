import { resourcesOf, type SynthJson } from "./synth-json";

/** A virtual machine of a synthesised stack on vSphere. */
export type MachineJson = Readonly<Record<string, unknown>> & {
  readonly extra_config: Readonly<Record<string, string>>;
};

export function machinesOf(json: SynthJson): readonly MachineJson[] {
  return resourcesOf(json, "vsphere_virtual_machine") as unknown as readonly MachineJson[];
}

/** @param name - computer name */
export function machineOf(json: SynthJson, name: string): MachineJson {
  return machinesOf(json).find((candidate) => candidate["name"] === name)!;
}

/** What cloud-init of the machine reads. */
export function userDataOf({ extra_config: extra }: MachineJson): string {
  return Buffer.from(extra["guestinfo.userdata"]!, "base64").toString("utf8");
}
