import type { Command } from "../command";

export const explain: Command = {
  name: "explain",
  summary: "show why a planned figure is what it is, down to lines of the estate and sources",
  arguments: [
    [
      "[subject]",
      "figure to explain: pool/<id>/hosts, city/people, applications …; without one, all subjects are listed",
    ],
  ],
  options: [
    { flags: "--format <format>", description: "tree, or data", choices: ["text", "json"], default: "text" },
    {
      flags: "--all",
      description: "list every subject; show every value of long sums, not only the largest",
    },
  ],
  examples: [
    ["list what can be explained", "workplace explain"],
    ["which applications the plan counts as what", "workplace explain applications"],
    ["why the city has that many sessions at the busiest time", "workplace explain city/peakSessions"],
  ],
  async run(context, options, args) {
    const { runExplain } = await import("../run-explain.js");
    return runExplain(context, options, args[0]);
  },
};
