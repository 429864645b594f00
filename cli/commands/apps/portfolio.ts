import type { Command } from "../../command";

export const appsPortfolio: Command = {
  name: "portfolio",
  summary: "fewest images for what people use, what forces each further one, and what the ways out take",
  options: [
    {
      flags: "--format <format>",
      description: "a screen, or all images, clashes and ways out",
      choices: ["text", "json"],
      default: "text",
    },
  ],
  examples: [
    ["see which applications force an image of their own", "workplace apps portfolio"],
    ["list what has to be replaced", "workplace apps portfolio --format json | jq '.waysOut.migrations'"],
  ],
  async run(context, options) {
    const { runAppsPortfolio } = await import("../../run-apps-portfolio.js");
    return runAppsPortfolio(context, options);
  },
};
