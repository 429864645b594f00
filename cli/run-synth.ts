import { join, resolve } from "node:path";
import type { Diagnostic } from "../model/diagnostic";
import type { PolicyFinding } from "../policies/policy-engine";
import { stackFile } from "../stacks/manifest";
import { stackSpecs } from "../stacks/stack-list";
import { assessEstate, hasError, type Assessment, type PlannedEstate } from "./assess-estate";
import { choice, FINDING_FORMATS, type CommandOptions } from "./command";
import type { Context } from "./context";
import { EXIT_FINDINGS, EXIT_OK, type ExitCode } from "./exit-code";
import { printFindings } from "./findings";
import { progressOn, type Progress } from "./progress";
import { synthSummary } from "./synth-summary";
import { writeStacks, type WriteResult } from "./write-stacks";

/** `workplace synth`: from the estate to the output folder; on any error the previous output stays as it is. */
export async function runSynth(context: Context, options: CommandOptions): Promise<ExitCode> {
  const format = choice(options, "format", FINDING_FORMATS);
  const { assessment, result } = await synthesise(context, options);
  const { planned, sources } = assessment;
  const diagnostics = [...assessment.diagnostics, ...(result?.findings ?? []).map(policyDiagnostic)];
  const output = format === "text" ? context.stderr : context.stdout;
  printFindings(context, output, { diagnostics, sources, format, options });
  if (planned === undefined || result === undefined || hasError(diagnostics)) return EXIT_FINDINGS;
  const summary = synthSummary(planned.plan, {
    result,
    warnings: diagnostics.length,
    outputDir: outputDir(context, options),
    cwd: context.cwd,
  });
  // A machine format has stdout for itself.
  (format === "text" ? context.stdout : context.stderr).write(summary);
  return EXIT_OK;
}

/** What takes time, with progress on a terminal; `result` is absent when the estate has errors. */
async function synthesise(
  context: Context,
  options: CommandOptions,
): Promise<{ readonly assessment: Assessment; readonly result?: WriteResult }> {
  const progress = progressOn(context.stderr);
  try {
    const assessment = await assessEstate(context, options.estate, "require", progress.phase);
    if (assessment.planned === undefined) return { assessment };
    return { assessment, result: await write(context, options, assessment.planned, progress) };
  } finally {
    progress.done();
  }
}

async function write(
  context: Context,
  options: CommandOptions,
  { estate, plan }: PlannedEstate,
  progress: Progress,
): Promise<WriteResult> {
  return writeStacks({
    specs: stackSpecs({ settings: estate.settings, plan }),
    outputDir: outputDir(context, options),
    city: estate.settings.city.name,
    buildId: context.buildId,
    fresh: options["fresh"] === true,
    onStack: (name) => progress.phase(`synthesising ${name}`),
  });
}

/** cdktf-cli says by environment where it expects the stacks. */
function outputDir({ cwd, env }: Context, { estate, output }: CommandOptions): string {
  const chosen = output ?? env["CDKTF_OUTDIR"];
  return chosen === undefined || chosen === "" ? join(estate, "cdktf.out") : resolve(cwd, String(chosen));
}

/** A policy finding has no line in the estate; it stands at the resource it is about. */
function policyDiagnostic({ rule, stack, address, message, hint }: PolicyFinding): Diagnostic {
  return {
    rule,
    severity: "error",
    message: `${address}: ${message}`,
    file: `cdktf.out/${stackFile(stack)}`,
    line: 1,
    column: 1,
    pointer: "",
    hint,
  };
}
