import type { LockSpec, NetworkLock, PoolLock, SiteLock, SiteNetworkLock } from "../../generated/lock";
import { numberChanges } from "./number-change";
import { entryName, isRemoved, lockEntries, ownValue, type LockEntry } from "./lock-entry";

/** One thing that a run of `workplace lock` changes. */
export interface LockChange {
  readonly kind: "added" | "grown" | "shrunk" | "changed" | "removed" | "restored";
  /** `pool "<id>"`, `network "<name>"`, `site "<id>"`, `setting "<name>"`, `cluster for "<role>"`, `rule "<name>"`, `numbers "<site>"`. */
  readonly subject: string;
  /** For people: what is given out, kept or freed. */
  readonly detail: string;
}

/**
 * What differs between two locks, sorted by element.
 *
 * Elements that were released (present before, absent after) are not a change of this run.
 */
export function lockChanges(before: LockSpec, after: LockSpec): readonly LockChange[] {
  const old = new Map(lockEntries(before).map((entry) => [entryName(entry), entry]));
  return [
    ...settingChanges(before, after),
    ...clusterChanges(before, after),
    ...ruleChanges(before, after),
    ...numberChanges(before, after),
    ...lockEntries(after).flatMap((entry) => entryChanges(old.get(entryName(entry)), entry)),
  ];
}

function settingChanges(
  { settings: old = {} }: LockSpec,
  { settings: now = {} }: LockSpec,
): readonly LockChange[] {
  return Object.entries(now)
    .filter(([name, value]) => ownValue(old, name) !== value)
    .map(([name, value]) => ({ kind: "added", subject: `setting "${name}"`, detail: value }));
}

function clusterChanges(
  { clusters: old = {} }: LockSpec,
  { clusters: now = {} }: LockSpec,
): readonly LockChange[] {
  return Object.entries(now)
    .filter(([role, cluster]) => ownValue(old, role) !== cluster)
    .map(([role, cluster]) => {
      const known = ownValue(old, role);
      const subject = `cluster for "${role}"`;
      return known === undefined
        ? { kind: "added", subject, detail: cluster }
        : { kind: "changed", subject, detail: `${known} → ${cluster}: its machines move` };
    });
}

/** A rule that is gone is no change of its own: nothing that stands depends on it. */
function ruleChanges(
  { connectionRules: old = {} }: LockSpec,
  { connectionRules: now = {} }: LockSpec,
): readonly LockChange[] {
  return Object.entries(now)
    .filter(([name]) => ownValue(old, name) === undefined)
    .map(([name, priority]) => ({
      kind: "added",
      subject: `rule "${name}"`,
      detail: `priority ${priority}`,
    }));
}

function entryChanges(before: LockEntry | undefined, after: LockEntry): readonly LockChange[] {
  const subject = entryName(after);
  if (before === undefined) return [{ kind: "added", subject, detail: holding(after.value) }];
  const name = `${after.kind}/${after.id}`;
  const changes: LockChange[] = [];
  if (isRemoved(after) && !isRemoved(before)) {
    changes.push({
      kind: "removed",
      subject,
      detail: `${stays(after)}${holding(after.value)} stay reserved until \`workplace lock --release ${name}\``,
    });
  }
  if (!isRemoved(after) && isRemoved(before)) {
    changes.push({ kind: "restored", subject, detail: holding(after.value) });
  }
  if ("subnets" in before.value && "subnets" in after.value) {
    changes.push(...poolChanges(subject, before.value, after.value));
  }
  changes.push(...siteNetworkChanges(subject, networksOf(before), networksOf(after)));
  return changes;
}

/** A stack that is no longer written destroys nothing: said aloud, because a renamed zone looks harmless. */
function stays({ kind }: LockEntry): string {
  return kind === "pool"
    ? "its hosts and profiles stay on the platform, their stack is no longer written; "
    : "";
}

function poolChanges(subject: string, before: PoolLock, after: PoolLock): readonly LockChange[] {
  const details = [...hostChanges(before, after), ...imageChanges(before, after)];
  return [
    ...slotChanges(subject, before, after),
    ...details.map((detail) => ({ kind: "changed" as const, subject, detail })),
  ];
}

function slotChanges(subject: string, before: PoolLock, after: PoolLock): readonly LockChange[] {
  const further = after.subnets.slice(before.subnets.length);
  if (after.slots < before.slots) {
    return [
      { kind: "shrunk", subject, detail: `${before.slots} → ${after.slots} host slots, the highest ones go` },
    ];
  }
  if (after.slots === before.slots && further.length === 0) return [];
  const subnets = further.map(({ cidr, firstSlot }) => `, ${cidr} from slot ${firstSlot}`).join("");
  return [{ kind: "grown", subject, detail: `${before.slots} → ${after.slots} host slots${subnets}` }];
}

function hostChanges(before: PoolLock, after: PoolLock): readonly string[] {
  if (after.host === undefined || after.host === before.host) return [];
  return before.host === undefined
    ? [`hosts stay on ${after.host}`]
    : [`${before.host} → ${after.host}: every one of ${after.slots} host slots is resized or rebuilt`];
}

function imageChanges({ images: old = {} }: PoolLock, { images: now = {} }: PoolLock): readonly string[] {
  const added = Object.entries(now).filter(([number]) => !Object.hasOwn(old, number));
  const gone = Object.keys(old).filter((number) => !Object.hasOwn(now, number));
  return [
    ...added.map(([number, source]) => `image generation ${number} is built from ${source}`),
    ...gone.map((number) => `image generation ${number} is gone, its number stays used`),
  ];
}

type SiteNetworks = Readonly<Record<string, SiteNetworkLock>>;

function networksOf({ value }: LockEntry): SiteNetworks {
  return "networks" in value ? (value.networks ?? {}) : {};
}

function siteNetworkChanges(
  subject: string,
  before: SiteNetworks,
  after: SiteNetworks,
): readonly LockChange[] {
  const texts = Object.entries(after).flatMap(([name, { cidr, vlanId }]) => {
    const known = ownValue(before, name);
    const parts = [
      ...(known === undefined ? [cidr] : []),
      ...(vlanId === undefined || known?.vlanId === vlanId ? [] : [`VLAN ${vlanId}`]),
    ];
    return parts.length === 0 ? [] : [`${name} ${parts.join(" ")}`];
  });
  return texts.length === 0 ? [] : [{ kind: "grown", subject, detail: texts.join(", ") }];
}

function siteNetworkTexts(value: NetworkLock | SiteLock): readonly string[] {
  const networks: SiteNetworks = "networks" in value ? (value.networks ?? {}) : {};
  return Object.entries(networks).map(
    ([name, { cidr, vlanId }]) => `${name} ${cidr}${vlanId === undefined ? "" : ` VLAN ${vlanId}`}`,
  );
}

function holding(value: PoolLock | NetworkLock | SiteLock): string {
  const vlan = value.vlanId === undefined ? [] : [`VLAN ${value.vlanId}`];
  if (!("subnets" in value)) return [value.cidr, ...vlan, ...siteNetworkTexts(value)].join(", ");
  const subnets = value.subnets.map(({ cidr }) => cidr);
  return [`code ${value.code}`, ...subnets, ...vlan, `${value.slots} host slots`].join(", ");
}
