import { existsSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import type { Diagnostic } from "../model/diagnostic";
import { NODE_FILE_SYSTEM, type EstateFileSystem } from "../model/estate-file-system";
import { SETTINGS_FILE } from "../model/file-kinds";
import { planDiff } from "../planning/plan-diff";
import { stackDiffs, type StackDiff } from "../stacks/stack-diff";
import type { StackSpec, SynthesisedStack } from "../stacks/stack-spec";
import { applicationsDiff } from "./application-diff";
import { assessEstate, type Assessment, type PlannedEstate } from "./assess-estate";
import { coloursFor } from "./colours";
import { choice, type CommandOptions } from "./command";
import type { Context } from "./context";
import { dangerousChanges, findingsDiff, type EstateDiff } from "./estate-diff";
import { estateStacks } from "./estate-stacks";
import { EXIT_FINDINGS, EXIT_OK, UsageError, type ExitCode } from "./exit-code";
import { countText, printFindings } from "./findings";
import { diffMarkdown } from "./formats/diff-markdown";
import { diffText } from "./formats/diff-text";
import { progressOn } from "./progress";
import { revisionFiles } from "./revision-files";
import { propsHash } from "./synthesis-record";
import { withTemporaryFolder } from "./temporary-folder";

/** Errors of the base that are named before the comparison is given up (count). */
const ERRORS_SHOWN = 3;

const DEFAULT_REVISION = "HEAD";

/** `workplace diff`: what has changed since a revision, to stdout; errors of the estate to stderr. */
export async function runDiff(
  context: Context,
  options: CommandOptions,
  args: readonly string[],
): Promise<ExitCode> {
  const format = choice(options, "format", ["text", "json", "markdown"]);
  const progress = progressOn(context.stderr);
  try {
    const base = await openBase(context, options, args[0]);
    const before = await assessBase(context, base, progress.phase);
    const after = await assessEstate(context, options.estate, "compare", { onPhase: progress.phase });
    const diff = await compare(context, base, before, after, progress.phase);
    progress.done();
    const { diagnostics, sources } = after;
    const errors = diagnostics.filter(({ severity }) => severity === "error");
    printFindings(context, context.stderr, { diagnostics: errors, sources, format: "text", options });
    context.stdout.write(rendered(diff, format, context, options));
    const isSafe = errors.length === 0 && dangerousChanges(diff).length === 0;
    return isSafe ? EXIT_OK : EXIT_FINDINGS;
  } finally {
    progress.done();
  }
}

/** What the working tree is compared with. */
interface Base {
  readonly name: string;
  readonly commit?: string;
  readonly estateDir: string;
  readonly files: EstateFileSystem;
}

async function openBase(
  context: Context,
  { estate, fromDir }: CommandOptions,
  revision: string | undefined,
): Promise<Base> {
  if (fromDir === undefined) {
    const name = revision ?? DEFAULT_REVISION;
    return { name, estateDir: estate, ...(await revisionFiles(context, estate, name)) };
  }
  if (revision !== undefined) {
    throw new UsageError(`"${revision}" and --from-dir both say what to compare with; leave one out`);
  }
  const estateDir = resolve(context.cwd, String(fromDir));
  if (!existsSync(join(estateDir, SETTINGS_FILE))) {
    throw new UsageError(`"${String(fromDir)}" holds no ${SETTINGS_FILE}; name the folder of an estate`);
  }
  const name = (relative(context.cwd, estateDir) || ".").split("\\").join("/");
  return { name, estateDir, files: NODE_FILE_SYSTEM };
}

async function assessBase(
  context: Context,
  { name, estateDir, files }: Base,
  onPhase: (phase: string) => void,
): Promise<Assessment & { readonly planned: PlannedEstate }> {
  const inBase = (phase: string): void => onPhase(`${name}: ${phase}`);
  const assessment = await assessEstate(context, estateDir, "compare", { onPhase: inBase, files });
  const { planned, diagnostics } = assessment;
  if (planned !== undefined) return { ...assessment, planned };
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  const more = errors.length > ERRORS_SHOWN ? [`and ${errors.length - ERRORS_SHOWN} more`] : [];
  throw new UsageError(
    [
      `the estate at "${name}" has ${countText(errors)} by the rules of this version of workplace, so it has no ` +
        "figures to compare with; choose another revision",
      ...errors.slice(0, ERRORS_SHOWN).map(errorLine),
      ...more,
    ].join("\n  "),
  );
}

function errorLine({ file, line, message, rule }: Diagnostic): string {
  return `${file}:${line}: ${message} [${rule}]`;
}

async function compare(
  { today }: Context,
  { name, commit }: Base,
  before: Assessment & { readonly planned: PlannedEstate },
  after: Assessment,
  onPhase: (phase: string) => void,
): Promise<EstateDiff> {
  const findings = findingsDiff(before.diagnostics, after.diagnostics);
  const { city } = (after.planned ?? before.planned).plan;
  const head = {
    city: city.name,
    base: { name, ...(commit === undefined ? {} : { commit }) },
    findings,
    ...(before.applications === undefined || after.applications === undefined
      ? {}
      : { applications: applicationsDiff(before.applications, after.applications, today) }),
  };
  if (after.planned === undefined) return head;
  return {
    ...head,
    plan: planDiff(before.planned.plan, after.planned.plan),
    stacks: await compareStacks(estateStacks(before.planned), estateStacks(after.planned), onPhase),
  };
}

/** Synthesises only stacks whose properties differ: equal properties give equal bytes. */
async function compareStacks(
  before: readonly StackSpec[],
  after: readonly StackSpec[],
  onPhase: (phase: string) => void,
): Promise<readonly StackDiff[]> {
  const old = new Map(before.map((spec) => [spec.name, propsHash(spec)]));
  const fresh = new Map(after.map((spec) => [spec.name, propsHash(spec)]));
  const isChanged = ({ name }: StackSpec): boolean => old.get(name) !== fresh.get(name);
  const [{ synthesiseStacks }, { REPLACING_ATTRIBUTES }] = await Promise.all([
    import("../stacks/synthesise-stacks.js"),
    import("../simulator/replacing-attributes.js"),
  ]);
  const synthesised = (specs: readonly StackSpec[]): Promise<readonly SynthesisedStack[]> =>
    withTemporaryFolder((scratchDir) =>
      synthesiseStacks(specs.filter(isChanged), {
        scratchDir,
        onStack: (name) => onPhase(`synthesising ${name}`),
      }),
    );
  return stackDiffs(await synthesised(before), await synthesised(after), REPLACING_ATTRIBUTES);
}

function rendered(
  diff: EstateDiff,
  format: "text" | "json" | "markdown",
  context: Context,
  options: CommandOptions,
): string {
  if (format === "json") {
    return `${JSON.stringify({ ...diff, dangerous: dangerousChanges(diff) }, null, 2)}\n`;
  }
  return format === "markdown"
    ? diffMarkdown(diff)
    : diffText(diff, coloursFor(context, context.stdout, options.color));
}
