import { RULE_FAMILIES } from "../../../compatibility/rule-catalog";
import type { Finding } from "../../../model/diagnostic";
import { EXAMPLES_DAY, EXAMPLES_SETTINGS } from "./examples-estate";
import { checkedFindings, ESTATE_EXAMPLES, FINDING_EXAMPLES } from "./finding-examples";
import { checkedExamples, SILENT_RULES, type CheckedExample } from "./rule-examples";

/** The text of docs/compatibility-examples.md. */
export async function compatibilityExamplesPage(): Promise<string> {
  const examples = new Map((await checkedExamples()).map((example) => [example.rule.id, example]));
  const settled = new Map(ESTATE_EXAMPLES.map((example) => [String(example.rule), example]));
  const families = await Promise.all(
    RULE_FAMILIES.map(async ({ prefix, title, rules }) => {
      const sections = rules.map(({ id }) => {
        const example = settled.get(id);
        return example === undefined ? ruleSection(examples.get(id) ?? missing(id)) : findingSection(example);
      });
      return [`## ${prefix}: ${title}`, "", ...(await Promise.all(sections))].join("\n");
    }),
  );
  const findings = await Promise.all(FINDING_EXAMPLES.map(findingSection));
  return [INTRODUCTION, ...families, "## Findings about manifests, and the gate", "", ...findings].join("\n");
}

const INTRODUCTION = `# Compatibility by example

For each rule the part of a manifest that it objects to, or of estate.yaml where that settles it for all, what
\`workplace apps check --notes\` says about it, and a part that it lets pass.
[compatibility-rules.md](compatibility-rules.md) has the rules,
[compatibility.md](compatibility.md#findings-about-manifests) the findings about manifests,
[plan-checks.md](plan-checks.md) those of the gate, which \`workplace check\` prints.

The examples are the tests' own, judged on ${EXAMPLES_DAY}; the rest of each manifest is answered and harmless. The small
city around them has shared desktops on Azure, such of class high on vSphere, notebooks with desktops of their own and
local applications, twelve people on shared desktops who need the application of the last part, and in estate.yaml:

\`\`\`yaml
${EXAMPLES_SETTINGS}\`\`\`

A test runs all of them and compares this page; after a change run
\`UPDATE_GOLDEN=1 npx jest test/docs/compatibility-examples.test.ts\`.
`;

function ruleSection({ rule, bad, good, finding }: CheckedExample): string {
  const output =
    finding === undefined
      ? [`It applies, but no verdict changes: ${SILENT_RULES[rule.id] ?? ""}.`]
      : textBlock(said([finding]));
  return section(`### ${rule.id}`, bad, output, good);
}

async function findingSection(example: (typeof FINDING_EXAMPLES)[number]): Promise<string> {
  const [findings] = await checkedFindings(example);
  return section(`### ${example.rule}`, example.bad, textBlock(said(findings)), example.good);
}

function said(findings: readonly Finding[]): readonly string[] {
  return findings.flatMap(({ severity, message, hint }) => [
    `${severity}: ${message}`,
    ...(hint === undefined ? [] : [`hint: ${hint}`]),
  ]);
}

function section(heading: string, bad: string, output: readonly string[], good: string): string {
  const right = good === "" ? ["Right: without it."] : ["Right:", "", ...yamlBlock(good)];
  const wrong = bad === "" ? ["Left out."] : yamlBlock(bad);
  return [heading, "", ...wrong, "", ...output, "", ...right, ""].join("\n");
}

function textBlock(lines: readonly string[]): readonly string[] {
  return ["```text", ...lines, "```"];
}

function yamlBlock(text: string): readonly string[] {
  return ["```yaml", text.trimEnd(), "```"];
}

function missing(id: string): never {
  throw new Error(`rule ${id} has no example`);
}
