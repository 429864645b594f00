import type { Estate } from "../../model/estate";
import type { ApplicationUse } from "../application/application-use";
import type { ClusterChoice } from "../platform/cluster-choice";
import type { Figure } from "../figure";
import type { PoolMember } from "../plan";
import type { PoolDemand } from "./pool-demand";

/** What is known of a pool before its hosts are sized. */
export interface PoolContext {
  readonly estate: Estate;
  readonly demand: PoolDemand;
  readonly members: readonly PoolMember[];
  /** Applications that each member uses here. */
  readonly uses: readonly (readonly ApplicationUse[])[];
  readonly people: Figure;
  readonly peakSessions: Figure;
  /** Day that counts for retirements (ISO date): the price book's newest. */
  readonly today: string | undefined;
  /** vSphere only. */
  readonly cluster?: ClusterChoice;
}

/** Subject of one of the pool's figures. */
export function poolSubject(context: PoolContext, figure: string): string {
  return `pool/${context.demand.id}/${figure}`;
}
