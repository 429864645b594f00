import type { Command } from "../../command";

/** What `workplace apps export` can write. */
export const EXPORT_FORMATS = ["csv", "json", "markdown"] as const;

export const appsExport: Command = {
  name: "export",
  summary: "write all manifests as one table or document",
  options: [
    {
      flags: "--format <format>",
      description: "csv for spreadsheets and import, json for programs, markdown for people",
      choices: EXPORT_FORMATS,
      default: "csv",
    },
    {
      flags: "--mapping <file>",
      description: "which column holds which key, for csv; without it every key has a column of its name",
    },
    { flags: "--output <file>", description: "file to write (default: standard output)" },
  ],
  examples: [
    ["edit all manifests in a spreadsheet", "workplace apps export --output applications.csv"],
    ["hand the inventory to another program", "workplace apps export --format json"],
  ],
  async run(context, options) {
    const { runAppsExport } = await import("../../run-apps-export.js");
    return runAppsExport(context, options);
  },
};
