import { readFileSync } from "node:fs";
import { join } from "node:path";
import { App, type TerraformStack } from "cdktf";
import { CDKTF_VERSION, stackFile } from "./manifest";
import { needsCdktf, renderStack } from "./render-stack";
import type { StackSpec, SynthesisedStack } from "./stack-spec";

/** Version of cdktf whose bytes `renderStack` reproduces. */
const RENDERED_CDKTF_VERSION = "0.21.0";

/** How to synthesise. */
export interface SynthesisOptions {
  /** Empty folder that cdktf may write to; what it holds afterwards is of no interest. */
  readonly scratchDir: string;
  /** Called before each stack. */
  readonly onStack?: (name: string) => void;
}

/**
 * Turns stack specifications into Terraform JSON. Writes no result: the caller judges all stacks first.
 *
 * Uses a one-pass renderer with the same bytes as cdktf's own synthesis; falls back to the latter for another cdktf
 * version than the one the renderer was made for, and for stacks that use aspects, moves or synthesis hooks.
 *
 * @throws Error when a construct's validation fails: the plan was contradictory, which is a bug
 */
export async function synthesiseStacks(
  specs: readonly StackSpec[],
  options: SynthesisOptions,
): Promise<readonly SynthesisedStack[]> {
  const app = new App({ outdir: options.scratchDir, stackTraces: false });
  const stacks = new Map<string, TerraformStack>();
  for (const spec of specs) {
    options.onStack?.(spec.name);
    const stack = await spec.create(app);
    // Dependencies that are not synthesised this time stand in the specification, from which the manifest is made.
    for (const name of spec.dependencies) {
      const dependency = stacks.get(name);
      if (dependency !== undefined) stack.addDependency(dependency);
    }
    stacks.set(spec.name, stack);
  }
  const all = [...stacks.values()];
  if (CDKTF_VERSION !== RENDERED_CDKTF_VERSION || all.some(needsCdktf)) return synthesiseWithCdktf(app, all);
  return all.map(renderStack);
}

/** The way of cdktf itself: everything is written, then read back. */
export function synthesiseWithCdktf(
  app: App,
  stacks: readonly TerraformStack[],
): readonly SynthesisedStack[] {
  app.synth();
  return stacks.map((stack) => {
    const name = stack.node.id;
    const text = readFileSync(join(app.outdir, stackFile(name)), "utf8");
    return {
      name,
      json: JSON.parse(text) as Readonly<Record<string, unknown>>,
      text,
      annotations: app.manifest.stacks[name]?.annotations ?? [],
    };
  });
}
