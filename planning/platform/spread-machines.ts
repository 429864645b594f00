import { infrastructureComputerName } from "../names";

/** Where one of several equal machines stands. */
export interface SpreadMachine {
  /** Instance key, stable: `<stem>-<number>`. */
  readonly key: string;
  readonly computerName: string;
  /** Cluster that runs it: its fault domain. */
  readonly cluster: string;
}

/**
 * Equal machines that take turns between the fault domains, the first one in the first.
 *
 * @param prefix - naming prefix of the estate
 * @param stem - start of their keys (at most 8 characters while there are fewer than ten)
 * @param domains - clusters; without any the machines stand in none
 * @example
 * spreadMachines("ms", "smedia", 1, ["infrastructure"])
 * // => [{ key: "smedia-1", computerName: "ms-smedia-1", cluster: "infrastructure" }]
 */
export function spreadMachines(
  prefix: string,
  stem: string,
  count: number,
  domains: readonly string[],
): readonly SpreadMachine[] {
  return Array.from({ length: count }, (_, index) => {
    const key = `${stem}-${index + 1}`;
    return {
      key,
      computerName: infrastructureComputerName(prefix, key),
      cluster: domains[index % domains.length] ?? "",
    };
  });
}
