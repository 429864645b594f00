import type { LockSpec, PoolLock } from "../../generated/lock";
import type { Finding } from "../../model/diagnostic";
import { groupBy } from "../../model/group-by";
import type { ImageSource, LockRequest } from "../lock-request";
import { byId, ownValue } from "./lock-entry";

/** Pools that a message names before it only counts. */
const NAMED_POOLS = 2;

/** What the lock file remembers of a pool's image generations. */
export type PoolImages = Pick<PoolLock, "images" | "lastGeneration">;

/**
 * Image generations that contradict what hosts were built from.
 *
 * The image of a host cannot be exchanged: another version under the same number would replace every host of the
 * generation at once (Azure), or build further hosts that differ from the first ones (vSphere). And a number that
 * comes back would meet the computer names, and perhaps the hosts, of its first bearer.
 *
 * @returns errors at the generation in estate.yaml, one for each generation however many pools use it
 */
export function imageFindings(request: LockRequest, lock: LockSpec): readonly Finding[] {
  const conflicts = [...request.pools].sort(byId).flatMap(({ id, images = [] }) => {
    const held = ownValue(lock.pools, id);
    return held === undefined
      ? []
      : images.flatMap((image) => conflict(image, held).map((kind) => ({ id, image, held, kind })));
  });
  const groups = groupBy(conflicts, ({ kind, image }) => `${kind} ${image.pointer}`);
  return [...groups.values()].map((group) => {
    const [{ kind, image, held }] = group;
    const pools = poolNames(group.map(({ id }) => id));
    return kind === "changed"
      ? changed(image, ownValue(held.images ?? {}, String(image.number)) ?? "", pools)
      : reused(image, Math.max(...group.map((one) => one.held.lastGeneration ?? 0)), pools);
  });
}

/**
 * What the lock file remembers from now on: sources of the generations in use, and the highest number ever.
 *
 * @param images - generations in use; undefined = as the lock has them
 */
export function poolImages(
  images: readonly ImageSource[] | undefined,
  held: PoolLock | undefined,
): PoolImages {
  const last = Math.max(held?.lastGeneration ?? 0, ...(images ?? []).map(({ number }) => number));
  const sources =
    images === undefined
      ? held?.images
      : Object.fromEntries(images.map(({ number, source }) => [String(number), source]));
  return {
    ...(sources === undefined ? {} : { images: sources }),
    ...(last === 0 ? {} : { lastGeneration: last }),
  };
}

function conflict({ number, source }: ImageSource, held: PoolLock): readonly ("changed" | "reused")[] {
  const before = ownValue(held.images ?? {}, String(number));
  if (before !== undefined) return before === source ? [] : ["changed"];
  return number <= (held.lastGeneration ?? 0) ? ["reused"] : [];
}

function changed({ number, source, pointer }: ImageSource, before: string, pools: string): Finding {
  return {
    rule: "lock/image-changed",
    severity: "error",
    message: `image generation ${number} of ${pools} is built from "${before}" and would become "${source}"; a generation in use keeps its image`,
    file: "estate.yaml",
    pointer,
    hint: `restore "${before}", append a generation with a new number for "${source}" as current and set this one to retiring`,
  };
}

function reused({ number, pointer }: ImageSource, last: number, pools: string): Finding {
  return {
    rule: "lock/generation-reused",
    severity: "error",
    message: `image generation ${number} of ${pools} is new, but generation ${last} has been in use already; allowed is ${last + 1} or higher`,
    file: "estate.yaml",
    pointer: `${pointer}/number`,
    hint: `give the generation the number ${last + 1}`,
  };
}

function poolNames(ids: readonly string[]): string {
  const named = ids
    .slice(0, NAMED_POOLS)
    .map((id) => `"${id}"`)
    .join(", ");
  const more = ids.length - NAMED_POOLS;
  return `${ids.length === 1 ? "pool" : "pools"} ${named}${more > 0 ? ` and ${more} more` : ""}`;
}
