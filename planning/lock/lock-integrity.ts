import type { LockSpec } from "../../generated/lock";
import type { Finding } from "../../model/diagnostic";
import { cidrProblem, endOf, overlaps } from "./cidr";
import {
  entryName,
  entryPointer,
  heldSiteNetworks,
  isRemoved,
  LOCK_FILE,
  lockedBlocks,
  lockEntries,
  siteNetworkBlocks,
  siteNetworkName,
  type LockedBlock,
  type LockEntry,
} from "./lock-entry";

const RESTORE_HINT =
  "take estate.lock.yaml of the main branch (git checkout <main branch> -- estate.lock.yaml) and run `workplace lock`";

/**
 * What makes a lock file untrustworthy by itself: the traces of a hand edit or of two branches that gave out the
 * same value. Reserved elements count, because their values may still be in use somewhere.
 *
 * @returns errors that point into the lock file, sorted by element
 */
export function lockIntegrity(lock: LockSpec): readonly Finding[] {
  const entries = lockEntries(lock);
  const blocks = lockedBlocks(lock);
  return [
    ...unreadableBlocks(blocks),
    ...overlappingBlocks(blocks),
    ...overlappingBlocks(siteNetworkBlocks(lock)),
    ...entries.flatMap(slotOrder),
    ...duplicates(entries.flatMap(codeOf), { rule: "lock/duplicate-code", label: "pool code" }),
    ...duplicatePriorities(lock),
    ...duplicates([...entries.flatMap(vlanIdOf), ...siteVlanIds(lock)], {
      rule: "lock/duplicate-vlan",
      label: "VLAN id",
    }),
  ];
}

function duplicatePriorities({ connectionRules = {} }: LockSpec): readonly Finding[] {
  const owners = new Map<number, string>();
  return Object.entries(connectionRules).flatMap(([name, priority]) => {
    const owner = owners.get(priority);
    if (owner === undefined) owners.set(priority, name);
    return owner === undefined
      ? []
      : [
          lockError(
            "lock/duplicate-priority",
            `/connectionRules/${name}`,
            `rule "${name}" has priority ${priority}, which rule "${owner}" has as well`,
          ),
        ];
  });
}

/** An error at a place in the lock file. */
export function lockError(rule: string, pointer: string, message: string, hint = RESTORE_HINT): Finding {
  return { rule, severity: "error", message, file: LOCK_FILE, pointer, hint };
}

function unreadableBlocks(blocks: readonly LockedBlock[]): readonly Finding[] {
  return blocks.flatMap(({ entry, text, pointer, cidr }) => {
    if (cidr !== undefined) return [];
    const problem = cidrProblem(text) ?? "";
    return [lockError("lock/invalid-cidr", pointer, `${entryName(entry)} has network "${text}": ${problem}`)];
  });
}

function overlappingBlocks(all: readonly LockedBlock[]): readonly Finding[] {
  const blocks = all
    .flatMap(({ cidr, ...block }) => (cidr === undefined ? [] : [{ ...block, cidr }]))
    .sort((a, b) => a.cidr.start - b.cidr.start || a.cidr.prefix - b.cidr.prefix);
  const findings: Finding[] = [];
  let reach = blocks[0];
  for (const block of blocks.slice(1)) {
    if (reach !== undefined && overlaps(reach.cidr, block.cidr)) {
      findings.push(
        lockError(
          "lock/overlap",
          block.pointer,
          `${named(block.entry)} has ${block.text}, which overlaps ${reach.text} of ${named(reach.entry)}`,
          overlapHint(reach.entry, block.entry),
        ),
      );
    }
    if (reach === undefined || endOf(block.cidr) > endOf(reach.cidr)) reach = block;
  }
  return findings;
}

function overlapHint(a: LockEntry, b: LockEntry): string {
  const reserved = [b, a].find(isRemoved);
  if (reserved === undefined) return RESTORE_HINT;
  return `run \`workplace lock --release ${reserved.kind}/${reserved.id}\` when nothing uses its addresses any more`;
}

function slotOrder(entry: LockEntry): readonly Finding[] {
  if (!("subnets" in entry.value)) return [];
  const { subnets } = entry.value;
  return subnets.flatMap(({ firstSlot }, index) => {
    const previous = subnets[index - 1]?.firstSlot;
    if (previous === undefined ? firstSlot === 1 : firstSlot > previous) return [];
    const allowed = previous === undefined ? "the first subnet starts at 1" : `allowed is above ${previous}`;
    return [
      lockError(
        "lock/slot-order",
        `${entryPointer(entry)}/subnets/${index}/firstSlot`,
        `${entryName(entry)} has a subnet from slot ${firstSlot}; ${allowed}`,
      ),
    ];
  });
}

/** A value that nobody else may have. */
interface Holder {
  readonly entry: LockEntry;
  /** How messages name it. */
  readonly name: string;
  readonly pointer: string;
  readonly value: string | number;
}

function codeOf(entry: LockEntry): readonly Holder[] {
  if (!("code" in entry.value)) return [];
  return [{ entry, name: named(entry), pointer: `${entryPointer(entry)}/code`, value: entry.value.code }];
}

function vlanIdOf(entry: LockEntry): readonly Holder[] {
  const { vlanId } = entry.value;
  if (vlanId === undefined) return [];
  return [{ entry, name: named(entry), pointer: `${entryPointer(entry)}/vlanId`, value: vlanId }];
}

function siteVlanIds(lock: LockSpec): readonly Holder[] {
  return heldSiteNetworks(lock).flatMap(({ entry, network, value: { vlanId }, pointer }) => {
    if (vlanId === undefined) return [];
    const name = `${siteNetworkName(entry.id, network)}${removedMark(entry)}`;
    return [{ entry, name, pointer: `${pointer}/vlanId`, value: vlanId }];
  });
}

function duplicates(
  holders: readonly Holder[],
  { rule, label }: { readonly rule: string; readonly label: string },
): readonly Finding[] {
  const owners = new Map<string | number, Holder>();
  return holders.flatMap((holder) => {
    const { value, entry, name, pointer } = holder;
    const owner = owners.get(value);
    if (owner === undefined) {
      owners.set(value, holder);
      return [];
    }
    return [
      lockError(
        rule,
        pointer,
        `${name} has ${label} ${value}, which ${owner.name} has as well`,
        overlapHint(owner.entry, entry),
      ),
    ];
  });
}

function named(entry: LockEntry): string {
  return `${entryName(entry)}${removedMark(entry)}`;
}

function removedMark(entry: LockEntry): string {
  return isRemoved(entry) ? " (removed)" : "";
}
