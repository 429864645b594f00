import type { Command } from "../../command";

export const exportSurvey: Command = {
  name: "survey",
  summary:
    "write what a WLAN survey has to check in which building as CSV for spreadsheets, with columns for what it measures",
  options: [{ flags: "--output <file>", description: "file to write (default: standard output)" }],
  examples: [["give the list to those who measure", "workplace export survey --output survey.csv"]],
  async run(context, options) {
    const { runExportCsv } = await import("../../run-export-csv.js");
    const { surveyListCsv } = await import("../../survey-list.js");
    return runExportCsv(context, options, surveyListCsv);
  },
};
