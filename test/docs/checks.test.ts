import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { MODEL_RULES } from "../../model/model-rules";
import { checkBad, checkGood, checksPage, RULE_EXAMPLES } from "../support/rule-examples/checks-page";

const PAGE = join(__dirname, "../../docs/checks.md");

describe("docs/checks.md", () => {
  it("shows every rule of the model once, with the output its example really has", async () => {
    const page = await checksPage();
    if (process.env["UPDATE_GOLDEN"] === "1") writeFileSync(PAGE, page);
    expect(existsSync(PAGE) ? readFileSync(PAGE, "utf8") : "").toBe(page);
  });

  it("has one example per rule", () => {
    expect(RULE_EXAMPLES.map(({ rule }) => rule).sort()).toEqual(Object.keys(MODEL_RULES).sort());
  });
});

describe.each(RULE_EXAMPLES.map((example) => [example.rule, example] as const))(
  "rule %s",
  (rule, example) => {
    it("rejects the bad example", async () => {
      const { diagnostics } = await checkBad(example);
      expect(diagnostics.map((diagnostic) => diagnostic.rule)).toContain(rule);
      expect(diagnostics.every(({ hint }) => hint !== undefined && hint !== "")).toBe(true);
    });

    if (!("make" in example)) {
      it("accepts the good example", async () => {
        const { diagnostics } = await checkGood(example);
        expect(diagnostics.filter((diagnostic) => diagnostic.rule === rule)).toEqual([]);
        expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
      });
    }
  },
);
