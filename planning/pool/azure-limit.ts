import type { Finding } from "../../model/diagnostic";
import type { Estate } from "../../model/estate";
import type { PlanningConstant } from "../constant";
import type { PoolSizing } from "../estate-sizing";
import { ESTATE_FILE } from "../figure-input";
import { errorAt, warningAt } from "../finding-at";
import { MAX_SLOT } from "../names";
import { GENERATIONS_SIDE_BY_SIDE } from "./subnet-addresses";

const SERVICE_LIMITS =
  "https://learn.microsoft.com/azure/azure-resource-manager/management/azure-subscription-service-limits#azure-virtual-desktop-service-limits";

/** Session hosts of a pool. The service allows 10,000; names have four digits for the slot. */
export const POOL_MAX_HOSTS: PlanningConstant = {
  name: "POOL_MAX_HOSTS",
  value: Math.min(10_000, MAX_SLOT),
  unit: "hosts",
  certainty: "vendor limit",
  source: SERVICE_LIMITS,
};

/** Host pools of a workspace. */
export const WORKSPACE_MAX_POOLS: PlanningConstant = {
  name: "WORKSPACE_MAX_POOLS",
  value: 400,
  unit: "pools",
  certainty: "vendor limit",
  source: SERVICE_LIMITS,
};

/** Role assignments of an application group; each Entra group of users takes one. */
export const APPLICATION_GROUP_MAX_ASSIGNMENTS: PlanningConstant = {
  name: "APPLICATION_GROUP_MAX_ASSIGNMENTS",
  value: 200,
  unit: "assignments",
  certainty: "vendor limit",
  source: SERVICE_LIMITS,
};

/** Virtual machines of a subscription in a region, beyond which operation is said to become slow. */
export const REGION_MAX_VMS: PlanningConstant = {
  name: "REGION_MAX_VMS",
  value: 5000,
  unit: "VMs",
  certainty: "assumption",
  source: "recommendation reported by third parties, no limit of the service",
};

/** Limits of Azure Virtual Desktop that a plan can violate; the on-premises pools share those of names. */
export function limitFindings(estate: Estate, pools: readonly PoolSizing[]): readonly Finding[] {
  const azure = pools.filter(({ platform }) => platform === "azure");
  return [
    ...pools.flatMap((pool) => hostFindings(estate, pool)),
    ...azure.flatMap((pool) => assignmentFindings(estate, pool)),
    ...poolCountFindings(azure),
    ...regionFindings(azure),
    ...zoneFindings(estate, azure),
  ];
}

function hostFindings(estate: Estate, pool: PoolSizing): Finding[] {
  if (pool.hosts.value <= POOL_MAX_HOSTS.value) return [];
  const [first] = pool.members;
  const group = estate.userGroups.find(({ id }) => id === first?.userGroup);
  return [
    errorAt({
      rule: "sizing/pool-too-large",
      file: group?.file ?? ESTATE_FILE,
      keys: first === undefined ? [] : ["scenarios", first.scenario],
      message: `pool "${pool.id}" needs ${pool.hosts.value} hosts; a pool holds at most ${POOL_MAX_HOSTS.value}`,
      hint: "give some of its user groups another zone or image, so that they form a pool of their own",
    }),
  ];
}

function assignmentFindings(estate: Estate, pool: PoolSizing): Finding[] {
  const assignments = pool.usersGroupObjectIds.length;
  if (assignments <= APPLICATION_GROUP_MAX_ASSIGNMENTS.value) return [];
  const last = estate.userGroups.filter(({ id }) => pool.members.some((m) => m.userGroup === id)).at(-1);
  return [
    errorAt({
      rule: "sizing/too-many-assignments",
      file: last?.file ?? ESTATE_FILE,
      keys: last?.usersGroupObjectId === undefined ? [] : ["usersGroupObjectId"],
      message: `pool "${pool.id}" is assigned to ${assignments} Entra groups; an application group takes at most ${APPLICATION_GROUP_MAX_ASSIGNMENTS.value}`,
      hint: "leave usersGroupObjectId out of some user groups, or nest their Entra groups in a common one",
    }),
  ];
}

function poolCountFindings(azure: readonly PoolSizing[]): Finding[] {
  if (azure.length <= WORKSPACE_MAX_POOLS.value) return [];
  return [
    errorAt({
      rule: "sizing/too-many-pools",
      file: ESTATE_FILE,
      keys: ["zones"],
      message: `the estate leads to ${azure.length} Azure pools; a workspace holds at most ${WORKSPACE_MAX_POOLS.value}`,
      hint: "merge zones or images, so that user groups share pools",
    }),
  ];
}

function regionFindings(azure: readonly PoolSizing[]): Finding[] {
  const hosts = azure.reduce((sum, pool) => sum + pool.hosts.value, 0);
  const vms = hosts * GENERATIONS_SIDE_BY_SIDE.value;
  if (vms <= REGION_MAX_VMS.value) return [];
  return [
    warningAt({
      rule: "sizing/many-vms",
      file: ESTATE_FILE,
      keys: ["platforms", "azure", "region"],
      message: `an image update runs ${vms} virtual machines in one region side by side; up to ${REGION_MAX_VMS.value} in a subscription are recommended`,
      hint: "place some protection classes on-premises, or split the estate over two subscriptions",
    }),
  ];
}

function zoneFindings(estate: Estate, azure: readonly PoolSizing[]): Finding[] {
  const platform = estate.settings.platforms.azure;
  if (platform === undefined || azure.length === 0) return [];
  if (platform.zones.length > 1 || platform.zoneLossSurvivalShare === 0) return [];
  return [
    warningAt({
      rule: "sizing/single-zone",
      file: ESTATE_FILE,
      keys: ["platforms", "azure", "zones"],
      message: `session hosts stand in ${platform.zones.length} zone, so its loss takes all sessions; zoneLossSurvivalShare asks for ${platform.zoneLossSurvivalShare * 100} %`,
      hint: "list a second zone, or write zoneLossSurvivalShare: 0",
    }),
  ];
}
