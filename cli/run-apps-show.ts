import { policyOf } from "../compatibility/policy";
import { waysOutOf } from "../compatibility/ways-out";
import { applicationReport } from "./apps-show";
import { applicationText } from "./apps-show-text";
import { coloursFor } from "./colours";
import { choice, type CommandOptions } from "./command";
import type { Context } from "./context";
import type { ExitCode } from "./exit-code";
import { withJudgedApplications } from "./judged-applications";
import { manifestOf } from "./manifest-file";
import { wrappedFor } from "./wrapped-text";

/** `workplace apps show`: the verdict on one application to stdout. */
export function runAppsShow(context: Context, options: CommandOptions, id: string): Promise<ExitCode> {
  const format = choice(options, "format", ["text", "json"]);
  return withJudgedApplications(context, options, ({ estate, portfolio, sources }) => {
    const file = manifestOf(id, sources);
    const assessed = portfolio.applications.find(({ application }) => application.file === file);
    if (assessed === undefined) return "";
    const policy = policyOf(estate, portfolio.today);
    const report = applicationReport(assessed, waysOutOf(assessed, estate, portfolio), policy);
    return format === "json"
      ? `${JSON.stringify(report, null, 2)}\n`
      : wrappedFor(
          context.stdout,
          applicationText(report, coloursFor(context, context.stdout, options.color)),
        );
  });
}
