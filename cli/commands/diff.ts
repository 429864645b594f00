import type { Command } from "../command";

export const diff: Command = {
  name: "diff",
  summary:
    "show what changed since a git revision: figures, verdicts, findings, addresses, resources at risk",
  arguments: [["[revision]", "branch, tag or commit to compare the working tree with (default: HEAD)"]],
  options: [
    { flags: "--from-dir <folder>", description: "compare with the estate in a folder instead" },
    {
      flags: "--format <format>",
      description: "for the terminal, for programs, or for a comment on a merge request",
      choices: ["text", "json", "markdown"],
      default: "text",
    },
  ],
  examples: [
    ["see what your uncommitted changes do", "workplace diff"],
    ["comment a merge request", "workplace diff origin/main --format markdown"],
    ["compare two estates", "workplace diff --from-dir examples/dortmund"],
  ],
  async run(context, options, args) {
    const { runDiff } = await import("../run-diff.js");
    return runDiff(context, options, args);
  },
};
