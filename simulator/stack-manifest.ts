import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** One synthesised stack. */
export interface SynthesizedStack {
  readonly name: string;
  /** Absolute folder with `cdk.tf.json`. */
  readonly folder: string;
  /** Stacks that must be applied before. */
  readonly dependencies: readonly string[];
}

/**
 * Reads the stacks of a synthesis.
 *
 * @param outDir - folder of the synthesis, usually `cdktf.out`
 * @param wanted - names of stacks; all when undefined
 * @throws Error when nothing was synthesised or a wanted stack does not exist
 */
export function readStackManifest(outDir: string, wanted?: readonly string[]): readonly SynthesizedStack[] {
  const file = join(outDir, "manifest.json");
  if (!existsSync(file)) throw new Error(`"${outDir}" holds no synthesised stacks; run workplace synth`);
  const { stacks } = JSON.parse(readFileSync(file, "utf8")) as {
    readonly stacks: Readonly<
      Record<string, { readonly workingDirectory: string; readonly dependencies?: readonly string[] }>
    >;
  };
  const unknown = (wanted ?? []).find((name) => !(name in stacks));
  if (unknown !== undefined) {
    throw new Error(`stack "${unknown}" does not exist; there are ${Object.keys(stacks).sort().join(", ")}`);
  }
  return Object.entries(stacks)
    .filter(([name]) => wanted === undefined || wanted.includes(name))
    .map(([name, { workingDirectory, dependencies }]) => ({
      name,
      folder: join(outDir, workingDirectory),
      dependencies: dependencies ?? [],
    }))
    .sort((left, right) => (left.name < right.name ? -1 : 1));
}
