import { FINDING_FORMATS, type Command } from "../../command";

export const appsCheck: Command = {
  name: "check",
  summary: "validate the manifests in applications/ and say what is wrong, line by line",
  options: [
    {
      flags: "--format <format>",
      description: "how to print findings",
      choices: FINDING_FORMATS,
      default: "text",
    },
    { flags: "--strict", description: "warnings fail as well" },
  ],
  examples: [["check all manifests of the estate in the current folder", "workplace apps check"]],
  async run(context, options) {
    const { runAppsCheck } = await import("../../run-apps-check.js");
    return runAppsCheck(context, options);
  },
};
