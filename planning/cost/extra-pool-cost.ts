import type { Estate } from "../../model/estate";
import type { PoolSizing } from "../estate-sizing";
import type { Figure } from "../figure";
import { ESTATE_FILE, fromFigure, fromYaml } from "../figure-input";
import type { PlatformName, SessionType } from "../plan";
import { isMultiSession } from "../pool/host-limit";
import { pooledLoad } from "../pool/multi-session-hosts";
import { pooledHosts } from "../pool/pooled-hosts";
import { roundTo } from "../rounding";

/**
 * What the smallest further pool of a platform and session type would cost a month, at what its cheapest host costs today.
 *
 * `smallestHosts × monthlyCostEur ÷ hosts`, with the hosts that a single session needs: one that works and the reserve.
 *
 * An upper estimate: people who move to the new pool leave room in the old one. Desktops of one's own move with their
 * people, so a pool more costs nothing more.
 *
 * @returns undefined where no pool of this kind shows what a host costs
 */
export function extraPoolCost(
  { settings }: Pick<Estate, "settings">,
  pools: readonly PoolSizing[],
  platform: PlatformName,
  sessionType: SessionType,
): Figure | undefined {
  const subject = `extra-pool/${platform}/${sessionType}/monthlyCostEur`;
  if (!isMultiSession(sessionType)) {
    return {
      subject,
      value: 0,
      unit: "EUR/month",
      formula: "0 (desktops move with their people)",
      inputs: [],
    };
  }
  const priced = pools
    .filter((pool) => pool.platform === platform && pool.sessionType === sessionType && pool.hosts.value > 0)
    .sort((a, b) => hostCost(a) - hostCost(b) || (a.id < b.id ? -1 : 1));
  const [cheapest] = priced;
  if (cheapest === undefined) return undefined;
  const { hosts } = pooledHosts(pooledLoad(settings, platform, 1, cheapest.sessionsPerHost.value));
  return {
    subject,
    value: roundTo(hosts * hostCost(cheapest), 2),
    unit: "EUR/month",
    formula: "max(ceil(1 × (1 + headroomShare)), 1 + 1, zone loss) × monthlyCostEur ÷ hosts",
    inputs: [
      fromYaml(
        "headroomShare",
        settings.sizing.headroomShare,
        "share",
        ESTATE_FILE,
        "sizing",
        "headroomShare",
      ),
      fromFigure("monthlyCostEur", cheapest.monthlyCostEur),
      fromFigure("hosts", cheapest.hosts),
    ],
  };
}

function hostCost({ monthlyCostEur, hosts }: PoolSizing): number {
  return monthlyCostEur.value / hosts.value;
}
