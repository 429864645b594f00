import { readFileSync, statSync } from "node:fs";
import { relative, resolve } from "node:path";
import type { Diagnostic } from "../model/diagnostic";
import { errorCode } from "../model/estate-file-system";
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
import { readMapping } from "./inventory/mapping-file";
import { whole } from "./quantity";
import { schemaReference } from "./schema-reference";

/** Largest CSV that is read (bytes); our own choice, a hundred times an inventory of 500. */
const MAXIMUM_CSV_BYTES = 64 * 1024 * 1024;

/** Names that a line of the summary shows before it counts the others; our own choice. */
const SHOWN_NAMES = 5;

/** `workplace apps import`: creates and updates manifests from a CSV, all of them or, with findings, none. */
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
  const findings = [...stored.findings, ...result.findings];
  if (findings.length > 0) return refuse(context, options, texts, findings);
  const isDryRun = options["dryRun"] === true;
  if (!isDryRun) writeManifests(options.estate, new Map([...result.created, ...result.updated]));
  context.stdout.write(summary(result, read.placed, isDryRun));
  return EXIT_OK;
}

function refuse(
  context: Context,
  options: CommandOptions,
  texts: ReadonlyMap<string, string>,
  findings: readonly Diagnostic[],
): ExitCode {
  const format = choice(options, "format", FINDING_FORMATS);
  const diagnostics = sortedDiagnostics(findings);
  const sources = new EstateSources(texts);
  printFindings(context, context.stdout, { diagnostics, sources, format, options });
  const more = findings.length < MAXIMUM_FINDINGS ? "" : " and perhaps more";
  if (format === "text") context.stdout.write(`${countText(diagnostics)}${more}, nothing written\n`);
  return EXIT_FINDINGS;
}

interface Inventory {
  readonly table: CsvTable;
  readonly mapping: ColumnMapping;
  readonly placed: PlacedColumns;
}

/** Mapping and table, or why there are none; the texts that findings point into are added to `texts`. */
async function readInventory(
  { cwd }: Context,
  options: CommandOptions,
  csv: string,
  texts: Map<string, string>,
): Promise<Inventory | readonly Diagnostic[]> {
  const label = (path: string): string => relative(options.estate, path).split("\\").join("/");
  const named = options["mapping"];
  const mappingPath = typeof named === "string" ? resolve(cwd, named) : undefined;
  const mappingFile = mappingPath === undefined ? "" : label(mappingPath);
  const { mapping, findings, text: mappingText, at } = await readMapping(mappingPath, mappingFile);
  if (mappingText !== undefined) texts.set(mappingFile, mappingText);
  if (mapping === undefined) return findings;

  const path = resolve(cwd, csv);
  const file = label(path);
  const text = decodeCsv(file, csvBytes(path, csv));
  if (typeof text !== "string") return [text];
  texts.set(file, text);
  const { delimiter } = mapping;
  const table = readTable({ file, text, ...(delimiter === undefined ? {} : { delimiter }) });
  if (!("rows" in table)) return table;
  const placed = placeColumns(table, mapping, at);
  return "columns" in placed ? { table, mapping, placed } : placed;
}

function csvBytes(path: string, named: string): Buffer {
  const refused = (reason: string): UsageError => new UsageError(`"${named}" cannot be read (${reason})`);
  try {
    const stats = statSync(path);
    if (!stats.isFile()) throw refused("it is no file");
    if (stats.size <= MAXIMUM_CSV_BYTES) return readFileSync(path);
    throw refused(`it has ${whole(stats.size)} bytes, allowed are ${whole(MAXIMUM_CSV_BYTES)}`);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    const code = errorCode(error);
    throw refused(code === "ENOENT" ? "there is no such file" : code);
  }
}

function summary(result: ImportResult, { ignored }: PlacedColumns, isDryRun: boolean): string {
  const { created, updated, unchanged, absent } = result;
  const counts = `${whole(created.size)} created, ${whole(updated.size)} updated, ${whole(unchanged.length)} unchanged`;
  const isChange = created.size + updated.size > 0;
  const next = isDryRun ? "next: import without --dry-run" : "next: workplace apps check";
  const lines = [
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
