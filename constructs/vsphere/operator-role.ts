import { Role } from "@cdktf/provider-vsphere/lib/role";
import { Construct } from "constructs";

/**
 * What whoever looks after desktops may do: see them, power them, watch their alarms. No console, no snapshots (they
 * hold memory and credentials), no change of configuration: that is Terraform's (BSI SYS.1.5.A5, A12, A24).
 *
 * Sorted, as the provider recommends. Source of the ids:
 * https://developer.broadcom.com/xapis/vsphere-automation-api/latest/vcenter/vm/power and
 * https://registry.terraform.io/providers/vmware/vsphere/2.15.0/docs/resources/role.
 */
export const OPERATOR_PRIVILEGES: readonly string[] = [
  "Alarm.Acknowledge",
  "VirtualMachine.Interact.PowerOff",
  "VirtualMachine.Interact.PowerOn",
  "VirtualMachine.Interact.Reset",
];

/** Role for operators of the workplace; the city assigns it to its own group on the workplace's folder. */
export class OperatorRole extends Construct {
  constructor(scope: Construct, id: string, name: string) {
    super(scope, id);
    new Role(this, "Resource", { name, rolePrivileges: [...OPERATOR_PRIVILEGES] });
  }
}
