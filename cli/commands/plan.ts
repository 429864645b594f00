import type { Command } from "../command";

export const plan: Command = {
  name: "plan",
  summary: "size the estate and show pools, sites, licences and cost; writes nothing",
  options: [
    {
      flags: "--format <format>",
      description: "tables, or the whole plan with all figures",
      choices: ["text", "json"],
      default: "text",
    },
  ],
  examples: [
    ["see what the estate needs", "workplace plan"],
    ["take the figures further", "workplace plan --format json | jq '.pools[] | {id, hosts: .hosts.value}'"],
  ],
  async run(context, options) {
    const { runPlan } = await import("../run-plan.js");
    return runPlan(context, options);
  },
};
