import { distance } from "fastest-levenshtein";
import type { LockSpec, NumberLock } from "../../generated/lock";
import type { Finding } from "../../model/diagnostic";
import {
  entryName,
  entryPointer,
  isRemoved,
  LOCK_SECTIONS,
  lockEntries,
  ownValue,
  type LockEntry,
} from "./lock-entry";
import { lockError } from "./lock-integrity";
import { CLUSTER_KIND, clusterNames, withoutClusters } from "./locked-clusters";

/** Kind of a name that releases the host shape of a pool. */
const HOST_KIND = "host";

/** Kind of a name that lets a setting change. */
const SETTING_KIND = "setting";

/** Kind of a name that releases the telephone numbers of a building that is gone. */
const NUMBERS_KIND = "numbers";

/** Typing errors within which a proposal is made (edit distance). */
const PROPOSAL_DISTANCE = 2;

/**
 * Gives up what removed elements still hold, so that it may be given out again, and choices (host shapes, clusters), so
 * that those of today may take their place.
 *
 * All or nothing: with an error the lock stays as it was.
 *
 * @param names - `pool/<id>`, `site/<id>`, `network/<name>` or `numbers/<site>`, each marked as removed; `host/<pool>` for
 *   any pool; `cluster/<role>`; `setting/<name>`
 * @returns the lock without them, or errors for names that are unknown or in use
 */
export function releaseFromLock(
  current: LockSpec,
  names: readonly string[],
): { readonly lock: LockSpec; readonly findings: readonly Finding[] } {
  const entries = new Map(lockEntries(current).map((entry) => [releaseName(entry), entry]));
  const wanted = [...new Set(names)].sort();
  const findings = wanted.flatMap((name) => {
    if (settingNames(current).includes(name) || clusterNames(current).includes(name)) return [];
    const numbers = numbersOf(current, name);
    if (numbers !== undefined) return numbers.removed === true ? [] : [numbersInUse(name)];
    const pool = poolOfHost(name);
    const entry = entries.get(pool === undefined ? name : releaseName({ kind: "pool", id: pool }));
    if (pool !== undefined && entry !== undefined) return [];
    if (entry === undefined) return [unknownName(name, current)];
    return isRemoved(entry) ? [] : [inUse(entry)];
  });
  if (findings.length > 0) return { lock: current, findings };
  const lock: LockSpec = {
    ...withoutSettings(withoutClusters(current, wanted), wanted),
    pools: without(withoutHosts(current, wanted).pools, "pool", wanted),
    networks: without(current.networks, "network", wanted),
    sites: without(current.sites, "site", wanted),
    ...withoutNumbers(current, wanted),
  };
  return { lock, findings };
}

/**
 * The lock without the choices that are named: sizing then chooses anew.
 *
 * @param names - as for `releaseFromLock`; all but `host/<pool>` and `cluster/<role>` are passed over
 */
export function withoutChoices(lock: LockSpec, names: readonly string[]): LockSpec {
  return withoutHosts(withoutClusters(lock, names), names);
}

function withoutHosts(lock: LockSpec, names: readonly string[]): LockSpec {
  const released = new Set(names.map(poolOfHost));
  const pools = Object.entries(lock.pools).map(([id, pool]) => {
    const { host: _, ...rest } = pool;
    return [id, released.has(id) ? rest : pool] as const;
  });
  return { ...lock, pools: Object.fromEntries(pools) };
}

function settingNames({ settings = {} }: LockSpec): readonly string[] {
  return Object.keys(settings).map((name) => `${SETTING_KIND}/${name}`);
}

function withoutSettings(lock: LockSpec, released: readonly string[]): LockSpec {
  const { settings = {}, ...rest } = lock;
  const kept = Object.entries(settings).filter(([name]) => !released.includes(`${SETTING_KIND}/${name}`));
  return kept.length === 0 ? rest : { ...rest, settings: Object.fromEntries(kept) };
}

function numbersOf({ numbers = {} }: LockSpec, name: string): NumberLock | undefined {
  const prefix = `${NUMBERS_KIND}/`;
  return name.startsWith(prefix) ? ownValue(numbers, name.slice(prefix.length)) : undefined;
}

function withoutNumbers({ numbers }: LockSpec, released: readonly string[]): Pick<LockSpec, "numbers"> {
  if (numbers === undefined) return {};
  const kept = Object.entries(numbers).filter(([id]) => !released.includes(`${NUMBERS_KIND}/${id}`));
  return { numbers: Object.fromEntries(kept) };
}

function numbersInUse(name: string): Finding {
  return lockError(
    "lock/release-in-use",
    `/${name}`,
    `"${name}" are in use and cannot be released`,
    "remove the building from the estate or retire it, run `workplace lock`, and release them then",
  );
}

function poolOfHost(name: string): string | undefined {
  return name.startsWith(`${HOST_KIND}/`) ? name.slice(HOST_KIND.length + 1) : undefined;
}

function without<Value>(
  section: Readonly<Record<string, Value>>,
  kind: LockEntry["kind"],
  released: readonly string[],
): Record<string, Value> {
  return Object.fromEntries(
    Object.entries(section).filter(([id]) => !released.includes(releaseName({ kind, id }))),
  );
}

function releaseName(entry: { readonly kind: LockEntry["kind"]; readonly id: string }): string {
  return `${entry.kind}/${entry.id}`;
}

function inUse(entry: LockEntry): Finding {
  return lockError(
    "lock/release-in-use",
    entryPointer(entry),
    `${entryName(entry)} is in use and cannot be released`,
    "remove it from the estate, run `workplace lock`, deploy, and release it then",
  );
}

function unknownName(name: string, current: LockSpec): Finding {
  const kind = name.split("/")[0] ?? "";
  if (
    !name.includes("/") ||
    (![HOST_KIND, CLUSTER_KIND, SETTING_KIND, NUMBERS_KIND].includes(kind) &&
      !Object.hasOwn(LOCK_SECTIONS, kind))
  ) {
    return lockError(
      "lock/release-unknown",
      "",
      `"${name}" names nothing that can be released; allowed is pool/<id>, site/<id>, network/<name>, numbers/<site>, host/<pool>, cluster/<role> or setting/<name>`,
      "write the kind before the name",
    );
  }
  const { known, hint } = nameable(kind, current);
  const near = known.find((candidate) => distance(candidate, name) <= PROPOSAL_DISTANCE);
  return lockError(
    "lock/release-unknown",
    "",
    `"${name}" is not in the lock file${near === undefined ? "" : `; did you mean "${near}"`}`,
    hint,
  );
}

/** Names of a kind, and where to find the right one. */
function nameable(
  kind: string,
  current: LockSpec,
): { readonly known: readonly string[]; readonly hint: string } {
  const entries = lockEntries(current);
  if (kind === CLUSTER_KIND) return { known: clusterNames(current), hint: "name a role of the lock file" };
  if (kind !== HOST_KIND) return { known: entries.map(releaseName), hint: reservedNames(entries) };
  const hosts = entries.flatMap((entry) => (entry.kind === "pool" ? [`${HOST_KIND}/${entry.id}`] : []));
  return { known: hosts, hint: "name a pool of the lock file" };
}

function reservedNames(entries: readonly LockEntry[]): string {
  const removed = entries.filter(isRemoved).map(releaseName);
  return removed.length === 0
    ? "nothing is reserved at present"
    : `name one that is reserved: ${removed.join(", ")}`;
}
