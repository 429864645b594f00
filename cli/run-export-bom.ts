import { assessEstate, hasError } from "./assess-estate";
import { billOfMaterialsCsv } from "./bill-of-materials";
import type { CommandOptions } from "./command";
import type { Context } from "./context";
import { EXIT_FINDINGS, EXIT_OK, type ExitCode } from "./exit-code";
import { plural, printFindings } from "./findings";
import { writeResult } from "./output-file";

/** `workplace export bom`: what is bought once, as a table. */
export async function runExportBom(context: Context, options: CommandOptions): Promise<ExitCode> {
  const { planned, diagnostics, sources } = await assessEstate(context, options.estate, "preview");
  printFindings(context, context.stderr, { diagnostics, sources, format: "text", options });
  if (planned === undefined || hasError(diagnostics)) return EXIT_FINDINGS;
  const { estate, plan } = planned;
  const text = billOfMaterialsCsv(estate, plan);
  writeResult(context, options["output"], text, plural(plan.sites.length, "building"));
  return EXIT_OK;
}
