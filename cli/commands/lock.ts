import type { Command } from "../command";

export const lock: Command = {
  name: "lock",
  summary: "give out subnets, VLANs, codes and host slots, and write them to estate.lock.yaml",
  options: [
    { flags: "--check", description: "write nothing; exit code 1 when the lock file is stale" },
    { flags: "--dry-run", description: "print what would change and write nothing" },
    {
      flags: "--release <name...>",
      description:
        "give up what removed elements still hold: pool/<id>, site/<id>, network/<name>, numbers/<site>; or let a pool change its hosts: host/<pool>; or machines their cluster: cluster/<role>",
    },
  ],
  examples: [
    ["bring the lock file in line with the estate", "workplace lock"],
    ["fail a pipeline when somebody forgot to", "workplace lock --check"],
    ["free the addresses of a building that was given up", "workplace lock --release site/old-town-hall"],
    ["let a pool change to the cheapest hosts", "workplace lock --release host/<pool>"],
  ],
  async run(context, options) {
    const { runLock } = await import("../run-lock.js");
    return runLock(context, options);
  },
};
