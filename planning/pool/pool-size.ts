import type { Finding } from "../../model/diagnostic";
import type { Estate } from "../../model/estate";
import { memberUses, takesResources, usersFigure } from "../application/application-use";
import type { Placement } from "../application/placement";
import { poolApplications } from "../application/pool-application";
import { publishedPeople } from "../application/published-member";
import { clusterFor, clusterPurpose } from "../platform/cluster-choice";
import type { PoolSizing } from "../estate-sizing";
import type { Figure } from "../figure";
import { ESTATE_FILE, fromConstant, fromFigure, fromYaml } from "../figure-input";
import { errorAt, warningAt } from "../finding-at";
import { candidateInput, type HostCandidate } from "./host-candidate";
import { isMultiSession } from "./host-limit";
import { multiSessionHosts } from "./multi-session-hosts";
import { poolMembers, poolPeakSessions, poolPeople } from "./peak-sessions";
import { poolSubject, type PoolContext } from "./pool-context";
import type { PoolDemand } from "./pool-demand";
import type { PoolHosts } from "./pool-hosts";
import { poolRedirection } from "./pool-redirection";
import { profileStorage } from "./profile-storage";
import {
  capacityThresholdPercent,
  MAX_CAPACITY_THRESHOLD_PERCENT,
  scalingSchedules,
  type ScheduledLoad,
} from "./scaling-schedule";
import { singleSessionHosts } from "./single-session-hosts";
import { GENERATIONS_SIDE_BY_SIDE, RESERVED_ADDRESSES, subnetAddresses } from "./subnet-addresses";

/** A pool whose cost is still open: on vSphere it is a part of its cluster's. */
export interface PoolDraft {
  readonly pool: Omit<PoolSizing, "monthlyCostEur">;
  readonly context: PoolContext;
  readonly candidate: HostCandidate;
  /** What the schedules carry. */
  readonly load: ScheduledLoad;
  readonly workings: readonly Figure[];
}

/**
 * Sizes one pool, except for its cost. Without `draft` the findings say why.
 *
 * @param placements - applications that people use in the pool
 * @param today - day that counts for retirements (ISO date)
 */
export function sizePool(
  estate: Estate,
  demand: PoolDemand,
  placements: readonly Placement[],
  today: string | undefined,
): { readonly draft?: PoolDraft; readonly findings: readonly Finding[] } {
  const cluster =
    demand.platform === "vsphere" ? clusterFor(estate, clusterPurpose(demand.sessionType)) : undefined;
  if (demand.platform === "vsphere" && cluster === undefined) return { findings: [noCluster(demand)] };
  const members = poolMembers(demand);
  const context: PoolContext = {
    estate,
    demand,
    members,
    uses: memberUses(placements, demand.members),
    people: poolPeople(demand),
    peakSessions: poolPeakSessions(demand.id, members),
    today,
    ...(cluster === undefined ? {} : { cluster }),
  };
  const { result, findings } = isMultiSession(demand.sessionType)
    ? multiSessionHosts(context)
    : singleSessionHosts(context);
  if (result === undefined) return { findings };
  const drafted = draftPool(context, poolApplications(placements), result);
  return { draft: drafted.draft, findings: [...findings, ...drafted.findings] };
}

function draftPool(
  context: PoolContext,
  applications: PoolSizing["applications"],
  hosts: PoolHosts,
): { readonly draft: PoolDraft; readonly findings: readonly Finding[] } {
  const { demand, estate } = context;
  const multiSession = isMultiSession(demand.sessionType);
  const storage = multiSession ? profileStorage(context) : undefined;
  const load = scheduledLoad(context, hosts);
  const scaled = multiSession && demand.platform === "azure";
  const { redirection, findings } = poolRedirection(
    demand.id,
    demand.members.map(({ scenario }) => scenario),
  );
  const image = imageOf(estate, demand);
  return {
    findings: scaled ? [...findings, ...thresholdFindings(context, hosts)] : findings,
    draft: {
      context,
      candidate: hosts.candidate,
      load,
      workings: [...hosts.workings, ...(storage?.workings ?? []), ...peopleWorkings(context)],
      pool: {
        id: demand.id,
        platform: demand.platform,
        sessionType: demand.sessionType,
        image: demand.image,
        operatingSystem: image.operatingSystem,
        ...(image.azureImage === undefined ? {} : { azureImage: image.azureImage }),
        generations: image.generations,
        protectionClass: demand.protectionClass,
        zone: demand.zone,
        members: context.members,
        applications,
        people: context.people,
        peakSessions: context.peakSessions,
        sessionsPerHost: hosts.sessionsPerHost,
        hosts: hosts.hosts,
        host: hosts.candidate.shape,
        vcpu: totalFigure(context, hosts, "vcpu"),
        memoryGiB: totalFigure(context, hosts, "memoryGiB"),
        ...(storage === undefined ? {} : { profiles: storage.plan }),
        subnetAddresses: addressesFigure(context, hosts.hosts),
        schedules: scaled ? scalingSchedules(load) : [],
        redirection,
        usersGroupObjectIds: usersGroups(context),
        ...(context.cluster === undefined ? {} : { cluster: context.cluster.id }),
        allowDestroy: estate.settings.allowDestroy.includes(demand.id),
      },
    },
  };
}

/** Figures of people that others refer to. */
function peopleWorkings({ demand, uses }: PoolContext): readonly Figure[] {
  const published = demand.members.filter((member) => member.published !== undefined);
  return [
    ...published.map((member) => publishedPeople(demand.id, member)),
    ...uses.flat().filter(takesResources).map(usersFigure),
  ];
}

function scheduledLoad(context: PoolContext, hosts: PoolHosts): ScheduledLoad {
  const models = context.estate.settings.workingTimeModels;
  return {
    hosts: hosts.hosts.value,
    sessionsPerHost: hosts.sessionsPerHost.value,
    members: context.demand.members.map(({ group }, index) => {
      const model = models[group.workingTimeModel];
      if (model === undefined)
        throw new RangeError(`working-time model "${group.workingTimeModel}" is missing`);
      return { model, peakSessions: context.members[index]?.peakSessions.value ?? 0 };
    }),
  };
}

function imageOf(estate: Estate, demand: PoolDemand): Estate["settings"]["images"][string] {
  const image = estate.settings.images[demand.image];
  if (image === undefined) throw new RangeError(`image "${demand.image}" is not in the estate`);
  return image;
}

function totalFigure(context: PoolContext, hosts: PoolHosts, key: "vcpu" | "memoryGiB"): Figure {
  return {
    subject: poolSubject(context, key),
    value: hosts.hosts.value * hosts.candidate.shape[key],
    unit: key === "vcpu" ? "vCPU" : "GiB",
    formula: `hosts × ${key}`,
    inputs: [fromFigure("hosts", hosts.hosts), candidateInput(context.estate.catalog, hosts.candidate, key)],
  };
}

function addressesFigure(context: PoolContext, hosts: Figure): Figure {
  const { growthFactor } = context.estate.settings.sizing;
  return {
    subject: poolSubject(context, "subnetAddresses"),
    value: subnetAddresses(hosts.value, growthFactor),
    unit: "addresses",
    formula: "ceil(hosts × GENERATIONS_SIDE_BY_SIDE × growthFactor) + RESERVED_ADDRESSES",
    inputs: [
      fromFigure("hosts", hosts),
      fromConstant(GENERATIONS_SIDE_BY_SIDE),
      fromYaml("growthFactor", growthFactor, "factor", ESTATE_FILE, "sizing", "growthFactor"),
      fromConstant(RESERVED_ADDRESSES),
    ],
  };
}

function usersGroups({ estate, demand }: PoolContext): readonly string[] {
  const everybody = estate.settings.platforms.azure?.usersGroupObjectId;
  const ids = demand.members.map(({ group }) => group.usersGroupObjectId ?? everybody);
  return [...new Set(ids.filter((id) => id !== undefined))].sort();
}

function thresholdFindings(context: PoolContext, hosts: PoolHosts): Finding[] {
  const { demand, estate, peakSessions } = context;
  const threshold = capacityThresholdPercent(
    peakSessions.value,
    hosts.hosts.value,
    hosts.sessionsPerHost.value,
  );
  if (threshold <= MAX_CAPACITY_THRESHOLD_PERCENT.value) return [];
  return [
    warningAt({
      rule: "sizing/no-scaling-room",
      file: ESTATE_FILE,
      keys: ["sizing", "headroomShare"],
      message: `pool "${demand.id}" is ${threshold} % full at its peak with a headroomShare of ${estate.settings.sizing.headroomShare}; scaling starts hosts in time up to ${MAX_CAPACITY_THRESHOLD_PERCENT.value} %`,
      hint: "raise headroomShare, for instance to 0.1",
    }),
  ];
}

function noCluster(demand: PoolDemand): Finding {
  const purpose = clusterPurpose(demand.sessionType);
  return errorAt({
    rule: "sizing/no-cluster",
    file: ESTATE_FILE,
    keys: ["platforms", "vsphere", "clusters"],
    message: `pool "${demand.id}" needs a cluster with purpose ${purpose}; the estate has none`,
    hint: `add a cluster with purpose: ${purpose}`,
  });
}
