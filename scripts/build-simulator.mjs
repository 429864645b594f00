// The simulator as one file: Terraform starts it once per provider and command, so it must be there at once.
import { copyFileSync, mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";

/** Bundles simulator/main.ts and puts the protocol files beside it. */
export async function buildSimulator(root) {
  await build({
    entryPoints: [join(root, "simulator/main.ts")],
    outfile: join(root, "dist/simulator.js"),
    absWorkingDir: root,
    bundle: true,
    platform: "node",
    target: "node20",
    format: "cjs",
    legalComments: "none",
    logLevel: "error",
  });
  const from = join(root, "simulator/protocol");
  const to = join(root, "dist/protocol");
  mkdirSync(to, { recursive: true });
  for (const file of readdirSync(from).filter((name) => name.endsWith(".proto"))) {
    copyFileSync(join(from, file), join(to, file));
  }
}
