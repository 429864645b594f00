import { join } from "node:path";
import { loadEstate } from "../model/load-estate";
import { choice, FINDING_FORMATS, type CommandOptions } from "./command";
import type { Context } from "./context";
import type { ExitCode } from "./exit-code";
import { countText, exitCodeOf, printFindings } from "./findings";

/** `workplace apps check`: findings about the manifests and what they refer to, to stdout. */
export async function runAppsCheck(context: Context, options: CommandOptions): Promise<ExitCode> {
  const format = choice(options, "format", FINDING_FORMATS);
  const catalogDir = join(context.productDir, "catalog");
  const { diagnostics, sources } = await loadEstate({ estateDir: options.estate, catalogDir });
  printFindings(context, context.stdout, { diagnostics, sources, format, options });
  if (format === "text") context.stdout.write(`${countText(diagnostics)}\n`);
  return exitCodeOf(diagnostics, options["strict"] === true);
}
