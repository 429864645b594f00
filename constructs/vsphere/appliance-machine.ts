import { VirtualMachine } from "@cdktf/provider-vsphere/lib/virtual-machine";
import { Construct } from "constructs";
import { CLONE_IGNORED_CHANGES, statefulLifecycle } from "../lifecycle";
import { clonedMachine, type ClonedMachineProps } from "./cloned-machine";
import type { SpreadMachine } from "./spread-rule";

/**
 * Size and firmware stay as the machine was built: another demand would restart a controller, or shrink it below what it
 * manages, and a larger one may need a licence. Whoever sets it up resizes it.
 */
const APPLIANCE_IGNORED_CHANGES: readonly string[] = [
  ...CLONE_IGNORED_CHANGES,
  "disk",
  "firmware",
  "memory",
  "num_cores_per_socket",
  "num_cpus",
];

export interface ApplianceMachineProps extends ClonedMachineProps {
  /** Whether the estate gives it up; else Terraform refuses to destroy or replace it. */
  readonly allowDestroy: boolean;
}

/**
 * A machine cloned from a vendor's appliance: it starts as its template does, without the secure boot that not every
 * vendor signs for. It is set up by hand with the vendor's own means, so it is guarded and keeps its size.
 */
export class ApplianceMachine extends Construct implements SpreadMachine {
  readonly machineId: string;
  readonly idAddress: string;

  constructor(scope: Construct, id: string, props: ApplianceMachineProps) {
    super(scope, id);
    const machine = new VirtualMachine(this, "Resource", {
      ...clonedMachine(props, {}),
      firmware: props.placement.template.firmware,
      efiSecureBootEnabled: false,
      lifecycle: statefulLifecycle(props.allowDestroy, APPLIANCE_IGNORED_CHANGES),
    });
    this.machineId = machine.id;
    this.idAddress = `${machine.terraformResourceType}.${machine.friendlyUniqueId}.id`;
  }
}
