import type { Estate } from "../model/estate";
import type { Plan } from "../planning/plan";
import { hasError } from "../model/finding";
import { assessEstate } from "./assess-estate";
import type { CommandOptions } from "./command";
import type { Context } from "./context";
import { EXIT_FINDINGS, EXIT_OK, type ExitCode } from "./exit-code";
import { plural, printBriefly } from "./findings";
import { writeResult } from "./output-file";

/** Writes a table of the plan to standard output or a file. */
export async function runExportCsv(
  context: Context,
  options: CommandOptions,
  csvOf: (estate: Estate, plan: Plan) => string,
): Promise<ExitCode> {
  const { planned, diagnostics, sources } = await assessEstate(context, options.estate, "preview");
  printBriefly(context, { diagnostics, sources, options });
  if (planned === undefined || hasError(diagnostics)) return EXIT_FINDINGS;
  const { estate, plan } = planned;
  const text = csvOf(estate, plan);
  writeResult(context, options["output"], text, plural(plan.sites.length, "building"));
  return EXIT_OK;
}
