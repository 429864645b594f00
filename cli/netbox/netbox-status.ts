import type { Site } from "../../model/estate";

type SiteState = Site["state"];

/** Status words of NetBox (4.6.8, netbox/dcim/choices.py) by the state of the building. Sites and locations share the estate's own. */
const STATUS = {
  rack: {
    planned: "planned",
    staging: "active",
    active: "active",
    decommissioning: "deprecated",
    retired: "deprecated",
  },
  device: {
    planned: "planned",
    staging: "staged",
    active: "active",
    decommissioning: "decommissioning",
    retired: "decommissioning",
  },
  // VLANs, prefixes and wireless LANs (netbox/ipam/choices.py, netbox/wireless/choices.py).
  network: {
    planned: "reserved",
    staging: "active",
    active: "active",
    decommissioning: "deprecated",
    retired: "deprecated",
  },
} as const satisfies Readonly<Record<string, Readonly<Record<SiteState, string>>>>;

/** Status of what stands in a building. */
export function statusOf(kind: keyof typeof STATUS, { state }: Pick<Site, "state">): string {
  return STATUS[kind][state];
}

/** Status of a cable: laid once the building is in use, or its file says that cabling is done. */
export function cableStatus({ state, rollout }: Pick<Site, "state" | "rollout">): string {
  if (state === "decommissioning" || state === "retired") return "decommissioning";
  return state === "active" || rollout.done.includes("cabling") ? "connected" : "planned";
}
