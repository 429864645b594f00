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
 * @throws Error when nothing was synthesised, a wanted stack does not exist, or its configuration is gone
 */
export function readStackManifest(outDir: string, wanted?: readonly string[]): readonly SynthesizedStack[] {
  const file = join(outDir, "manifest.json");
  if (!existsSync(file)) throw new Error(`"${outDir}" holds no synthesised stacks; run workplace synth`);
  const stacks = parseStacks(readFileSync(file, "utf8"));
  if (stacks === undefined) {
    throw new Error(`"${file}" does not list the stacks of a synthesis; run workplace synth`);
  }
  const unknown = (wanted ?? []).find((name) => !(name in stacks));
  if (unknown !== undefined) {
    throw new Error(`stack "${unknown}" does not exist; there are ${Object.keys(stacks).sort().join(", ")}`);
  }
  const read = Object.entries(stacks)
    .filter(([name]) => wanted === undefined || wanted.includes(name))
    .map(([name, { workingDirectory, dependencies }]) => ({
      name,
      folder: join(outDir, workingDirectory),
      dependencies: dependencies ?? [],
    }))
    .sort((left, right) => (left.name < right.name ? -1 : 1));
  const empty = read.find(({ folder }) => !existsSync(join(folder, "cdk.tf.json")));
  if (empty !== undefined) {
    throw new Error(`stack "${empty.name}" has no cdk.tf.json in "${empty.folder}"; run workplace synth`);
  }
  return read;
}

type ManifestStacks = Readonly<
  Record<string, { readonly workingDirectory: string; readonly dependencies?: readonly string[] }>
>;

/** The stacks by name; undefined when the text is no manifest. */
function parseStacks(text: string): ManifestStacks | undefined {
  try {
    const manifest = JSON.parse(text) as { readonly stacks?: ManifestStacks } | null;
    return typeof manifest?.stacks === "object" ? manifest.stacks : undefined;
  } catch {
    return undefined;
  }
}
