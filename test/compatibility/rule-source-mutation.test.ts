import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import ts from "typescript";
import type { CompatibilityRule } from "../../compatibility/rule";
import { collectRuleCases, type RuleCases } from "../support/rule-cases";
import { isNoticed } from "../support/rule-mutants";
import { sourceMutants } from "../support/source-mutants";

const RULES_DIR = join(__dirname, "../../compatibility/rules");
const CASES_DIR = join(__dirname, "rules");

/** Source files of rules and of what rules share; lists of rules decide nothing. */
const FILES = readdirSync(RULES_DIR, { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".ts") && !name.endsWith("-rules.ts"))
  .map((name) => join(RULES_DIR, name))
  .sort();

/** File → files of rules that it imports. */
const IMPORTS = new Map(
  FILES.map((file) => {
    const names = [...readFileSync(file, "utf8").matchAll(/from "(\.[^"]+)"/g)].map(
      (match) => match[1] ?? "",
    );
    return [
      file,
      names.map((name) => `${resolve(dirname(file), name)}.ts`).filter((each) => FILES.includes(each)),
    ];
  }),
);

/** The file and all that see a change of it. */
function affectedBy(file: string): ReadonlySet<string> {
  const affected = new Set([file]);
  for (let before = 0; before < affected.size;) {
    before = affected.size;
    for (const [each, imports] of IMPORTS) if (imports.some((one) => affected.has(one))) affected.add(each);
  }
  return affected;
}

/** Rules as they would be if a file had another text. */
function rulesWith(file: string, text: string): readonly CompatibilityRule[] {
  const affected = affectedBy(file);
  const loaded = new Map<string, Record<string, unknown>>();
  const load = (path: string): Record<string, unknown> => {
    const known = loaded.get(path);
    if (known !== undefined) return known;
    const exports: Record<string, unknown> = {};
    loaded.set(path, exports);
    const code = path === file ? transpiled(text) : transpiledFile(path);
    const find = (name: string): unknown => {
      const target = `${resolve(dirname(path), name)}.ts`;
      return affected.has(target) ? load(target) : jest.requireActual(target);
    };
    new Function("require", "exports", code)(find, exports);
    return exports;
  };
  return [...affected].flatMap((path) => Object.values(load(path))).filter(isRule);
}

function transpiled(text: string): string {
  const compilerOptions = { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 };
  return ts.transpileModule(text, { compilerOptions }).outputText;
}

const unchanged = new Map<string, string>();

function transpiledFile(path: string): string {
  const code = unchanged.get(path) ?? transpiled(readFileSync(path, "utf8"));
  unchanged.set(path, code);
  return code;
}

function isRule(value: unknown): value is CompatibilityRule {
  return typeof value === "object" && value !== null && "applies" in value && "looksAt" in value;
}

// Hundreds of small programs, on a machine that may be busy.
jest.setTimeout(60_000);

const cases = new Map<string, RuleCases[]>();
beforeAll(async () => {
  const files = readdirSync(CASES_DIR).filter((name) => name.endsWith(".test.ts"));
  const all = await collectRuleCases(() => Promise.all(files.map((name) => import(join(CASES_DIR, name)))));
  for (const each of all) cases.set(each.rule.id, [...(cases.get(each.rule.id) ?? []), each]);
});

/** Whether the cases fail with the text; a fault that makes a rule throw is noticed, too. */
function isFound(file: string, text: string): boolean {
  try {
    return rulesWith(file, text).some((rule) => isNoticed(cases.get(rule.id) ?? [], rule));
  } catch {
    return true;
  }
}

it("the cases of rules notice every condition of their source that is written wrongly", () => {
  const mutants = FILES.flatMap((file) => sourceMutants(file).map((mutant) => ({ file, ...mutant })));
  const survivors = mutants.filter(({ file, text }) => !isFound(file, text));
  expect(mutants.length).toBeGreaterThan(2 * FILES.length);
  expect(survivors.map(({ file, fault }) => `${relative(RULES_DIR, file)} ${fault}`)).toEqual([]);
});
