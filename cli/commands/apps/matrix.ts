import type { Command } from "../../command";

/** What `workplace apps matrix` can print. */
export const MATRIX_FORMATS = ["text", "json", "markdown", "csv"] as const;

export const appsMatrix: Command = {
  name: "matrix",
  summary: "verdict of every application in every delivery mode",
  options: [
    {
      flags: "--scenario <id>",
      description: "for people in that scenario (default: in the scenario where each mode works best)",
    },
    {
      flags: "--format <format>",
      description: "text and markdown for people, csv for spreadsheets, json for programs",
      choices: MATRIX_FORMATS,
      default: "text",
    },
  ],
  examples: [
    ["see which application runs where", "workplace apps matrix"],
    [
      "hand the verdicts for one kind of desk to a spreadsheet",
      "workplace apps matrix --scenario office-pc --format csv > matrix.csv",
    ],
  ],
  async run(context, options) {
    const { runAppsMatrix } = await import("../../run-apps-matrix.js");
    return runAppsMatrix(context, options);
  },
};
