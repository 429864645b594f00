import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { POLICY_RULES } from "../../policies/policy-rules";

const ROOT = join(__dirname, "..", "..");
const PAGE = readFileSync(join(ROOT, "docs", "rules-at-apply.md"), "utf8");
const KNOWN = new Set(POLICY_RULES.map(({ id }) => id));

/** Rows of all tables: rule and what keeps it. */
const ROWS = PAGE.split("\n")
  .filter((line) => line.startsWith("| ") && !/^\| (?:-+|rule) /.test(line))
  .map((line) => line.split("|").map((cell) => cell.trim()))
  .map(([, rule = "", keeper = ""]) => ({ rule, keeper }));

const codesIn = (text: string): readonly string[] =>
  [...text.matchAll(/`([^`]+)`/g)].map((match) => match[1]!);

test("the page has a row for every rule it is about", () => {
  expect(ROWS.length).toBeGreaterThanOrEqual(70);
});

test.each(ROWS)("$rule: what keeps it exists", ({ keeper }) => {
  const named = codesIn(keeper);
  for (const policy of named.filter((name) => name.startsWith("policy/"))) expect(KNOWN).toContain(policy);
  for (const path of named.filter((name) => name.endsWith(".ts"))) {
    expect({ path, exists: existsSync(join(ROOT, path)) }).toEqual({ path, exists: true });
  }
  expect(named.length > 0 || keeper.startsWith("by hand")).toBe(true);
});

test("no rule stands twice", () => {
  const rules = ROWS.map(({ rule }) => rule);
  expect(new Set(rules).size).toBe(rules.length);
});
