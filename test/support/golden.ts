import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "@jest/globals";
import type { SynthJson } from "./synth-json";

const GOLDEN_FOLDER = join(__dirname, "..", "golden");

/**
 * Compares a synthesised stack with `test/golden/<name>.json`, parsed and without cdktf's own version.
 *
 * `UPDATE_GOLDEN=1 npx jest …` writes the file instead; review the difference like code.
 *
 * @param name - file name without extension, one per stack kind: `azure-pool`
 */
export function expectGolden(json: SynthJson, name: string): void {
  const path = join(GOLDEN_FOLDER, `${name}.json`);
  const actual = withoutVersion(json);
  if (process.env["UPDATE_GOLDEN"] === "1") writeFileSync(path, `${JSON.stringify(actual, null, 2)}\n`);
  if (!existsSync(path)) throw new Error(`${path} is missing; run with UPDATE_GOLDEN=1 to write it`);
  expect(actual).toEqual(JSON.parse(readFileSync(path, "utf8")));
}

/** cdktf and cdktn write their version into `//.metadata`; it says nothing about the stack. */
function withoutVersion(json: SynthJson): unknown {
  const copy = JSON.parse(JSON.stringify(json)) as { "//"?: { metadata?: Record<string, unknown> } };
  delete copy["//"]?.metadata?.["version"];
  return copy;
}
