// Programs of this folder in TypeScript, as files that Node.js runs.
import { join } from "node:path";
import { build } from "esbuild";

/**
 * Bundles a program into one file.
 *
 * @param name - of the file in this folder, without its ending
 * @param outDir - folder for the result
 * @returns path of the result
 */
export async function bundle(name, outDir) {
  const outfile = join(outDir, `${name}.cjs`);
  await build({
    entryPoints: [join(import.meta.dirname, `${name}.ts`)],
    outfile,
    bundle: true,
    platform: "node",
    target: "node20",
    format: "cjs",
    logLevel: "error",
  });
  return outfile;
}
