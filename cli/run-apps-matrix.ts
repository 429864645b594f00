import { suggestion } from "../model/suggestion";
import { verdictMatrix } from "./apps-matrix";
import { matrixText } from "./apps-matrix-text";
import { coloursFor } from "./colours";
import { choice, type CommandOptions } from "./command";
import { MATRIX_FORMATS } from "./commands/apps/matrix";
import type { Context } from "./context";
import { UsageError, type ExitCode } from "./exit-code";
import { withJudgedApplications } from "./judged-applications";

/** `workplace apps matrix`: verdicts to stdout. */
export function runAppsMatrix(context: Context, options: CommandOptions): Promise<ExitCode> {
  const format = choice(options, "format", MATRIX_FORMATS);
  const scenario = typeof options["scenario"] === "string" ? options["scenario"] : undefined;
  return withJudgedApplications(context, options, ({ estate, portfolio }) => {
    const scenarios = estate.scenarios.map(({ id }) => id);
    if (scenario !== undefined && !scenarios.includes(scenario)) {
      const hint = suggestion(scenario, scenarios, "scenarios/ is empty");
      throw new UsageError(`there is no scenario "${scenario}"; ${hint}`);
    }
    const matrix = verdictMatrix(portfolio, scenario);
    return matrixText(matrix, format, coloursFor(context, context.stdout, options.color), context.stdout);
  });
}
