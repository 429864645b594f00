import { FINDING_FORMAT, type Command } from "../../command";

export const appsImport: Command = {
  name: "import",
  summary: "create and update manifests from a CSV, keeping what people wrote into them",
  arguments: [["<csv>", "table with a line of headings: UTF-8, UTF-16 or Windows-1252"]],
  options: [
    {
      flags: "--mapping <file>",
      description:
        "which column holds which key; without it headings are names of keys, as export writes them",
    },
    FINDING_FORMAT,
    { flags: "--dry-run", description: "print what would change and write nothing" },
  ],
  examples: [
    [
      "take over an export of the configuration database",
      "workplace apps import cmdb.csv --mapping cmdb.yaml",
    ],
    ["take over what was edited in a spreadsheet", "workplace apps import applications.csv"],
  ],
  async run(context, options, args) {
    const { runAppsImport } = await import("../../run-apps-import.js");
    return runAppsImport(context, options, args);
  },
};
