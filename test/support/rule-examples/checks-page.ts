import { join } from "node:path";
import { formatDiagnostics } from "../../../cli/formats/format-diagnostics";
import type { Diagnostic } from "../../../model/diagnostic";
import { loadEstate } from "../../../model/load-estate";
import { MODEL_RULES, type ModelRule } from "../../../model/model-rules";
import { edited, minimalEstate, withEstate, without, type EstateFiles } from "../estate-builder";
import { APPLICATION_EXAMPLES } from "./application-examples";
import { CONFERENCING_EXAMPLES } from "./conferencing-examples";
import { ESTATE_EXAMPLES } from "./estate-examples";
import { FILE_EXAMPLES } from "./file-examples";
import { REFERENCE_EXAMPLES } from "./reference-examples";
import { ROLLOUT_EXAMPLES } from "./rollout-examples";
import type { FolderExample, RuleExample } from "./rule-example";
import { SCHEMA_EXAMPLES } from "./schema-examples";
import { SSID_EXAMPLES } from "./ssid-examples";
import { TELEPHONY_EXAMPLES } from "./telephony-examples";
import { WLAN_EXAMPLES } from "./wlan-examples";
import { YAML_EXAMPLES } from "./yaml-examples";

export const RULE_EXAMPLES: readonly (RuleExample | FolderExample)[] = [
  ...FILE_EXAMPLES,
  ...YAML_EXAMPLES,
  ...SCHEMA_EXAMPLES,
  ...REFERENCE_EXAMPLES,
  ...ESTATE_EXAMPLES,
  ...APPLICATION_EXAMPLES,
  ...TELEPHONY_EXAMPLES,
  ...CONFERENCING_EXAMPLES,
  ...WLAN_EXAMPLES,
  ...SSID_EXAMPLES,
  ...ROLLOUT_EXAMPLES,
];

/** Findings of an estate and their text. */
export interface CheckedEstate {
  readonly diagnostics: readonly Diagnostic[];
  readonly text: string;
}

/** Checks the estate in a folder, which is its own catalogue. */
export async function checkFolder(dir: string): Promise<CheckedEstate> {
  const { diagnostics, sources } = await loadEstate({ estateDir: dir, catalogDir: join(dir, "catalog") });
  const text = formatDiagnostics(diagnostics, "text", { color: false, text: (file) => sources.text(file) });
  return { diagnostics, text };
}

/** The minimal estate with the fault of an example. */
export function checkBad(example: RuleExample | FolderExample): Promise<CheckedEstate> {
  if (!("make" in example)) return withEstate(changed(example, example.bad), checkFolder);
  return withEstate(minimalEstate(), (dir) => {
    example.make(dir);
    return checkFolder(example.rule === "file/outside-estate" ? join(dir, "estate") : dir);
  });
}

/** The minimal estate with the cure of an example. */
export function checkGood(example: RuleExample): Promise<CheckedEstate> {
  return withEstate(changed(example, example.good ?? example.replaces ?? ""), checkFolder);
}

function changed({ file, replaces, also }: RuleExample, text: string): EstateFiles {
  const files = { ...minimalEstate(), ...also };
  if (replaces !== undefined) return edited(files, file, replaces, text);
  return text === "" ? without(files, file) : { ...files, [file]: text };
}

/** The text of docs/checks.md. */
export async function checksPage(): Promise<string> {
  const ids = Object.keys(MODEL_RULES) as ModelRule[];
  const sections = await Promise.all(ids.map(sectionOf));
  return [INTRODUCTION, ...sections].join("\n");
}

const INTRODUCTION = `# Checks

What \`workplace check\` says about an estate's files, rule by rule: why the rule exists, an example that breaks it, the
exact output, and the example put right. Errors stop synthesis, warnings do not. Each example changes one place of a
small estate; line numbers are those of its file. A test runs all of them and compares this page; after a change of
wording run \`UPDATE_GOLDEN=1 npx jest test/docs/checks.test.ts\`.
`;

async function sectionOf(rule: ModelRule): Promise<string> {
  const example = RULE_EXAMPLES.find((candidate) => candidate.rule === rule);
  if (example === undefined) throw new Error(`rule "${rule}" has no example`);
  const { text } = await checkBad(example);
  const output = ["```text", text.trimEnd(), "```"];
  const head = [`## ${rule}`, "", `${sentence(MODEL_RULES[rule])} ${example.why}`, ""];
  if ("make" in example) return [...head, example.fault, "", ...output, "", example.cure, ""].join("\n");
  const bad = example.bad === "" ? `\`${example.file}\` without:` : `\`${example.file}\` with:`;
  const good = example.good ?? example.replaces ?? "";
  const cure = good === "" ? ["Right: delete the file, or use it."] : ["Right:", "", ...yamlBlock(good)];
  const shownCure = example.bad === "" ? ["Right: with it."] : cure;
  return [
    ...head,
    bad,
    "",
    ...yamlBlock(example.bad === "" ? good : example.bad),
    "",
    ...output,
    "",
    ...shownCure,
    "",
  ].join("\n");
}

function sentence(summary: string): string {
  return `${summary.charAt(0).toUpperCase()}${summary.slice(1)}.`;
}

function yamlBlock(text: string): readonly string[] {
  return ["```yaml", text.trimEnd(), "```"];
}
