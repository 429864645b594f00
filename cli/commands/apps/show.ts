import type { Command } from "../../command";

export const appsShow: Command = {
  name: "show",
  summary: "verdict on one application in words: where it runs, why not, what to ask, what to do",
  arguments: [["<id>", "application: name of its file in applications/ without .yaml"]],
  options: [
    { flags: "--format <format>", description: "words, or data", choices: ["text", "json"], default: "text" },
  ],
  examples: [["see why an application does not run and what to do", "workplace apps show dog-register"]],
  async run(context, options, args) {
    const { runAppsShow } = await import("../../run-apps-show.js");
    return runAppsShow(context, options, args[0] ?? "");
  },
};
