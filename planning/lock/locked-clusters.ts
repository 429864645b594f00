import type { LockSpec } from "../../generated/lock";
import type { Finding } from "../../model/diagnostic";
import type { LockRequest } from "../lock-request";
import { ownValue } from "./lock-entry";
import { lockError } from "./lock-integrity";

/** Kind of a name that lets the cluster of a role change. */
export const CLUSTER_KIND = "cluster";

/**
 * Errors for clusters whose machines would move to another one. Sizing keeps the cluster of a role as long as the estate
 * has it with that purpose, so a different one means that it is gone.
 */
export function clusterFindings({ clusters = {} }: LockRequest, lock: LockSpec): readonly Finding[] {
  return Object.entries(clusters).flatMap(([role, cluster]) => {
    const held = ownValue(lock.clusters ?? {}, role);
    if (held === undefined || held === cluster) return [];
    return [
      lockError(
        "lock/cluster-gone",
        `/clusters/${role}`,
        `cluster "${held}" serves as "${role}", but the estate has no such cluster with that purpose; its machines would move to "${cluster}"`,
        `bring it back; to move its machines run \`workplace lock --release ${CLUSTER_KIND}/${role}\``,
      ),
    ];
  });
}

/** Clusters from now on; a role that no cluster has any more stays with its last one, in case that returns. */
export function lockedClusters({ clusters = {} }: LockRequest, lock: LockSpec): Pick<LockSpec, "clusters"> {
  const roles = { ...lock.clusters, ...clusters };
  return Object.keys(roles).length === 0 ? {} : { clusters: roles };
}

/** `cluster/<role>` for each role of the lock file. */
export function clusterNames({ clusters = {} }: LockSpec): readonly string[] {
  return Object.keys(clusters).map((role) => `${CLUSTER_KIND}/${role}`);
}

/** The lock without the clusters of the roles that are named `cluster/<role>`: sizing then chooses anew. */
export function withoutClusters(lock: LockSpec, names: readonly string[]): LockSpec {
  const { clusters = {}, ...rest } = lock;
  const kept = Object.entries(clusters).filter(([role]) => !names.includes(`${CLUSTER_KIND}/${role}`));
  return kept.length === 0 ? rest : { ...rest, clusters: Object.fromEntries(kept) };
}
