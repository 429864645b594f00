import { EstateSources } from "../model/estate-sources";
import { loadApplications } from "../model/load-applications";
import { choice, type CommandOptions } from "./command";
import { EXPORT_FORMATS } from "./commands/apps/export";
import type { Context } from "./context";
import { EXIT_FINDINGS, EXIT_OK, type ExitCode } from "./exit-code";
import { exitCodeOf, plural, printFindings } from "./findings";
import type { ColumnMapping } from "./inventory/column-mapping";
import { inventoryCsv } from "./inventory/inventory-csv";
import { inventoryJson } from "./inventory/inventory-json";
import { inventoryMarkdown } from "./inventory/inventory-markdown";
import { readMapping } from "./inventory/mapping-file";
import { writeResult } from "./output-file";

/** `workplace apps export`: all manifests as one text; none of them may have errors. */
export async function runAppsExport(context: Context, options: CommandOptions): Promise<ExitCode> {
  const format = choice(options, "format", EXPORT_FORMATS);
  const mapping = await mappingOf(context, options);
  if (mapping === undefined) return EXIT_FINDINGS;
  const { estate, diagnostics, sources } = await loadApplications(options.estate);
  // A manifest with an error would be missing from the table.
  if (estate === undefined || exitCodeOf(diagnostics, false) !== EXIT_OK) {
    printFindings(context, context.stderr, { diagnostics, sources, format: "text", options });
    return EXIT_FINDINGS;
  }
  const { applications } = estate;
  const text = {
    csv: () => inventoryCsv(applications, mapping),
    json: () => inventoryJson(applications),
    markdown: () => inventoryMarkdown(applications),
  }[format]();
  writeResult(context, options["output"], text, plural(applications.length, "application"));
  return EXIT_OK;
}

async function mappingOf(context: Context, options: CommandOptions): Promise<ColumnMapping | undefined> {
  const { mapping, findings, texts } = await readMapping(context, options);
  const sources = new EstateSources(texts);
  printFindings(context, context.stderr, { diagnostics: findings, sources, format: "text", options });
  return mapping;
}
