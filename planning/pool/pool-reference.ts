import { closest, distance } from "fastest-levenshtein";
import type { Finding } from "../../model/diagnostic";
import type { Estate } from "../../model/estate";
import { ESTATE_FILE } from "../figure-input";
import { errorAt, warningAt } from "../finding-at";

/** Characters by which a misspelt pool id may differ and still be recognised: a pool id is a long word. */
const DID_YOU_MEAN_DISTANCE = 4;

/** Stacks with stateful machines of no pool, where the estate has them: `allowDestroy` may name them too. */
function statefulStacks({ settings: { platforms, wlan } }: Estate): readonly string[] {
  if (platforms.vsphere === undefined) return [];
  return ["vsphere-platform", ...(wlan?.controller === undefined ? [] : ["wlan-core"])];
}

/**
 * Pools that `drainedHosts` and `allowDestroy` name although the plan has none of that id, nor `allowDestroy` such a stack.
 *
 * A pool that the lock file still knows is gone: a warning to tidy up. Any other name is a mistake.
 *
 * @param poolIds - pools of the plan
 */
export function poolReferenceFindings(estate: Estate, poolIds: readonly string[]): readonly Finding[] {
  const { drainedHosts, allowDestroy } = estate.settings;
  const stacks = statefulStacks(estate);
  return [
    ...Object.keys(drainedHosts).map((id) => ({ id, known: poolIds, keys: ["drainedHosts", id] })),
    ...allowDestroy.map((id, index) => ({
      id,
      known: [...poolIds, ...stacks],
      keys: ["allowDestroy", String(index)],
    })),
  ]
    .filter(({ id, known }) => !known.includes(id))
    .map(({ id, known, keys }) => unknownPool(estate, known, id, keys));
}

/** @param known - names that the list may hold */
function unknownPool(estate: Estate, known: readonly string[], id: string, keys: readonly string[]): Finding {
  const list = keys[0] ?? "";
  if (estate.lock !== undefined && Object.hasOwn(estate.lock.pools, id)) {
    return warningAt({
      rule: "ref/gone-pool",
      file: ESTATE_FILE,
      keys,
      message: `${list} names the pool "${id}", which the estate no longer has`,
      hint: `when the pool is released from the lock, remove it from ${list}`,
    });
  }
  const nearest = known.length === 0 ? undefined : closest(id, [...known]);
  return errorAt({
    rule: "ref/unknown-pool",
    file: ESTATE_FILE,
    keys,
    message: `${list} names the pool "${id}", which does not exist; allowed is ${known.map((name) => `"${name}"`).join(", ") || "none"}`,
    hint:
      nearest !== undefined && distance(id, nearest) <= DID_YOU_MEAN_DISTANCE
        ? `did you mean "${nearest}"?`
        : `name one of the pools or remove it from ${list}`,
  });
}
