import type { Finding } from "../../model/diagnostic";
import type { Estate } from "../../model/estate";
import { ESTATE_FILE } from "../figure-input";
import { warningAt } from "../finding-at";
import { clusters } from "./cluster-choice";

/** Fault domains that machines are spread over, at most. */
const FAULT_DOMAINS = 2;

/** Clusters that servers in pairs are spread over: those for infrastructure, the first two by id. */
export function faultDomains(estate: Estate): readonly string[] {
  return clusters(estate)
    .filter(({ spec }) => spec.purpose === "infrastructure")
    .slice(0, FAULT_DOMAINS)
    .map(({ id }) => id);
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
      hint: "add a second cluster with purpose: infrastructure, on a datastore of its own",
    }),
  ];
}
