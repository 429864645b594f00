import type { Finding } from "../../model/diagnostic";
import type { Estate, Scenario, UserGroup } from "../../model/estate";
import { publishedMembers } from "../application/published-member";
import { seatsOf } from "../application/seat";
import { errorAt } from "../finding-at";
import { AVD_NAME_MAX_LENGTH, poolNameProblem } from "../names";
import type { PlatformName, ProtectionClass, SessionType } from "../plan";

/** People of one user group who use a pool in one scenario. */
export interface MemberDemand {
  readonly group: UserGroup;
  readonly scenario: Scenario;
  readonly people: number;
  /** Set for people who have their desktop elsewhere and open single windows here: the applications. Not empty. */
  readonly published?: readonly string[];
}

/** What must not be mixed, and who comes together in it. */
export interface PoolDemand {
  /** `<platform>-pool-<zone>-<image>-<session type>-<protection class>`. */
  readonly id: string;
  readonly platform: PlatformName;
  readonly sessionType: SessionType;
  readonly image: string;
  readonly zone: string;
  readonly protectionClass: ProtectionClass;
  /** Sorted by user group and scenario. */
  readonly members: readonly MemberDemand[];
}

/**
 * Pools that the user groups need: one per platform, zone, image, session type and protection class.
 *
 * People in scenarios with local delivery need none; people who open published applications beside their desktop belong
 * to a second one. A group without `platform` goes to the first platform of its
 * protection class. Linear in the number of group × scenario pairs.
 *
 * @returns pools sorted by id; findings for ids that Azure would refuse and for two pools that would share an id
 */
export function poolDemands(estate: Estate): {
  readonly pools: readonly PoolDemand[];
  readonly findings: readonly Finding[];
} {
  const byId = new Map<string, Omit<PoolDemand, "members"> & { readonly members: MemberDemand[] }>();
  const findings: Finding[] = [];
  for (const member of memberDemands(estate)) {
    const pool = poolFor(estate, member);
    if (pool === undefined) continue;
    const { id } = pool;
    const known = byId.get(id);
    if (known === undefined) {
      findings.push(...tooLong(estate, id, pool.platform, member));
      byId.set(id, { ...pool, members: [member] });
    } else if (known.zone !== pool.zone || known.image !== pool.image) {
      const clash = sameId(id, known, pool, member);
      // A group reaches a pool with each of its scenarios; the clash is said once.
      const last = findings.at(-1);
      if (last?.file !== clash.file || last.message !== clash.message) findings.push(clash);
    } else {
      known.members.push(member);
    }
  }
  return { pools: [...byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1)), findings };
}

function memberDemands(estate: Estate): readonly MemberDemand[] {
  const seats = seatsOf(estate.scenarios, estate.userGroups);
  const published = publishedMembers(estate);
  if (published.length === 0) return seats;
  return [...seats, ...published].sort(
    (a, b) => compare(a.group.id, b.group.id) || compare(a.scenario.id, b.scenario.id),
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The pool that a member belongs to, with this member alone; undefined when it needs none. */
export function poolFor(estate: Estate, member: MemberDemand): PoolDemand | undefined {
  const { group, scenario } = member;
  const sessionType = member.published !== undefined ? "remote-app" : scenario.delivery;
  if (sessionType === "local") return undefined;
  const platform = group.platform ?? estate.settings.placement[group.protectionClass].platforms[0];
  if (platform === undefined) {
    throw new RangeError(`placement of protection class "${group.protectionClass}" lists no platform`);
  }
  const ownDesktop = sessionType === "personal" || sessionType === "gpu";
  // The model refuses a group that needs a personal image and names none.
  const image = ownDesktop ? (group.personalImage ?? group.image) : group.image;
  const { zone, protectionClass } = group;
  const id = [`${platform}-pool`, zone, image, sessionType, protectionClass].join("-");
  return { id, platform, sessionType, image, zone, protectionClass, members: [member] };
}

function tooLong(estate: Estate, id: string, platform: PlatformName, member: MemberDemand): Finding[] {
  if (platform !== "azure") return [];
  const { prefix, environment } = estate.settings.naming;
  const name = poolNameProblem(prefix, environment, id);
  if (name === undefined) return [];
  return [
    errorAt({
      rule: "naming/too-long",
      file: member.group.file,
      keys: ["zone"],
      message: `pool "${id}" leads to the name "${name}" with ${name.length} characters; Azure Virtual Desktop allows ${AVD_NAME_MAX_LENGTH}`,
      hint: `shorten the id of zone "${member.group.zone}" or of the group's image by ${name.length - AVD_NAME_MAX_LENGTH} characters`,
    }),
  ];
}

function sameId(
  id: string,
  known: Pick<PoolDemand, "zone" | "image">,
  key: Pick<PoolDemand, "zone" | "image">,
  member: MemberDemand,
): Finding {
  return errorAt({
    rule: "naming/ambiguous-pool",
    file: member.group.file,
    keys: ["zone"],
    message: `zone "${key.zone}" with image "${key.image}" and zone "${known.zone}" with image "${known.image}" both lead to the pool "${id}"`,
    hint: "rename one of the zones or images so that the joined ids differ",
  });
}
