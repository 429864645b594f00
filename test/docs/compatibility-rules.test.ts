import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { RULES } from "../../compatibility/rule-catalog";
import { compatibilityRulesPage } from "../support/compatibility-rules-page";

const PAGE = join(__dirname, "../../docs/compatibility-rules.md");

describe("docs/compatibility-rules.md", () => {
  it("shows the rules as they are", () => {
    const page = compatibilityRulesPage();
    if (process.env["UPDATE_GOLDEN"] === "1") writeFileSync(PAGE, page);
    expect(existsSync(PAGE) ? readFileSync(PAGE, "utf8") : "").toBe(page);
  });

  it("has one section for each rule, which findings can link to", () => {
    const headings = [...compatibilityRulesPage().matchAll(/^### (\S+) /gm)].map((match) => match[1]);
    expect([...headings].sort()).toEqual(RULES.map(({ id }) => id));
  });
});
