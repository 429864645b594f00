import type { Command } from "../command";

export const simulate: Command = {
  name: "simulate",
  summary: "take the stacks through Terraform against simulated clouds on this machine",
  arguments: [
    [
      "<action>",
      "plan: what would change; apply: change it; deploy: validate, apply, and a plan that must find nothing to do; " +
        "destroy; status: what exists; env: variables with which terraform and cdktf use the simulated clouds",
    ],
    ["[stack...]", "names of stacks (default: all)"],
  ],
  options: [
    {
      flags: "--output <dir>",
      description: "folder of the stacks (default: CDKTF_OUTDIR, or cdktf.out in the estate's folder)",
    },
    {
      flags: "--state <dir>",
      description:
        "what the simulation keeps between runs (default: .workplace/simulation in the estate's folder)",
    },
    { flags: "--no-synth", description: "take the stacks as they are in the output folder" },
    { flags: "--reset", description: "first forget everything that earlier runs have made" },
    {
      flags: "--allow-destroy",
      description: "ignore prevent_destroy: clear protected resources away as well",
    },
    { flags: "--parallel <count>", description: "stacks at a time, 1 to 16", default: "2" },
    {
      flags: "--inventory <file>",
      description: "YAML or JSON: what exists beside the stacks (default: what they look up)",
    },
    { flags: "--inject <file>", description: "JSON: what goes wrong on the way (docs/simulator.md)" },
    {
      flags: "--format <format>",
      description: "table, or everything that Terraform said",
      choices: ["text", "json"],
      default: "text",
    },
  ],
  examples: [
    ["see what Terraform would do after your change", "workplace simulate plan"],
    [
      "apply one pool and what it needs",
      "workplace simulate apply azure-platform azure-pool-office-standard-pooled-normal",
    ],
    ["forget the simulated clouds and deploy again", "workplace simulate deploy --reset"],
  ],
  async run(context, options, args) {
    const { runSimulate } = await import("../run-simulate.js");
    return runSimulate(context, options, args);
  },
};
