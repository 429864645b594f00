// Builds what is derived: types and validators from schemas/, the bundled command. Runs on `npm ci`.
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildBundle } from "./build-bundle.mjs";
import { buildTypes } from "./build-types.mjs";
import { isNewer } from "./newer.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
await buildTypes(root);
if (isNewer(["schemas", "scripts"], ["generated/validators.js", "generated/validators.d.ts"], root)) {
  const { buildValidators } = await import("./build-validators.mjs");
  buildValidators(join(root, "schemas"), join(root, "generated"));
}
await buildBundle(root);
