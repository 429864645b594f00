import type { Finding } from "../../model/diagnostic";
import type { Estate } from "../../model/estate";
import { ESTATE_FILE } from "../figure-input";
import { warningAt } from "../finding-at";
import { clusterRoles } from "./cluster-choice";

/** Clusters that servers in pairs are spread over: the two for infrastructure, or the only one. */
export function faultDomains(estate: Estate): readonly string[] {
  const { infrastructure, "infrastructure-2": second } = clusterRoles(estate);
  return [...new Set([infrastructure, second])].flatMap((id) => id ?? []);
}

/**
 * A warning where all servers of a kind share one cluster; without any cluster `sizing/no-cluster` says so.
 *
 * @param about - the servers, and what their cluster's failure does: `all conference servers stand in cluster "a": <loss>`
 */
export function faultDomainFindings(
  domains: readonly string[],
  { rule, servers, loss }: { readonly rule: string; readonly servers: string; readonly loss: string },
): readonly Finding[] {
  if (domains.length !== 1) return [];
  return [
    warningAt({
      rule,
      file: ESTATE_FILE,
      keys: ["platforms", "vsphere", "clusters", ...domains],
      message: `all ${servers} stand in cluster "${domains[0] ?? ""}": ${loss}`,
      hint: "add a second cluster with purpose: infrastructure, on a datastore of its own, then run `workplace lock --release cluster/infrastructure-2`",
    }),
  ];
}
