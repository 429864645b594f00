import type { Command } from "../command";

/** What `workplace rollout` can print. */
export const ROLLOUT_FORMATS = ["text", "json", "csv", "svg"] as const;

export const rollout: Command = {
  name: "rollout",
  summary: "show when which building is equipped, what it waits for and what a year costs; writes nothing",
  arguments: [["[site]", "one building with all its tasks"]],
  options: [
    {
      flags: "--format <format>",
      description: "tables, the whole roll-out, a line for each task for spreadsheets, or a picture",
      choices: ROLLOUT_FORMATS,
      default: "text",
    },
    { flags: "--all", description: "all buildings, however many there are" },
  ],
  examples: [
    ["see the waves and what decides the last day", "workplace rollout"],
    ["see what a building waits for", "workplace rollout town-hall"],
    ["draw it, for a slide or a page", "workplace rollout --format svg > rollout.svg"],
  ],
  async run(context, options, [site]) {
    const { runRollout } = await import("../run-rollout.js");
    return runRollout(context, options, site);
  },
};
