import type { LockSpec, NumberLock } from "../../generated/lock";
import type { LockChange } from "./lock-change";
import { ownValue } from "./lock-entry";
import { numbersIn, readSpans } from "./number-span";

/** What differs between the telephone numbers of two locks, by building. */
export function numberChanges(
  { numbers: old = {} }: LockSpec,
  { numbers: now = {} }: LockSpec,
): readonly LockChange[] {
  return Object.entries(now).flatMap(([id, after]) => {
    const change = siteChange(id, ownValue(old, id), after);
    return change === undefined ? [] : [{ ...change, subject: `numbers "${id}"` }];
  });
}

function siteChange(
  id: string,
  before: NumberLock | undefined,
  after: NumberLock,
): Omit<LockChange, "subject"> | undefined {
  if (before === after) return undefined;
  if (before === undefined) return { kind: "added", detail: holding(after) };
  if (after.removed === true) {
    if (before.removed === true) return undefined;
    const detail = `${holding(after)} stay reserved until \`workplace lock --release numbers/${id}\``;
    return { kind: "removed", detail };
  }
  if (before.removed === true) return { kind: "restored", detail: holding(after) };
  const further = heldIn(after) - heldIn(before);
  const blocks = after.blocks.join(", ");
  const grown = blocks === before.blocks.join(", ") ? "" : `, now ${blocks}`;
  if (further > 0 || grown !== "") return { kind: "grown", detail: `${further} more held${grown}` };
  const changed = Object.keys(after.holders).filter(
    (holder) => String(after.holders[holder]) !== String(before.holders[holder]),
  );
  return changed.length === 0
    ? undefined
    : { kind: "changed", detail: `other numbers for ${changed.join(", ")}` };
}

function holding(entry: NumberLock): string {
  return `${entry.blocks.join(", ")}, ${heldIn(entry)} held`;
}

function heldIn({ holders }: NumberLock): number {
  return numbersIn(Object.values(holders).flatMap(readSpans));
}
