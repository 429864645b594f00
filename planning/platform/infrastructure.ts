import type { Estate } from "../../model/estate";
import type { PlanningConstant } from "../constant";
import type { InfrastructureVmSizing } from "../estate-sizing";
import type { PoolDraft } from "../pool/pool-size";
import { roundUp } from "../rounding";

/** Sessions for which one more connection broker is added. */
export const SESSIONS_PER_BROKER: PlanningConstant = {
  name: "SESSIONS_PER_BROKER",
  value: 2000,
  unit: "sessions",
  certainty: "assumption",
  source: "cautious; two brokers stand by for each other, further ones share the morning wave",
};

/** Sessions that one gateway carries. */
export const SESSIONS_PER_GATEWAY: PlanningConstant = {
  name: "SESSIONS_PER_GATEWAY",
  value: 1000,
  unit: "sessions",
  certainty: "assumption",
  source: "cautious for encrypted display traffic on 4 vCPU; measure it in the pilot",
};

const SHAPES = {
  "connection-broker": { vcpu: 4, memoryGiB: 16, systemDiskGiB: 100 },
  gateway: { vcpu: 4, memoryGiB: 16, systemDiskGiB: 100 },
  licensing: { vcpu: 2, memoryGiB: 8, systemDiskGiB: 100 },
  "profile-server": { vcpu: 8, memoryGiB: 32, systemDiskGiB: 100 },
} as const satisfies Record<
  InfrastructureVmSizing["role"],
  Pick<InfrastructureVmSizing, "vcpu" | "memoryGiB" | "systemDiskGiB">
>;

/**
 * Connection brokers: two, so that one may fail, and one more for each further 2,000 sessions.
 *
 * `2 + max(0, ceil(sessions ÷ 2000) − 1)`
 *
 * @example
 * brokerCount(4500) // => 4
 */
export function brokerCount(sessions: number): number {
  return 2 + Math.max(0, roundUp(sessions / SESSIONS_PER_BROKER.value) - 1);
}

/**
 * Gateways: one for each 1,000 sessions, and one that may fail.
 *
 * `ceil(sessions ÷ 1000) + 1`
 *
 * @example
 * gatewayCount(1400) // => 3
 */
export function gatewayCount(sessions: number): number {
  return roundUp(sessions / SESSIONS_PER_GATEWAY.value) + 1;
}

/**
 * Virtual machines of the on-premises platform itself; none without on-premises pools.
 *
 * Broker `rds`: brokers, gateways, two licence servers. Broker `guacamole`: gateways and licence servers, because it
 * connects to the hosts itself while Windows sessions still need their licences. Each multi-session pool has profile
 * servers of its own, one per share, so that nothing of different zones or protection classes meets on one server;
 * vSphere HA restarts them on another server.
 */
export function infrastructureVms(
  estate: Estate,
  drafts: readonly PoolDraft[],
): readonly InfrastructureVmSizing[] {
  const pools = drafts.map(({ pool }) => pool).filter(({ platform }) => platform === "vsphere");
  if (pools.length === 0) return [];
  const sessions = pools.reduce((sum, pool) => sum + pool.peakSessions.value, 0);
  const brokers = estate.settings.platforms.vsphere?.broker === "guacamole" ? 0 : brokerCount(sessions);
  return [
    ...numbered("connection-broker", "broker", brokers),
    ...numbered("gateway", "gateway", gatewayCount(sessions)),
    ...numbered("licensing", "licence", 2),
    ...pools.flatMap((pool) =>
      Array.from({ length: pool.profiles?.shares.value ?? 0 }, (_, index) => ({
        role: "profile-server" as const,
        keyStem: "prof",
        ...SHAPES["profile-server"],
        dataDiskGiB: pool.profiles?.shareQuotaGiB.value ?? 0,
        pool: pool.id,
        ...(index === 0 ? {} : { number: index + 1 }),
      })),
    ),
  ];
}

/**
 * Key of a platform VM once the pool's code is known; at most 10 characters, see `infrastructureComputerName`.
 *
 * @example
 * infrastructureKey({ keyStem: "prof", number: 2 }, "p0a") // => "prof-p0a-2"
 */
export function infrastructureKey(
  vm: Pick<InfrastructureVmSizing, "keyStem" | "number">,
  poolCode: string | undefined,
): string {
  return [vm.keyStem, poolCode, vm.number].filter((part) => part !== undefined).join("-");
}

function numbered(
  role: InfrastructureVmSizing["role"],
  stem: string,
  count: number,
): readonly InfrastructureVmSizing[] {
  return Array.from({ length: count }, (_, index) => ({
    role,
    keyStem: `${stem}-${index + 1}`,
    ...SHAPES[role],
  }));
}
