import { resolve } from "node:path";
import type { Diagnostic } from "../model/diagnostic";
import { EstateSources, sortedDiagnostics } from "../model/estate-sources";
import { APPLICATION_FOLDER } from "../model/file-kinds";
import { choice, FINDING_FORMATS, type CommandOptions } from "./command";
import type { Context } from "./context";
import { EXIT_FINDINGS, EXIT_OK, UsageError, type ExitCode } from "./exit-code";
import { countText, plural, printFindings } from "./findings";
import { placeColumns, type ColumnMapping, type PlacedColumns } from "./inventory/column-mapping";
import { decodeCsv } from "./inventory/csv-bytes";
import { readTable, type CsvTable } from "./inventory/csv-table";
import { importInventory, MAXIMUM_FINDINGS, type ImportResult } from "./inventory/import-inventory";
import { readManifests, writeManifests } from "./inventory/manifest-store";
import { fileLabel, readMapping } from "./inventory/mapping-file";
import { namedBytes } from "./inventory/named-file";
import { whole } from "./quantity";
import { schemaReference } from "./schema-reference";

/** Largest CSV that is read (bytes); our own choice, a hundred times an inventory of 500. */
const MAXIMUM_CSV_BYTES = 64 * 1024 * 1024;

/** Names that a line of the summary shows before it counts the others; our own choice. */
const SHOWN_NAMES = 5;

/**
 * `workplace apps import`: creates and updates manifests from a CSV, all of them or, with errors, none. Findings go to
 * standard output; what else there is to say goes there with text, and to standard error with formats for machines.
 */
export async function runAppsImport(
  context: Context,
  options: CommandOptions,
  [csv = ""]: readonly string[],
): Promise<ExitCode> {
  const texts = new Map<string, string>();
  const read = await readInventory(context, options, csv, texts);
  if (!("table" in read)) return refuse(context, options, texts, read);
  const stored = await readManifests(options.estate);
  stored.texts.forEach((text, file) => texts.set(file, text));
  const result = await importInventory({
    ...read,
    manifests: stored.manifests,
    sources: new EstateSources(stored.texts),
    schema: schemaReference(context, options.estate, APPLICATION_FOLDER, "application"),
  });
  const errors = [...stored.findings, ...result.errors];
  if (errors.length > 0) return refuse(context, options, texts, [...errors, ...result.warnings]);
  const isDryRun = options["dryRun"] === true;
  if (!isDryRun) await writeManifests(options.estate, new Map([...result.created, ...result.updated]));
  report(context, options, texts, result.warnings, summary(result, read.placed, isDryRun));
  return EXIT_OK;
}

function refuse(
  context: Context,
  options: CommandOptions,
  texts: ReadonlyMap<string, string>,
  findings: readonly Diagnostic[],
): ExitCode {
  const more = findings.length < MAXIMUM_FINDINGS ? "" : " and perhaps more";
  report(context, options, texts, findings, `${countText(findings)}${more}, nothing written\n`);
  return EXIT_FINDINGS;
}

function report(
  context: Context,
  options: CommandOptions,
  texts: ReadonlyMap<string, string>,
  findings: readonly Diagnostic[],
  closing: string,
): void {
  const format = choice(options, "format", FINDING_FORMATS);
  const diagnostics = sortedDiagnostics(findings);
  printFindings(context, context.stdout, { diagnostics, sources: new EstateSources(texts), format, options });
  (format === "text" ? context.stdout : context.stderr).write(closing);
}

interface Inventory {
  readonly table: CsvTable;
  readonly mapping: ColumnMapping;
  readonly placed: PlacedColumns;
}

/** Mapping and table, or why there are none; the texts that findings point into are added to `texts`. */
async function readInventory(
  context: Context,
  options: CommandOptions,
  csv: string,
  texts: Map<string, string>,
): Promise<Inventory | readonly Diagnostic[]> {
  const { mapping, findings, texts: own, at } = await readMapping(context, options);
  own.forEach((text, file) => texts.set(file, text));
  if (mapping === undefined) return findings;

  if (csv === "-") {
    throw new UsageError("import reads a file, not standard input; write the table into a file and name it");
  }
  const path = resolve(context.cwd, csv);
  const file = fileLabel(options, path);
  const text = decodeCsv(file, namedBytes(path, csv, MAXIMUM_CSV_BYTES));
  if (typeof text !== "string") return [text];
  texts.set(file, text);
  const { delimiter } = mapping;
  const table = readTable({ file, text, ...(delimiter === undefined ? {} : { delimiter }) });
  if (!("rows" in table)) return table;
  const placed = placeColumns(table, mapping, at);
  return "columns" in placed ? { table, mapping, placed } : placed;
}

function summary(result: ImportResult, { ignored }: PlacedColumns, isDryRun: boolean): string {
  const { created, updated, unchanged, absent, warnings } = result;
  const counts = `${whole(created.size)} created, ${whole(updated.size)} updated, ${whole(unchanged.length)} unchanged`;
  const isChange = created.size + updated.size > 0;
  const next = isDryRun ? "next: import without --dry-run" : "next: workplace apps check";
  const lines = [
    ...(warnings.length === 0 ? [] : [countText(warnings)]),
    isDryRun ? `${counts}; nothing written` : counts,
    ...(absent.length === 0 ? [] : [`not in the CSV, left as they are: ${shown(absent, "manifest")}`]),
    ...(ignored.length === 0 ? [] : [`not in the mapping, not read: ${shown(ignored, "column")}`]),
    ...(isChange ? [next] : []),
  ];
  return lines.map((line) => `${line}\n`).join("");
}

function shown(names: readonly string[], noun: string): string {
  const first = names.slice(0, SHOWN_NAMES).join(", ");
  return `${plural(names.length, noun)} (${first}${names.length > SHOWN_NAMES ? ", …" : ""})`;
}
