import type { Finding } from "../../model/diagnostic";
import type { Estate, Scenario, UserGroup } from "../../model/estate";
import { errorAt } from "../finding-at";
import { AVD_NAME_MAX_LENGTH, poolNameProblem } from "../names";
import type { PlatformName, ProtectionClass, SessionType } from "../plan";

/** People of one user group who use a pool in one scenario. */
export interface MemberDemand {
  readonly group: UserGroup;
  readonly scenario: Scenario;
  readonly people: number;
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
 * People in scenarios with local delivery need none. A group without `platform` goes to the first platform of its
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
    const key = poolKey(estate, member);
    if (key === undefined) continue;
    const id = [`${key.platform}-pool`, key.zone, key.image, key.sessionType, key.protectionClass].join("-");
    const known = byId.get(id);
    if (known === undefined) {
      findings.push(...tooLong(estate, id, key.platform, member));
      byId.set(id, { id, ...key, members: [member] });
    } else if (known.zone !== key.zone || known.image !== key.image) {
      const clash = sameId(id, known, key, member);
      // A group reaches a pool with each of its scenarios; the clash is said once.
      const last = findings.at(-1);
      if (last?.file !== clash.file || last.message !== clash.message) findings.push(clash);
    } else {
      known.members.push(member);
    }
  }
  return { pools: [...byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1)), findings };
}

function* memberDemands(estate: Estate): Generator<MemberDemand> {
  const scenarios = new Map(estate.scenarios.map((scenario) => [scenario.id, scenario]));
  for (const group of estate.userGroups) {
    for (const [id, people] of Object.entries(group.scenarios).sort(([a], [b]) => (a < b ? -1 : 1))) {
      const scenario = scenarios.get(id);
      if (scenario === undefined) {
        throw new RangeError(`scenario "${id}" of user group "${group.id}" is not in the estate`);
      }
      if (people > 0) yield { group, scenario, people };
    }
  }
}

function poolKey(estate: Estate, member: MemberDemand): Omit<PoolDemand, "id" | "members"> | undefined {
  const { group, scenario } = member;
  if (scenario.delivery === "local") return undefined;
  const platform = group.platform ?? estate.settings.placement[group.protectionClass].platforms[0];
  if (platform === undefined) {
    throw new RangeError(`placement of protection class "${group.protectionClass}" lists no platform`);
  }
  const ownDesktop = scenario.delivery === "personal" || scenario.delivery === "gpu";
  return {
    platform,
    sessionType: scenario.delivery,
    // The model refuses a group that needs a personal image and names none.
    image: ownDesktop ? (group.personalImage ?? group.image) : group.image,
    zone: group.zone,
    protectionClass: group.protectionClass,
  };
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
