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
 * The cluster for a purpose: the first by id; undefined when the estate has none.
 *
 * Further clusters of the same purpose stay empty: nothing in the estate says how to divide.
 */
export function clusterFor(estate: Estate, purpose: ClusterPlan["purpose"]): ClusterChoice | undefined {
  return clusters(estate).find(({ spec }) => spec.purpose === purpose);
}
