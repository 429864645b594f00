import type { Command } from "../../command";

export const exportBom: Command = {
  name: "bom",
  summary: "write the bill of materials of buildings and people as CSV for spreadsheets",
  options: [{ flags: "--output <file>", description: "file to write (default: standard output)" }],
  examples: [["open what has to be bought in a spreadsheet", "workplace export bom --output bom.csv"]],
  async run(context, options) {
    const { runExportCsv } = await import("../../run-export-csv.js");
    const { billOfMaterialsCsv } = await import("../../bill-of-materials.js");
    return runExportCsv(context, options, billOfMaterialsCsv);
  },
};
