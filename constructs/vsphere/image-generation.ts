import { DrsVmOverride } from "@cdktf/provider-vsphere/lib/drs-vm-override";
import { Construct } from "constructs";
import type { ImageGenerationSpec } from "../../generated/estate";
import { computerName } from "../../planning/names";
import { isMultiSession } from "../../planning/pool/host-limit";
import type { PoolPlan } from "../../planning/plan";
import { guestinfo } from "../config/guestinfo";
import { sessionHostRole, type InfrastructureAddress } from "./machine-roles";
import { SpreadRule } from "./spread-rule";
import type { VsphereInventory } from "./vsphere-inventory";
import { vsphereName } from "./vsphere-names";
import { WindowsMachine, type MachinePlacement } from "./windows-machine";

export interface ImageGenerationProps {
  readonly plan: PoolPlan;
  readonly generation: ImageGenerationSpec;
  readonly inventory: VsphereInventory;
  /** Everything but the template, which is the generation's own. */
  readonly placement: Omit<MachinePlacement, "template">;
  readonly clusterId: string;
  /** Servers that run in the cluster. */
  readonly physicalHosts: number;
  readonly infrastructure: readonly InfrastructureAddress[];
  readonly tagIds: readonly string[];
}

/**
 * Session hosts of one image generation, keyed by slot (`0001` …).
 *
 * A new generation is a second set of machines beside the first; it replaces none. Slots are never renumbered, so a
 * pool that grows leaves its machines alone.
 */
export class ImageGeneration extends Construct {
  /** @throws Error when the generation names no template */
  constructor(
    scope: Construct,
    id: string,
    private readonly props: ImageGenerationProps,
  ) {
    super(scope, id);
    const { plan, generation, inventory } = props;
    if (generation.vsphereTemplate === undefined) {
      throw new Error(
        `generation ${generation.number} of image "${plan.image}" names no template for vSphere; add vsphereTemplate`,
      );
    }
    const template = inventory.addTemplate(this, generation.vsphereTemplate);
    const placement: MachinePlacement = { ...props.placement, template };
    const role = guestinfo(sessionHostRole(placement.context, plan, generation, props.infrastructure));
    const hosts = slotNumbers(plan.allocation.slots).map((slot) => this.addHost(slot, placement, role));
    this.addSpreadRule(hosts);
  }

  private addHost(
    slot: number,
    placement: MachinePlacement,
    role: Readonly<Record<string, string>>,
  ): WindowsMachine {
    const { plan, generation, tagIds, clusterId } = this.props;
    const { context } = placement;
    const isPersonal = plan.sessionType === "personal" || plan.sessionType === "gpu";
    const host = new WindowsMachine(this, slotKey(slot), {
      placement,
      computerName: computerName(context.prefix, plan.allocation.code, generation.number, slot),
      shape: plan.host,
      guestinfo: role,
      annotation: `Virtual workplace ${context.environment}: session host of ${plan.id}, image ${plan.image}, generation ${generation.number}`,
      tagIds,
      virtualTpm: plan.operatingSystem === "windows-11",
      memoryReserved: plan.sessionType === "gpu" || plan.protectionClass !== "normal",
      stateful: isPersonal ? { allowDestroy: plan.allowDestroy } : false,
    });
    if (plan.sessionType === "gpu") {
      // Moving a machine with a virtual GPU stops it for seconds; DRS places it once and leaves it there.
      new DrsVmOverride(host, "placement", {
        computeClusterId: clusterId,
        virtualMachineId: host.machineId,
        drsEnabled: true,
        drsAutomationLevel: "partiallyAutomated",
      });
    }
    return host;
  }

  /** With more machines than servers no placement meets the rule; then DRS balances without it. */
  private addSpreadRule(hosts: readonly WindowsMachine[]): void {
    const { plan, generation, physicalHosts, clusterId, placement } = this.props;
    if (!isMultiSession(plan.sessionType) || hosts.length < 2 || hosts.length > physicalHosts) return;
    const name = vsphereName(placement.context, `${plan.id}-g${generation.number}`);
    new SpreadRule(this, "spread", { name, clusterId, machines: hosts });
  }
}

function slotNumbers(slots: number): readonly number[] {
  return Array.from({ length: slots }, (_, index) => index + 1);
}

function slotKey(slot: number): string {
  return String(slot).padStart(4, "0");
}
