import type { Estate } from "../model/estate";
import type { Plan, PoolPlan, SitePlan } from "../planning/plan";
import { applicationCountText } from "./application-count-text";
import type { Colours } from "./colours";
import { conferencingText } from "./conferencing-text";
import { countAssumptions } from "./count-assumptions";
import { plural } from "./findings";
import { planTotals } from "./plan-totals";
import { capacity, percent, whole } from "./quantity";
import { rolloutLine } from "./rollout-text";
import { telephonyText } from "./telephony-text";
import { textTable } from "./text-table";
import { wlanText } from "./wlan-text";

/** Sites with the highest uplink share that are shown (count). */
const SITES_SHOWN = 5;

/** Licences and devices that are shown in one line (count). */
const ITEMS_SHOWN = 6;

/** A table begins and ends with an empty line; between two of them one is enough. */
const SPACE_BETWEEN_TABLES = /\n{3,}/g;

/** The plan on one screen. */
export function planText(
  plan: Plan,
  about: {
    readonly estate: Estate;
    readonly warnings: number;
    readonly isLockStale: boolean;
    readonly colours: Colours;
  },
): string {
  const { colours } = about;
  const totals = planTotals(plan);
  const head =
    `${colours.bold(plan.city.name)}: ${whole(totals.people)} people, ${whole(totals.peakSessions)} sessions at the ` +
    `busiest time, ${whole(totals.hosts)} hosts, ${whole(totals.vcpu)} vCPU, ` +
    `${capacity(totals.profileStorageGiB)} profiles`;
  const applications = applicationCountText(plan.applications);
  const next = about.isLockStale ? "workplace lock" : "workplace synth";
  return [
    head,
    poolTable(plan.pools, colours),
    ...(applications === undefined ? [] : [applicationTable(plan.pools, colours)]),
    ...(plan.vsphere === undefined ? [] : [clusterTable(plan.vsphere.clusters, colours)]),
    ...(plan.sites.length === 0 ? [] : [siteTable(plan.sites, colours)]),
    ...(applications === undefined ? [] : [`verdicts  ${applications}`]),
    ...wlanText(plan, colours),
    ...(plan.telephony === undefined ? [] : telephonyText(plan.telephony, colours)),
    ...(plan.conferencing === undefined ? [] : conferencingText(plan.conferencing, plan.sites, colours)),
    ...(plan.rollout === undefined ? [] : [rolloutLine(plan.rollout)]),
    `licences  ${items(plan.licences)}`,
    `devices   ${items(plan.devices)}`,
    `energy    ${whole(plan.energyKwhPerYear.value)} kWh/year`,
    `cost      ${whole(plan.monthlyCostEur.value)} EUR/month, ${whole(plan.oneOffCostEur.value)} EUR once`,
    `findings  ${plural(about.warnings, "warning")}, ${plural(countAssumptions([about.estate]), "assumed value")}`,
    `next      ${next}; why a figure is what it is: workplace explain <subject>`,
    "",
  ]
    .join("\n")
    .replaceAll(SPACE_BETWEEN_TABLES, "\n\n");
}

function poolTable(pools: readonly PoolPlan[], colours: Colours): string {
  const head = ["pool", "people", "peak", "hosts", "size", "vCPU", "profiles", "bound by"];
  const rows = pools.map((pool) => [
    pool.id,
    whole(pool.people.value),
    whole(pool.peakSessions.value),
    whole(pool.hosts.value),
    pool.host.name,
    whole(pool.vcpu.value),
    profilesText(pool),
    pool.sessionsPerHost.boundBy ?? "",
  ]);
  return textTable(head, rows, colours);
}

/** Pools with applications; which ones, under which conditions, is in `--format json`. */
function applicationTable(pools: readonly PoolPlan[], colours: Colours): string {
  const rows = pools
    .filter(({ applications }) => applications.length > 0)
    .map(({ id, applications }) => {
      const count = (matches: (application: PoolPlan["applications"][number]) => boolean): string =>
        whole(applications.filter(matches).length);
      return [
        id,
        whole(applications.length),
        count(({ mode }) => mode === "web"),
        count(({ mode }) => mode === "remote-app"),
        count(({ verdict }) => verdict === "conditional"),
        count(({ verdict }) => verdict === "unknown"),
      ];
    });
  if (rows.length === 0) return "";
  return textTable(
    ["pool", "applications", "in browser", "published", "conditional", "unknown"],
    rows,
    colours,
  );
}

function profilesText({ profiles }: PoolPlan): string {
  if (profiles === undefined) return "";
  const { shares, shareQuotaGiB } = profiles;
  return `${whole(shares.value)} × ${capacity(shareQuotaGiB.value)}`;
}

function clusterTable(
  clusters: readonly {
    readonly id: string;
    readonly physicalHosts: { readonly value: number; readonly boundBy?: string };
    readonly vcpu: { readonly value: number };
    readonly memoryGiB: { readonly value: number };
  }[],
  colours: Colours,
): string {
  const rows = clusters.map(({ id, physicalHosts, vcpu, memoryGiB }) => [
    id,
    whole(physicalHosts.value),
    whole(vcpu.value),
    capacity(memoryGiB.value),
    physicalHosts.boundBy ?? "",
  ]);
  return textTable(["cluster", "physical hosts", "vCPU", "memory", "bound by"], rows, colours);
}

function siteTable(sites: readonly SitePlan[], colours: Colours): string {
  const busiest = [...sites]
    .sort((a, b) => b.uplinkShare.value - a.uplinkShare.value || (a.id < b.id ? -1 : 1))
    .slice(0, SITES_SHOWN);
  const rows = busiest.map((site) => [
    site.id,
    whole(site.people.value),
    whole(site.peakPeopleOnSite.value),
    whole(site.desksNeeded.value),
    whole(site.displayMbps.value),
    percent(site.uplinkShare.value),
  ]);
  const name = `site (${busiest.length} of ${sites.length} by uplink)`;
  return textTable([name, "people", "on site", "desks", "Mbit/s", "uplink"], rows, colours);
}

function items(all: readonly { readonly id: string; readonly count: { readonly value: number } }[]): string {
  const largest = [...all]
    .sort((a, b) => b.count.value - a.count.value || (a.id < b.id ? -1 : 1))
    .slice(0, ITEMS_SHOWN)
    .map(({ id, count }) => `${whole(count.value)} ${id}`);
  const more = all.length - largest.length;
  return [...largest, ...(more > 0 ? [`${more} more kinds`] : [])].join(", ") || "none";
}
