import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const ROOT = join(__dirname, "..", "..");
const PLANNING = join(ROOT, "planning");

/** Rules that the code of planning reports; the lock has a page of its own. */
const RULES = readdirSync(PLANNING, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts") && !file.startsWith("lock"))
  .flatMap((file) => [...readFileSync(join(PLANNING, file), "utf8").matchAll(/\brule: "([^"]+)"/g)])
  .map((match) => match[1]!);

test("docs/plan-checks.md lists every rule of planning once, and no other", () => {
  const page = readFileSync(join(ROOT, "docs", "plan-checks.md"), "utf8");
  const listed = [...page.matchAll(/^\| `([^`]+)`/gm)].map((match) => match[1]!);
  expect(listed.length).toBeGreaterThan(15);
  expect([...listed].sort()).toEqual([...new Set(RULES)].sort());
});

test("every rule id is area/kebab-case", () => {
  for (const rule of RULES) expect(rule).toMatch(/^[a-z]+\/[a-z]+(-[a-z]+)*$/);
});
