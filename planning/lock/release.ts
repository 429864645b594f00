import { distance } from "fastest-levenshtein";
import type { LockSpec } from "../../generated/lock";
import type { Finding } from "../../model/diagnostic";
import { entryName, entryPointer, isRemoved, LOCK_SECTIONS, lockEntries, type LockEntry } from "./lock-entry";
import { lockError } from "./lock-integrity";

/** Typing errors within which a proposal is made (edit distance). */
const PROPOSAL_DISTANCE = 2;

/**
 * Gives up what removed elements still hold, so that it may be given out again.
 *
 * All or nothing: with an error the lock stays as it was.
 *
 * @param names - `pool/<id>`, `site/<id>` or `network/<name>`; each must be marked as removed
 * @returns the lock without them, or errors for names that are unknown or in use
 */
export function releaseFromLock(
  current: LockSpec,
  names: readonly string[],
): { readonly lock: LockSpec; readonly findings: readonly Finding[] } {
  const entries = new Map(lockEntries(current).map((entry) => [releaseName(entry), entry]));
  const wanted = [...new Set(names)].sort();
  const findings = wanted.flatMap((name) => {
    const entry = entries.get(name);
    if (entry === undefined) return [unknownName(name, entries)];
    return isRemoved(entry) ? [] : [inUse(entry)];
  });
  if (findings.length > 0) return { lock: current, findings };
  const lock: LockSpec = {
    version: 1,
    pools: without(current.pools, "pool", wanted),
    networks: without(current.networks, "network", wanted),
    sites: without(current.sites, "site", wanted),
  };
  return { lock, findings };
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

function unknownName(name: string, entries: ReadonlyMap<string, LockEntry>): Finding {
  const kind = name.split("/")[0] ?? "";
  if (!name.includes("/") || !Object.hasOwn(LOCK_SECTIONS, kind)) {
    return lockError(
      "lock/release-unknown",
      "",
      `"${name}" names nothing that can be released; allowed is pool/<id>, site/<id> or network/<name>`,
      "write the kind before the name",
    );
  }
  const near = [...entries.keys()].find((known) => distance(known, name) <= PROPOSAL_DISTANCE);
  const removed = [...entries].filter(([, entry]) => isRemoved(entry)).map(([known]) => known);
  return lockError(
    "lock/release-unknown",
    "",
    `"${name}" is not in the lock file${near === undefined ? "" : `; did you mean "${near}"`}`,
    removed.length === 0
      ? "nothing is reserved at present"
      : `name one that is reserved: ${removed.join(", ")}`,
  );
}
