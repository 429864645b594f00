import {
  SHARE_BASE_IOPS,
  SHARE_MAX_IOPS,
  SHARE_MAX_QUOTA_GIB,
  SHARE_MAX_SESSIONS,
  SHARE_MIN_QUOTA_GIB,
  shareCount,
  shareQuotaGiB,
  type ShareLoad,
} from "./azure-files";
import { applicationProfile } from "../application/application-use";
import { memberPeopleInput } from "../application/published-member";
import type { PlanningConstant } from "../constant";
import type { Figure, FigureInput } from "../figure";
import { ESTATE_FILE, fromConstant, fromFigure, fromYaml } from "../figure-input";
import type { ProfileStoragePlan } from "../plan";
import { poolSubject, type PoolContext } from "./pool-context";
import { roundUp } from "../rounding";
import { workloadInput, workloadOf } from "./session-demand";
import { concurrentAttaches, SIGN_IN_IOPS_PER_ATTACH, STEADY_IOPS_PER_SESSION } from "./sign-in-wave";

/** Largest virtual disk of a profile server, 62 TiB (GiB). */
export const VIRTUAL_DISK_MAX_GIB: PlanningConstant = {
  name: "VIRTUAL_DISK_MAX_GIB",
  value: 63_488,
  unit: "GiB",
  certainty: "assumption",
  source: "largest disk vSphere is known to attach, 62 TiB; check the release in use",
};

/** Profile storage of a multi-session pool: capacity, sign-in IOPS and handles; the tightest decides. */
export function profileStorage(context: PoolContext): {
  readonly plan: ProfileStoragePlan;
  readonly workings: readonly Figure[];
} {
  const { figure: capacityGiB, workings } = capacityFigure(context);
  const steadyIops = steadyFigure(context);
  const attaches = attachesFigure(context);
  const signInIops: Figure = {
    subject: poolSubject(context, "signInIops"),
    value: attaches.value * SIGN_IN_IOPS_PER_ATTACH.value + steadyIops.value,
    unit: "IOPS",
    formula: "concurrentAttaches × SIGN_IN_IOPS_PER_ATTACH + steadyIops",
    inputs: [
      fromFigure("concurrentAttaches", attaches),
      fromConstant(SIGN_IN_IOPS_PER_ATTACH),
      fromFigure("steadyIops", steadyIops),
    ],
  };
  const load = {
    capacityGiB: capacityGiB.value,
    iops: signInIops.value,
    sessions: context.peakSessions.value,
  };
  const inputs = [fromFigure("capacityGiB", capacityGiB), fromFigure("signInIops", signInIops)];
  const { shares, shareQuotaGiB: quota } =
    context.demand.platform === "azure"
      ? azureShares(context, load, inputs)
      : profileServers(context, capacityGiB);
  return {
    plan: { capacityGiB, steadyIops, signInIops, shares, shareQuotaGiB: quota },
    workings: [attaches, ...workings],
  };
}

function capacityFigure(context: PoolContext): {
  readonly figure: Figure;
  readonly workings: readonly Figure[];
} {
  const { estate, demand, uses } = context;
  const { profileFillShare } = estate.settings.sizing;
  const parts = demand.members.map((member, index) => {
    const workload = workloadOf(estate.catalog, member);
    const left = applicationProfile(demand.id, member, uses[index] ?? []);
    // An ordinary profile has room for what applications leave, until they leave more than a profile holds.
    const raised = left !== undefined && left.value > workload.profileGiB ? left : undefined;
    return { member, workload, raised, profileGiB: raised?.value ?? workload.profileGiB };
  });
  const raises = parts.some(({ raised }) => raised !== undefined);
  const figure: Figure = {
    subject: poolSubject(context, "capacityGiB"),
    value: roundUp(
      parts.reduce((sum, { member, profileGiB }) => sum + member.people * profileGiB, 0) * profileFillShare,
    ),
    unit: "GiB",
    formula: `ceil(sum(people × ${raises ? "max(profileGiB, applicationProfileGiB)" : "profileGiB"}) × profileFillShare)`,
    inputs: [
      ...parts.flatMap(({ member, workload, raised }) => [
        memberPeopleInput(demand.id, member),
        workloadInput(
          estate.catalog,
          member.scenario.workloadClass,
          "profileGiB",
          workload.profileGiB,
          "GiB",
        ),
        ...(raised === undefined ? [] : [fromFigure("applicationProfileGiB", raised)]),
      ]),
      fromYaml("profileFillShare", profileFillShare, "share", ESTATE_FILE, "sizing", "profileFillShare"),
    ],
  };
  return { figure, workings: parts.flatMap(({ raised }) => raised ?? []) };
}

function steadyFigure(context: PoolContext): Figure {
  return {
    subject: poolSubject(context, "steadyIops"),
    value: context.peakSessions.value * STEADY_IOPS_PER_SESSION.value,
    unit: "IOPS",
    formula: "peakSessions × STEADY_IOPS_PER_SESSION",
    inputs: [fromFigure("peakSessions", context.peakSessions), fromConstant(STEADY_IOPS_PER_SESSION)],
  };
}

function attachesFigure(context: PoolContext): Figure {
  const { estate, demand, members } = context;
  const { attachSeconds } = estate.settings.sizing;
  const waves = demand.members.map(({ group }, index) => {
    const peak = members[index]?.peakSessions;
    if (peak === undefined) throw new RangeError(`pool "${demand.id}" has a member without peak sessions`);
    return { group, peak };
  });
  const sum = waves.reduce(
    (total, { group, peak }) =>
      total + concurrentAttaches({ peakSessions: peak.value, ...group.arrival }, attachSeconds),
    0,
  );
  return {
    subject: poolSubject(context, "concurrentAttaches"),
    value: roundUp(sum),
    unit: "attaches",
    formula: "ceil(sum(memberPeakSessions × share ÷ (minutes × 60 ÷ attachSeconds)))",
    inputs: [
      ...waves.flatMap(({ group, peak }) => [
        fromFigure("memberPeakSessions", peak),
        fromYaml("share", group.arrival.share, "share", group.file, "arrival", "share"),
        fromYaml("minutes", group.arrival.minutes, "min", group.file, "arrival", "minutes"),
      ]),
      fromYaml("attachSeconds", attachSeconds, "s", ESTATE_FILE, "sizing", "attachSeconds"),
    ],
  };
}

type Shares = Pick<ProfileStoragePlan, "shares" | "shareQuotaGiB">;

function azureShares(context: PoolContext, load: ShareLoad, loadInputs: readonly FigureInput[]): Shares {
  const count = shareCount(load);
  const shares: Figure = {
    subject: poolSubject(context, "shares"),
    value: count.shares,
    unit: "shares",
    formula:
      "max(1, ceil(capacityGiB ÷ SHARE_MAX_QUOTA_GIB), ceil(signInIops ÷ SHARE_MAX_IOPS), ceil(peakSessions ÷ SHARE_MAX_SESSIONS))",
    inputs: [
      ...loadInputs,
      fromFigure("peakSessions", context.peakSessions),
      fromConstant(SHARE_MAX_QUOTA_GIB),
      fromConstant(SHARE_MAX_IOPS),
      fromConstant(SHARE_MAX_SESSIONS),
    ],
    boundBy: count.boundBy,
  };
  const quota = shareQuotaGiB(load, count.shares);
  return {
    shares,
    shareQuotaGiB: {
      subject: poolSubject(context, "shareQuotaGiB"),
      value: quota.quotaGiB,
      unit: "GiB",
      formula:
        "max(SHARE_MIN_QUOTA_GIB, ceil(capacityGiB ÷ shares), ceil(signInIops ÷ shares) − SHARE_BASE_IOPS)",
      inputs: [
        ...loadInputs,
        fromFigure("shares", shares),
        fromConstant(SHARE_MIN_QUOTA_GIB),
        fromConstant(SHARE_BASE_IOPS),
      ],
      boundBy: quota.boundBy,
    },
  };
}

// One profile server holds one share on one disk; vSphere HA restarts it elsewhere, so there is no second one.
function profileServers(context: PoolContext, capacityGiB: Figure): Shares {
  const servers = Math.max(1, roundUp(capacityGiB.value / VIRTUAL_DISK_MAX_GIB.value));
  const shares: Figure = {
    subject: poolSubject(context, "shares"),
    value: servers,
    unit: "shares",
    formula: "max(1, ceil(capacityGiB ÷ VIRTUAL_DISK_MAX_GIB)), one per profile server",
    inputs: [fromFigure("capacityGiB", capacityGiB), fromConstant(VIRTUAL_DISK_MAX_GIB)],
    boundBy: "capacity",
  };
  return {
    shares,
    shareQuotaGiB: {
      subject: poolSubject(context, "shareQuotaGiB"),
      value: roundUp(capacityGiB.value / servers),
      unit: "GiB",
      formula: "ceil(capacityGiB ÷ shares)",
      inputs: [fromFigure("capacityGiB", capacityGiB), fromFigure("shares", shares)],
      boundBy: "capacity",
    },
  };
}
