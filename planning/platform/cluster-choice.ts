import type { ClusterSpec } from "../../generated/estate";
import type { Estate } from "../../model/estate";
import type { ServerModel } from "./physical-host";
import type { ClusterPlan, SessionType } from "../plan";

/** A cluster of the estate with its server model. */
export interface ClusterChoice {
  readonly id: string;
  readonly spec: Readonly<ClusterSpec>;
  readonly server: ServerModel;
}

/** Purpose of the cluster that runs a session type. */
export function clusterPurpose(sessionType: SessionType): ClusterPlan["purpose"] {
  return sessionType === "gpu" ? "gpu-desktops" : "desktops";
}

/** What a cluster serves as → its purpose. Servers in pairs stand half in each of the two for infrastructure. */
const PURPOSE_OF_ROLE = {
  desktops: "desktops",
  "gpu-desktops": "gpu-desktops",
  infrastructure: "infrastructure",
  "infrastructure-2": "infrastructure",
} as const satisfies Readonly<Record<string, ClusterPlan["purpose"]>>;

/** What a cluster serves as. */
export type ClusterRole = keyof typeof PURPOSE_OF_ROLE;

const CLUSTER_ROLES = Object.keys(PURPOSE_OF_ROLE) as readonly ClusterRole[];

/** All clusters of the estate, by id. */
export function clusters(estate: Estate): readonly ClusterChoice[] {
  return Object.entries(estate.settings.platforms.vsphere?.clusters ?? {})
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, spec]) => {
      const server = estate.catalog.vsphereHosts[spec.hostModel];
      if (server === undefined) throw new RangeError(`the catalogue has no server model "${spec.hostModel}"`);
      return { id, spec, server };
    });
}

/**
 * Role → id of the cluster that has it: the one in the lock file while the estate has it with that purpose, else the
 * first by id that has no role yet. A cluster alone has both roles for infrastructure; a purpose without clusters has none.
 *
 * Further clusters of the same purpose stay empty: nothing in the estate says how to divide.
 */
export function clusterRoles(estate: Estate): Readonly<Partial<Record<ClusterRole, string>>> {
  const all = clusters(estate);
  const held = CLUSTER_ROLES.flatMap((role) => {
    const id = estate.lock?.clusters?.[role];
    const isThere = all.some(
      (cluster) => cluster.id === id && cluster.spec.purpose === PURPOSE_OF_ROLE[role],
    );
    return id !== undefined && isThere ? [[role, id] as const] : [];
  });
  const chosen = new Map<ClusterRole, string>(held);
  for (const role of CLUSTER_ROLES) {
    if (chosen.has(role)) continue;
    const fit = all.filter(({ spec }) => spec.purpose === PURPOSE_OF_ROLE[role]);
    const taken = new Set(chosen.values());
    const next = fit.find(({ id }) => !taken.has(id)) ?? fit[0];
    if (next !== undefined) chosen.set(role, next.id);
  }
  return Object.fromEntries(chosen);
}

/** The cluster with a role; undefined when the estate has none. */
export function clusterFor(estate: Estate, role: ClusterRole): ClusterChoice | undefined {
  const id = clusterRoles(estate)[role];
  return clusters(estate).find((cluster) => cluster.id === id);
}
