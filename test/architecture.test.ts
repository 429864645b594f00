import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
  FILE_RULES,
  layerRule,
  looseDependencies,
  MAX_LINES,
  offences,
  type LayerTable,
} from "./support/architecture-rules";
import { codeFile, readCodeFiles } from "./support/source-tree";

const ROOT = join(__dirname, "..");

/** The table that the linter enforces too; the data flows one way. */
const LAYERS: LayerTable = {
  model: ["generated"],
  compatibility: ["model", "generated"],
  planning: ["model", "compatibility", "generated"],
  report: ["model", "compatibility", "planning", "generated"],
  constructs: ["planning", "generated"],
  policies: ["planning", "constructs", "generated"],
  stacks: ["constructs", "planning", "generated"],
};

/** Keeps the offences of the examples below out of this file itself. */
const SLASH = "/";

const RULES = [...FILE_RULES, layerRule(LAYERS)];

describe("the repository", () => {
  const files = readCodeFiles(ROOT);

  test("is read as a whole", () => {
    const folders = new Set(files.map(({ path }) => path.split("/")[0]));
    expect([...folders]).toEqual(
      expect.arrayContaining(["cli", "constructs", "model", "planning", "policies", "stacks", "test"]),
    );
  });

  test.each(RULES.map((rule) => [rule.id, rule] as const))("keeps the rule %s", (_, rule) => {
    expect(offences(files, [rule])).toEqual([]);
  });

  test("pins every dependency to one version", () => {
    expect(looseDependencies(JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")))).toEqual([]);
  });

  test("has the same layers in the linter", () => {
    const config = readFileSync(join(ROOT, "eslint.config.mjs"), "utf8");
    const table = /allowedImports = (\{.*?\n\});/s.exec(config)?.[1] ?? "";
    const json = table.replace(/^( *)(\w+):/gm, '$1"$2":').replace(/,(\s*})/g, "$1");
    expect(JSON.parse(json)).toEqual(LAYERS);
  });
});

describe("a tree that breaks the rules", () => {
  test.each([
    [
      "layer",
      "planning/a.ts",
      'import type { B } from "../constructs/b";',
      "planning/ imports ../constructs/b",
    ],
    ["layer", "model/a.ts", 'import { b } from "../planning/b";', "model/ imports ../planning/b"],
    ["layer", "report/deep/a.ts", 'import { b } from "../../stacks/b";', "report/ imports ../../stacks/b"],
    ["layer", "policies/a.ts", 'import { b } from "../stacks/b";', "policies/ imports ../stacks/b"],
    ["layer", "constructs/a.ts", 'const b = await import("../stacks/b");', "constructs/ imports ../stacks/b"],
    ["layer", "stacks/a.ts", 'export { b } from "../cli/b";', "stacks/ imports ../cli/b"],
    ["layer", "model/a.ts", 'type B = import("../test/support/b").B;', "model/ imports ../test/support/b"],
    ["layer", "compatibility/a.ts", 'require("../planning/b");', "compatibility/ imports ../planning/b"],
    ["length", "cli/a.ts", "a();\n".repeat(MAX_LINES + 1), "301 lines, allowed are 300"],
    ["file-name", "cli/someFile.ts", "", '"someFile.ts" is not kebab-case'],
    ["file-name", "cli/Deep/a.ts", "", '"Deep" is not kebab-case'],
    ["vague-name", "cli/string-utils.ts", "", '"string-utils" names no noun of the domain'],
    ["barrel", "cli/index.ts", "", "an index file"],
    ["barrel", "cli/a.ts", 'export * from "./b";', 'export * from "./b";'],
    ["default-export", "cli/a.ts", "export default 1;", "export default 1;"],
    ["default-export", "cli/a.ts", "export default class A {}", "export default class A {}"],
    ["default-export", "cli/a.ts", "const a = 1;\nexport { a as default };", "a as default"],
    ["cdktf-place", "cli/a.ts", 'import { App } from "cdktf";', "cdktf"],
    [
      "cdktf-place",
      "policies/a.ts",
      'import type { Vm } from "@cdktf/provider-x/lib/vm";',
      "@cdktf/provider-x/lib/vm",
    ],
    ["cdktf-deep", "constructs/a.ts", 'import { x } from "cdktf/lib/util";', "cdktf/lib/util"],
    [
      "provider-index",
      "stacks/a.ts",
      'import { vm } from "@cdktf/provider-azurerm";',
      "@cdktf/provider-azurerm",
    ],
    ["provider-index", "test/a.ts", 'import { vm } from "@cdktf/provider-x/lib";', "@cdktf/provider-x/lib"],
    ["pure", "planning/a.ts", "const now = Date.now();", "Date.now"],
    ["pure", "planning/a.ts", "const now = new Date();", "new Date()"],
    ["pure", "stacks/a.ts", "const dice = Math.random();", "Math.random"],
    ["pure", "model/a.ts", 'const home = process.env["HOME"];', "process.env"],
    ["pure", "model/a.ts", "const { env } = process;", "process"],
    ["pure", "constructs/a.ts", "run(process);", "process"],
    ["exit", "cli/a.ts", "process.exit(1);", "process.exit"],
    ["chance", "test/a.ts", "const dice = Math.random();", "Math.random"],
    ["outside", "planning/a.ts", 'import { readFileSync } from "node:fs";', "node:fs"],
    ["outside", "constructs/a.ts", 'import { execSync } from "child_process";', "child_process"],
    ["absolute-path", "cli/a.ts", `open("${SLASH}home/me/a");`, `${SLASH}home/me/a`],
    ["absolute-path", "cli/a.ts", `open(\`${SLASH}tmp/\${name}\`);`, `${SLASH}tmp/`],
    ["suppression", "cli/a.ts", `a(); /${SLASH} eslint-disable-line`, "eslint-disable"],
    ["suppression", "cli/a.ts", `/${"*"} @ts-ignore */`, "@ts-ignore"],
  ])("fails %s in %s", (id, path, text, what) => {
    expect(offences([codeFile(path, text)], RULES)).toContain(`${path} [${id}] ${what}`);
  });

  test.each([
    ["planning/lock/a.ts", 'import type { B } from "../../model/b";\nimport { c } from "../figure";'],
    ["planning/a.ts", "// Date.now() is not for us\nconst text = 'process.env';"],
    ["planning/a.ts", "const day = new Date(year, 0);\nconst plan = { process: 1 };\nplan.process;"],
    ["stacks/a.ts", 'import { x } from "cdktf/lib/util";\nimport { Vm } from "@cdktf/provider-x/lib/vm";'],
    ["cli/a.ts", 'const now = Date.now();\nimport { Plan } from "../planning/plan";'],
    ["bin/a.js", "process.exit(1);"],
    ["eslint.config.mjs", "export default [];"],
    ["constructs/a.ts", 'const path = "/Datacenter/vm/Workplace";'],
    ["cli/a.ts", "a();\n\n".repeat(MAX_LINES)],
    ["test/a-b.property.test.ts", 'import { App } from "cdktf";'],
  ])("finds nothing in %s", (path, text) => {
    expect(offences([codeFile(path, text)], RULES)).toEqual([]);
  });

  test.each([["^1.2.3"], ["~1.2.3"], ["1.x"], ["latest"], ["*"], ["git+https://example.org/x.git"]])(
    "fails a dependency on %s",
    (version) => {
      expect(looseDependencies({ devDependencies: { x: version } })).toEqual([`x@${version}`]);
    },
  );

  test("accepts pinned versions, pre-releases and aliases", () => {
    const dependencies = { a: "1.2.3", b: "2.0.0-rc.1", c: "npm:@scope/c@1.2.3" };
    expect(looseDependencies({ dependencies })).toEqual([]);
  });
});
