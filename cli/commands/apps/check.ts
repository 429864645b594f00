import { FINDING_FORMAT, STRICT, WAIVERS_FROM, type Command } from "../../command";

export const appsCheck: Command = {
  name: "check",
  summary: "validate the manifests in applications/, judge them, and say what is wrong line by line",
  arguments: [["[ids...]", "applications to look at (default: all)"]],
  options: [
    FINDING_FORMAT,
    STRICT,
    {
      flags: "--changed-since <revision>",
      description:
        "only manifests that have changed since that branch, tag or commit, or all when settings or scenarios have",
    },
    WAIVERS_FROM,
    { flags: "--notes", description: "text shows why verdicts are as they are, line by line" },
  ],
  examples: [
    ["check all manifests of the estate in the current folder", "workplace apps check"],
    ["see where in a manifest the reasons stand", "workplace apps check dog-register --notes"],
    [
      "judge a pull request's manifests by the waivers of the branch it goes to",
      "workplace apps check --changed-since origin/main --waivers-from origin/main --format github",
    ],
  ],
  async run(context, options, args) {
    const { runAppsCheck } = await import("../../run-apps-check.js");
    return runAppsCheck(context, options, args);
  },
};
