import type { Finding } from "../../model/diagnostic";
import type { Site } from "../../model/estate";
import type { PlanningConstant } from "../constant";
import type { SiteSizing } from "../estate-sizing";
import { errorAt, warningAt } from "../finding-at";
import { roundUp } from "../rounding";

/** Share of an uplink up to which display traffic leaves room for everything else. */
export const UPLINK_WARNING_SHARE: PlanningConstant = {
  name: "UPLINK_WARNING_SHARE",
  value: 0.7,
  unit: "share",
  certainty: "assumption",
  source: "calls, updates and bursts share the link; above it delay grows quickly",
};

/** What a building lacks: bandwidth or desks. Retired buildings need neither. */
export function siteFindings(site: Site, sizing: SiteSizing): readonly Finding[] {
  if (site.state === "retired") return [];
  return [...uplinkFindings(site, sizing), ...deskFindings(site, sizing)];
}

function uplinkFindings(site: Site, { displayMbps, uplinkShare }: SiteSizing): Finding[] {
  if (uplinkShare.value <= UPLINK_WARNING_SHARE.value) return [];
  const report = uplinkShare.value > 1 ? errorAt : warningAt;
  const enough = roundUp(displayMbps.value / UPLINK_WARNING_SHARE.value);
  return [
    report({
      rule: "sizing/uplink-too-small",
      file: site.file,
      keys: ["uplinkMbps"],
      message: `site "${site.id}" has an uplink of ${site.uplinkMbps} Mbit/s and ${displayMbps.value} Mbit/s of display traffic at its peak, ${Math.round(uplinkShare.value * 100)} %; allowed are ${UPLINK_WARNING_SHARE.value * 100} %`,
      hint: `raise the uplink to ${enough} Mbit/s or move people to another site`,
    }),
  ];
}

function deskFindings(site: Site, { desksNeeded }: SiteSizing): Finding[] {
  const missing = desksNeeded.value - site.desks;
  if (missing <= 0) return [];
  return [
    warningAt({
      rule: "sizing/too-few-desks",
      file: site.file,
      keys: ["desks"],
      message: `site "${site.id}" has ${site.desks} desks and needs ${desksNeeded.value} (${desksNeeded.boundBy}); missing: ${missing}`,
      hint: "raise personsPerDesk, let people work elsewhere (lower onSiteShare), or move people to another site",
    }),
  ];
}
