import { join } from "node:path";
import { loadEstate } from "../model/load-estate";
import { portfolioReport } from "./apps-portfolio";
import { portfolioText } from "./apps-portfolio-text";
import { coloursFor } from "./colours";
import { choice, type CommandOptions } from "./command";
import type { Context } from "./context";
import { EXIT_FINDINGS, EXIT_OK, type ExitCode } from "./exit-code";
import { printFindings } from "./findings";
import { wrappedFor } from "./wrapped-text";

/** `workplace apps portfolio`: images and ways out to stdout, findings of reading to stderr. */
export async function runAppsPortfolio(context: Context, options: CommandOptions): Promise<ExitCode> {
  const format = choice(options, "format", ["text", "json"]);
  const catalogDir = join(context.productDir, "catalog");
  const { estate, diagnostics, sources } = await loadEstate({ estateDir: options.estate, catalogDir });
  printFindings(context, context.stderr, { diagnostics, sources, format: "text", options });
  if (estate === undefined) return EXIT_FINDINGS;
  const report = portfolioReport(estate, context.today);
  const text =
    format === "json"
      ? `${JSON.stringify(report, null, 2)}\n`
      : wrappedFor(context.stdout, portfolioText(report, coloursFor(context, context.stdout, options.color)));
  context.stdout.write(text);
  return EXIT_OK;
}
