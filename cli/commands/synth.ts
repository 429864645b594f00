import { FINDING_FORMAT, type Command } from "../command";

export const synth: Command = {
  name: "synth",
  summary: "check, plan and write the Terraform stacks, then print what they hold",
  options: [
    {
      flags: "--output <dir>",
      description: "output folder (default: CDKTF_OUTDIR, or cdktf.out in the estate's folder)",
    },
    { flags: "--fresh", description: "synthesise every stack, also those that have not changed" },
    FINDING_FORMAT,
  ],
  examples: [
    ["write the stacks of the estate in the current folder", "workplace synth"],
    [
      "write another estate's stacks, findings as annotations on GitHub",
      "workplace synth --estate my-city --format github",
    ],
  ],
  async run(context, options) {
    const { runSynth } = await import("../run-synth.js");
    return runSynth(context, options);
  },
};
