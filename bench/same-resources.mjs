// Proof that the peer makes what we make.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";

/** Throws unless both output folders declare the same resources, data sources and providers with the same values. */
export function requireSameResources(ours, theirs) {
  const { stacks } = JSON.parse(readFileSync(join(ours, "manifest.json"), "utf8"));
  for (const { name, synthesizedStackPath } of Object.values(stacks)) {
    const [a, b] = [ours, theirs].map((dir) =>
      withoutRemarks(JSON.parse(readFileSync(join(dir, synthesizedStackPath), "utf8"))),
    );
    for (const block of ["resource", "data", "provider"]) {
      if (!isDeepStrictEqual(a[block], b[block]))
        throw new Error(`the peer's ${block} blocks of ${name} differ`);
    }
  }
}

function withoutRemarks(value) {
  if (Array.isArray(value)) return value.map(withoutRemarks);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => key !== "//")
      .map(([key, item]) => [key, withoutRemarks(item)]),
  );
}
