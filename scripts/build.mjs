// Builds what is derived: types and validators from schemas/, the bundled command. Runs on `npm ci`.
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildBundle } from "./build-bundle.mjs";
import { buildSimulator } from "./build-simulator.mjs";
import { buildTypes } from "./build-types.mjs";
import { buildValidators } from "./build-validators.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
await buildTypes(root);
await buildValidators(root);
try {
  await buildBundle(root);
  await buildSimulator(root);
} catch (error) {
  // esbuild has printed file, line and message of its own errors.
  if (!Array.isArray(error.errors)) throw error;
  process.exitCode = 1;
}
