import { suggestion } from "../model/suggestion";
import type { RolloutPlan, SiteRollout } from "../planning/rollout/rollout-plan";
import { hasError } from "../model/finding";
import { assessEstate, type PlannedEstate } from "./assess-estate";
import { coloursFor } from "./colours";
import { choice, type CommandOptions } from "./command";
import { ROLLOUT_FORMATS } from "./commands/rollout";
import type { Context } from "./context";
import { EXIT_FINDINGS, EXIT_OK, UsageError, type ExitCode } from "./exit-code";
import { printBriefly } from "./findings";
import { rolloutCsv } from "./rollout-csv";
import { rolloutSvg } from "./rollout-svg";
import { rolloutText, siteRolloutText } from "./rollout-text";

/** `workplace rollout`: dates to stdout, findings to stderr. */
export async function runRollout(
  context: Context,
  options: CommandOptions,
  site: string | undefined,
): Promise<ExitCode> {
  const format = choice(options, "format", ROLLOUT_FORMATS);
  const { planned, diagnostics, sources } = await assessEstate(context, options.estate, "preview");
  const tellFindings = (): void => printBriefly(context, { diagnostics, sources, options }, "rollout/");
  if (planned === undefined || hasError(diagnostics)) {
    tellFindings();
    return EXIT_FINDINGS;
  }
  const { rollout } = planned.plan;
  if (rollout === undefined) {
    throw new UsageError("this estate has no roll-out; write the section rollout into estate.yaml");
  }
  const shown = site === undefined ? rollout : onlySite(planned, rollout, site);
  tellFindings();
  if (format === "json") context.stdout.write(`${JSON.stringify(shown, null, 2)}\n`);
  else if (format === "csv") context.stdout.write(rolloutCsv(planned.estate, shown));
  else if (format === "svg") context.stdout.write(rolloutSvg(shown, planned.plan.city.name));
  else context.stdout.write(textOf(context, options, planned, shown, site));
  return EXIT_OK;
}

function textOf(
  context: Context,
  options: CommandOptions,
  { plan }: PlannedEstate,
  rollout: RolloutPlan,
  site: string | undefined,
): string {
  const colours = coloursFor(context, context.stdout, options.color);
  const [only] = rollout.sites;
  if (site !== undefined && only !== undefined) return siteRolloutText(only, colours);
  return rolloutText(rollout, { city: plan.city.name, all: options["all"] === true, colours });
}

/** The roll-out with nothing but one building. */
function onlySite({ estate }: PlannedEstate, rollout: RolloutPlan, id: string): RolloutPlan {
  const own = rollout.sites.filter((site: SiteRollout) => site.id === id);
  if (own.length > 0) return { ...rollout, sites: own };
  const state = estate.sites.find((site) => site.id === id)?.state;
  if (state !== undefined) throw new UsageError(`site "${id}" is ${state}: nothing is rolled out there`);
  const known = rollout.sites.map((site) => site.id);
  throw new UsageError(`there is no site "${id}"; ${suggestion(id, known, "no building is planned")}`);
}
