import type { ImageGenerationSpec } from "../../generated/estate";
import type { InfrastructureVmPlan, PoolPlan } from "../../planning/plan";
import { isMultiSession } from "../../planning/pool/host-limit";
import type { SessionHostRole, WorkplaceRole } from "../config/guestinfo";
import { fullyQualifiedName, type VsphereContext } from "./vsphere-context";
import { profileShareName } from "./vsphere-names";

/** As much of an infrastructure machine as others need to find it. */
export type InfrastructureAddress = Pick<InfrastructureVmPlan, "role" | "computerName" | "pool">;

/**
 * Infrastructure machines a pool depends on: brokers, licensing servers and its profile servers.
 *
 * A pool's stack takes these only, so that a change of other machines leaves the stack alone.
 *
 * @returns sorted by computer name
 */
export function infrastructureOf(
  pool: PoolPlan,
  all: readonly InfrastructureVmPlan[],
): readonly InfrastructureAddress[] {
  return all
    .filter((vm) => vm.pool === undefined || vm.pool === pool.id)
    .filter((vm) => vm.role !== "gateway" && (vm.role !== "profile-server" || pool.profiles !== undefined))
    .map(({ role, computerName, pool: served }) =>
      served === undefined ? { role, computerName } : { role, computerName, pool: served },
    )
    .sort((a, b) => (a.computerName < b.computerName ? -1 : 1));
}

/** Role of the session hosts of one image generation: equal on all of them, so that slots do not differ. */
export function sessionHostRole(
  context: VsphereContext,
  pool: PoolPlan,
  generation: ImageGenerationSpec,
  infrastructure: readonly InfrastructureAddress[],
): SessionHostRole {
  const shares = pool.profiles === undefined ? [] : serversOf(context, infrastructure, "profile-server");
  return {
    role: "session-host",
    pool: pool.id,
    sessionType: pool.sessionType,
    protectionClass: pool.protectionClass,
    generation: generation.number,
    acceptNewSessions: generation.state === "current",
    maximumSessions: pool.sessionsPerHost.value,
    brokerKind: context.platform.broker,
    brokers: serversOf(context, infrastructure, "connection-broker"),
    licensingServers: isMultiSession(pool.sessionType) ? serversOf(context, infrastructure, "licensing") : [],
    profileShares: shares.map((server) => `\\\\${server}\\${profileShareName(pool.id)}`),
    redirection: pool.redirection,
  };
}

/** Role of a machine of the platform itself. */
export function infrastructureRole(
  context: VsphereContext,
  vm: InfrastructureVmPlan,
  all: readonly InfrastructureVmPlan[],
): WorkplaceRole {
  const brokers = serversOf(context, all, "connection-broker");
  const brokerKind = context.platform.broker;
  switch (vm.role) {
    case "connection-broker":
    case "gateway":
      return { role: vm.role, brokerKind, brokers };
    case "licensing":
      return { role: vm.role };
    case "profile-server":
      return vm.pool === undefined
        ? { role: vm.role }
        : { role: vm.role, shares: [profileShareName(vm.pool)] };
  }
}

function serversOf(
  context: VsphereContext,
  infrastructure: readonly InfrastructureAddress[],
  role: InfrastructureVmPlan["role"],
): readonly string[] {
  return infrastructure
    .filter((vm) => vm.role === role)
    .map((vm) => fullyQualifiedName(context, vm.computerName))
    .sort();
}
