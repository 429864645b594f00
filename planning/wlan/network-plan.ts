import type { Figure } from "../figure";
import type { NetworkAllocation } from "../plan";

/** A network of a building: what may talk to what is decided between them. */
export type BuildingSegment = "staff" | "voice" | "guests" | "devices" | "management";

/** A network of a building with what the lock file gave it. */
export interface SiteNetworkPlan extends NetworkAllocation {
  readonly segment: BuildingSegment;
  readonly addresses: Figure;
}

/** Networks of a building. */
export interface SiteNetworksPlan {
  /** Whether it is staged, active or being given up: only then it has resources, and its networks VLAN ids. */
  readonly isBuilt: boolean;
  readonly segments: readonly SiteNetworkPlan[];
}

/** Networks of a building before the lock file has given out blocks and VLAN ids. */
export interface SiteNetworksSizing {
  readonly isBuilt: boolean;
  readonly segments: readonly Pick<SiteNetworkPlan, "segment" | "addresses">[];
}
