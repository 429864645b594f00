import { resolve } from "node:path";
import { stringify } from "csv-stringify/sync";
import { hasError } from "../model/finding";
import { assessEstate } from "./assess-estate";
import type { CommandOptions } from "./command";
import type { Context } from "./context";
import { EXIT_FINDINGS, EXIT_OK, UsageError, type ExitCode } from "./exit-code";
import { plural, printBriefly } from "./findings";
import { writeFolder } from "./netbox/netbox-folder";
import { netboxProblem } from "./netbox/netbox-problem";
import type { NetboxTable } from "./netbox/netbox-table";
import { netboxTables } from "./netbox/netbox-tables";

/** `workplace export netbox`: buildings, devices and networks as files for NetBox's bulk import. */
export async function runExportNetbox(context: Context, options: CommandOptions): Promise<ExitCode> {
  const folder = options["output"];
  if (typeof folder !== "string") throw new UsageError("name the folder to write: --output <folder>");
  const { planned, diagnostics, sources } = await assessEstate(context, options.estate, "preview");
  printBriefly(context, { diagnostics, sources, options });
  if (planned === undefined || hasError(diagnostics)) return EXIT_FINDINGS;
  const tables = netboxTables(planned.estate, planned.plan);
  const problem = netboxProblem(tables);
  if (problem !== undefined) {
    context.stderr.write(`${problem}\n`);
    return EXIT_FINDINGS;
  }
  const files = tables
    .map((table, index) => ({ table, file: fileName(table, index) }))
    .filter(({ table }) => table.rows.length > 0);
  const texts = new Map(files.map(({ table, file }) => [file, netboxCsv(table)]));
  writeFolder(resolve(context.cwd, folder), folder, texts);
  for (const { table, file } of files) {
    context.stdout.write(`${folder}/${file}: ${plural(table.rows.length, "row")}\n`);
  }
  return EXIT_OK;
}

/** `04-manufacturers.csv`: the numbers are the order of import; those of empty tables are skipped. */
function fileName({ name }: NetboxTable, index: number): string {
  return `${String(index + 1).padStart(2, "0")}-${name}.csv`;
}

/** Comma, no byte order mark: what NetBox reads whether a file is uploaded, pasted or fetched. */
function netboxCsv({ columns, rows }: NetboxTable): string {
  return stringify([[...columns], ...rows.map((row) => [...row])]);
}
