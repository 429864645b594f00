import { POLICY_RULES } from "../policies/policy-rules";
import { checkPolicies, type PolicyFinding, type PolicyRule } from "../policies/policy-engine";
import type { NamedStack, StackJson } from "../policies/stack-json";
import { manifestText, stackFile } from "../stacks/manifest";
import type { StackSpec, SynthesisedStack } from "../stacks/stack-spec";
import { UsageError } from "./exit-code";
import { withNextOutput, type NextOutput } from "./output-folder";
import {
  parseRecord,
  propsHash,
  RECORD_FILE,
  recordText,
  textHash,
  type SynthesisRecord,
} from "./synthesis-record";

/** What to write and where. */
export interface WriteRequest {
  readonly specs: readonly StackSpec[];
  readonly outputDir: string;
  readonly city: string;
  readonly buildId: string;
  /** Synthesise every stack, whatever the record says. */
  readonly fresh: boolean;
  readonly onStack: (name: string) => void;
  /** Rules to judge by; tests inject their own. */
  readonly rules?: readonly PolicyRule[];
}

/** What has become of the output folder. */
export interface WriteResult {
  /** Problems of the synthesised stacks; when there are any, nothing was written. */
  readonly findings: readonly PolicyFinding[];
  readonly written: readonly string[];
  readonly unchanged: readonly string[];
  readonly removed: readonly string[];
}

/**
 * Synthesises the stacks whose properties have changed, judges all of them, and replaces the output folder when
 * nothing was found.
 */
export async function writeStacks(request: WriteRequest): Promise<WriteResult> {
  return withNextOutput(request.outputDir, async (next) => {
    const record = parseRecord(next.present(RECORD_FILE));
    refuseOtherCity(record, request);
    const reused = request.fresh ? new Map<string, string>() : reusableTexts(request, record, next);
    const changed = request.specs.filter(({ name }) => !reused.has(name));
    const synthesised = await synthesise(changed, next.scratchDir, request.onStack);
    const names = new Set(request.specs.map(({ name }) => name));
    const removed = Object.keys(record?.stacks ?? {}).filter((name) => !names.has(name));
    if (synthesised.length > 0 || removed.length > 0) {
      const findings = judge(request.rules ?? POLICY_RULES, synthesised, reused);
      if (findings.length > 0) return { findings, written: [], unchanged: [], removed: [] };
    }
    const written = writeAll(request, next, synthesised, reused);
    const unchanged = [...names].filter((name) => !written.includes(name));
    return { findings: [], written, unchanged, removed };
  });
}

function refuseOtherCity(record: SynthesisRecord | undefined, { city, outputDir }: WriteRequest): void {
  if (record === undefined || record.city === city) return;
  throw new UsageError(
    `"${outputDir}" holds the stacks of ${record.city}, this estate is ${city}; choose another folder with --output, ` +
      "so that the state of one city never meets the stacks of another",
  );
}

/** Text of every stack that would come out as it already stands in the output folder. */
function reusableTexts(
  { specs, buildId }: WriteRequest,
  record: SynthesisRecord | undefined,
  next: NextOutput,
): Map<string, string> {
  const texts = new Map<string, string>();
  if (record?.build !== buildId) return texts;
  for (const spec of specs) {
    const entry = record.stacks[spec.name];
    if (entry === undefined || entry.props !== propsHash(spec)) continue;
    const text = next.present(stackFile(spec.name));
    if (text !== undefined && textHash(text) === entry.file) texts.set(spec.name, text);
  }
  return texts;
}

async function synthesise(
  specs: readonly StackSpec[],
  scratchDir: string,
  onStack: (name: string) => void,
): Promise<readonly SynthesisedStack[]> {
  if (specs.length === 0) return [];
  const { synthesiseStacks } = await import("../stacks/synthesise-stacks.js");
  return synthesiseStacks(specs, { scratchDir, onStack });
}

/** Rules about single resources have already passed what is reused; rules about all stacks need every one of them. */
function judge(
  rules: readonly PolicyRule[],
  synthesised: readonly SynthesisedStack[],
  reused: ReadonlyMap<string, string>,
): readonly PolicyFinding[] {
  const resourceRules = rules.filter((rule) => "types" in rule);
  const estateRules = rules.filter((rule) => "checkAll" in rule);
  const parsed = [...reused].map(([name, text]): NamedStack => ({
    name,
    json: JSON.parse(text) as StackJson,
  }));
  return [
    ...checkPolicies(synthesised, resourceRules),
    ...(estateRules.length === 0 ? [] : checkPolicies([...synthesised, ...parsed], estateRules)),
  ];
}

/** @returns names of the stacks whose file differs from the one before */
function writeAll(
  { specs, city, buildId }: WriteRequest,
  next: NextOutput,
  synthesised: readonly SynthesisedStack[],
  reused: ReadonlyMap<string, string>,
): readonly string[] {
  const fresh = new Map(synthesised.map((stack) => [stack.name, stack]));
  const written: string[] = [];
  const stacks: Record<string, SynthesisRecord["stacks"][string]> = {};
  for (const spec of specs) {
    const { name } = spec;
    const file = stackFile(name);
    const text = fresh.get(name)?.text ?? reused.get(name) ?? "";
    if (reused.has(name) || next.present(file) === text) next.keep(file);
    else {
      next.write(file, text);
      written.push(name);
    }
    // Remarks stand in the manifest only, so a stack that makes some is synthesised every time.
    const isReusable = (fresh.get(name)?.annotations ?? []).length === 0;
    stacks[name] = { props: isReusable ? propsHash(spec) : "", file: textHash(text) };
  }
  const entries = specs.map(({ name, dependencies }) => ({
    name,
    dependencies,
    annotations: fresh.get(name)?.annotations ?? [],
  }));
  const top = {
    "manifest.json": manifestText(entries),
    [RECORD_FILE]: recordText({ city, build: buildId, stacks }),
  };
  const isSame = Object.entries(top).every(([file, text]) => next.present(file) === text);
  if (isSame && written.length === 0) return written;
  for (const [file, text] of Object.entries(top)) next.write(file, text);
  next.commit();
  return written;
}
