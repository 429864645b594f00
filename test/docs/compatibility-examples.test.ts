import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { GOVERNANCE_FINDINGS } from "../../compatibility/governance/governance-finding";
import { RULES } from "../../compatibility/rule-catalog";
import { NOTE_RULES } from "../../compatibility/verdict-notes";
import { compatibilityExamplesPage } from "../support/compatibility-examples/examples-page";
import {
  checkedFindings,
  ESTATE_EXAMPLES,
  FINDING_EXAMPLES,
  GATE_RULES,
} from "../support/compatibility-examples/finding-examples";
import {
  checkedExamples,
  SILENT_RULES,
  type CheckedExample,
} from "../support/compatibility-examples/rule-examples";

const PAGE = join(__dirname, "../../docs/compatibility-examples.md");

describe("docs/compatibility-examples.md", () => {
  it("shows every example with what the command says about it", async () => {
    const page = await compatibilityExamplesPage();
    if (process.env["UPDATE_GOLDEN"] === "1") writeFileSync(PAGE, page);
    expect(existsSync(PAGE) ? readFileSync(PAGE, "utf8") : "").toBe(page);
  });
});

describe("examples of the rules", () => {
  let examples: readonly CheckedExample[];
  beforeAll(async () => {
    examples = await checkedExamples();
  });
  const idsOf = (some: readonly CheckedExample[]) => some.map(({ rule }) => rule.id);

  it("are there for the whole catalogue, as valid manifests", () => {
    const settled = ESTATE_EXAMPLES.map(({ rule }) => rule);
    expect([...idsOf(examples), ...settled].sort()).toEqual(RULES.map(({ id }) => id));
    expect(examples.flatMap(({ mistakes }) => mistakes)).toEqual([]);
  });

  it("lead to a finding, unless the page says why not", () => {
    const silent = examples.filter(({ finding }) => finding === undefined);
    expect(idsOf(silent)).toEqual(Object.keys(SILENT_RULES));
  });

  it("are put right: the rule has nothing to say any more", () => {
    expect(idsOf(examples.filter(({ left }) => left.length > 0))).toEqual([]);
  });
});

describe("examples of findings about manifests and the estate", () => {
  it("are there for each of them", () => {
    const rules = [...Object.keys(GOVERNANCE_FINDINGS), ...Object.keys(NOTE_RULES), ...GATE_RULES];
    expect(FINDING_EXAMPLES.map(({ rule }) => rule).sort()).toEqual(rules.sort());
  });

  it.each([...ESTATE_EXAMPLES, ...FINDING_EXAMPLES].map((example) => [example.rule, example] as const))(
    "%s: rejects the bad one once and accepts the good one",
    async (_, example) => {
      const [bad, good] = await checkedFindings(example);
      expect([bad.length, good.length]).toEqual([1, 0]);
    },
  );
});
