import type { RolloutSpec } from "../../generated/estate";
import type { Finding } from "../../model/diagnostic";
import { ESTATE_FILE } from "../figure-input";
import { errorAt, warningAt } from "../finding-at";
import { roundTo } from "../rounding";
import { DAYS_PER_WEEK, dayNumber, dayText } from "./day";
import type { PlannedSite } from "./rollout-dates";
import type { TargetNeed } from "./target-need";
import { HORIZON_YEARS, type WorkCalendar } from "./work-calendar";

/** The target is missed: by how much, and what would have to change. */
export function targetFinding(
  { sitesPerYear }: Pick<RolloutSpec, "sitesPerYear">,
  target: string,
  found: { readonly sites: number; readonly end: string; readonly needs: readonly TargetNeed[] },
): Finding {
  const { sites, end, needs } = found;
  const years = roundTo(sites / sitesPerYear, 1);
  const pace = `${sites} ${sites === 1 ? "site" : "sites"} at ${sitesPerYear} a year need ${years} years`;
  const more = needs.map(({ key, needed, today }) => `${key} of ${needed} (now ${today})`);
  const ways = [...(more.length === 0 ? [] : [`at least ${more.join(", ")}`]), `or a target of ${end}`];
  return warningAt({
    rule: "rollout/target-missed",
    file: ESTATE_FILE,
    keys: ["rollout", "target"],
    message: `the last building is handed over on ${end}, the target is ${target}: ${pace}`,
    hint:
      more.length === 0
        ? `see what the critical ones wait for: workplace rollout; ${ways[0]}`
        : ways.join(", "),
  });
}

/** Buildings that miss the target by their own days, whatever the capacity. */
export function lateSiteFindings(
  sites: readonly Pick<PlannedSite, "work" | "readiness">[],
  target: string,
  calendar: WorkCalendar,
): readonly Finding[] {
  const last = dayNumber(target);
  return sites.flatMap(({ work: { site, totalWeeks }, readiness: { week, boundBy } }) => {
    const end = calendar.firstDay(week + totalWeeks.value - 1) + DAYS_PER_WEEK - 1;
    if (boundBy === undefined || end <= last) return [];
    const handover = end > dayNumber("9999-12-31") ? "never" : `on ${dayText(end)} at the earliest`;
    return [
      warningAt({
        rule: "rollout/site-after-target",
        file: site.file,
        keys: ["rollout"],
        message: `site "${site.id}" waits for ${boundBy} and is handed over ${handover}; the target is ${target}`,
        hint: "ask for an earlier day, or move the target",
      }),
    ];
  });
}

/** A roll-out that nobody lives to see is a mistake in the figures. */
export function tooSlowFinding(reason: string): Finding {
  return errorAt({
    rule: "rollout/too-slow",
    file: ESTATE_FILE,
    keys: ["rollout"],
    message: `the roll-out takes more than ${HORIZON_YEARS} years: ${reason}`,
    hint: "correct sitesPerYear, budgetEurPerYear, crews, work or freezes, or the days in the sites' files",
  });
}
