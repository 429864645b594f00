import { join, resolve } from "node:path";
import type { Diagnostic } from "../model/diagnostic";
import type { PolicyFinding } from "../policies/policy-engine";
import { stackFile } from "../stacks/manifest";
import { hasError } from "../model/finding";
import { assessEstate, type Assessment, type PlannedEstate } from "./assess-estate";
import { choice, FINDING_FORMATS, type CommandOptions } from "./command";
import type { Context } from "./context";
import { estateStacks } from "./estate-stacks";
import { EXIT_FINDINGS, EXIT_OK, type ExitCode } from "./exit-code";
import { printFindings } from "./findings";
import { countOf } from "./formats/by-severity";
import { progressOn, type Progress } from "./progress";
import { synthSummary } from "./synth-summary";
import { writeStacks, type WriteResult } from "./write-stacks";

/** `workplace synth`: from the estate to the output folder; on any error the previous output stays as it is. */
export async function runSynth(context: Context, options: CommandOptions): Promise<ExitCode> {
  const format = choice(options, "format", FINDING_FORMATS);
  const { assessment, result, diagnostics } = await synthesise(context, options);
  const { planned, sources } = assessment;
  const output = format === "text" ? context.stderr : context.stdout;
  printFindings(context, output, { diagnostics, sources, format, options });
  if (planned === undefined || result === undefined || hasError(diagnostics)) return EXIT_FINDINGS;
  const summary = synthSummary(planned.plan, {
    result,
    warnings: countOf("warning", diagnostics),
    outputDir: outputDir(context, options),
    cwd: context.cwd,
  });
  // A machine format has stdout for itself.
  (format === "text" ? context.stdout : context.stderr).write(summary);
  return EXIT_OK;
}

/** A synthesis and everything that was found on the way. */
export interface Synthesis {
  readonly assessment: Assessment;
  /** Absent when the estate has errors; nothing was written then. */
  readonly result?: WriteResult;
  /** Findings about the estate and about the stacks. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Writes the stacks, with progress on a terminal. */
export async function synthesise(context: Context, options: CommandOptions): Promise<Synthesis> {
  const progress = progressOn(context.stderr);
  try {
    const assessment = await assessEstate(context, options.estate, "require", { onPhase: progress.phase });
    const { planned, diagnostics } = assessment;
    if (planned === undefined) return { assessment, diagnostics };
    const result = await write(context, options, planned, progress);
    return { assessment, result, diagnostics: [...diagnostics, ...result.findings.map(policyDiagnostic)] };
  } finally {
    progress.done();
  }
}

async function write(
  context: Context,
  options: CommandOptions,
  planned: PlannedEstate,
  progress: Progress,
): Promise<WriteResult> {
  return writeStacks({
    specs: estateStacks(planned),
    outputDir: outputDir(context, options),
    city: planned.estate.settings.city.name,
    buildId: context.buildId,
    fresh: options["fresh"] === true,
    onStack: (name) => progress.phase(`synthesising ${name}`),
  });
}

/** Folder of the synthesis; cdktf-cli says by environment where it expects the stacks. */
export function outputDir({ cwd, env }: Context, { estate, output }: CommandOptions): string {
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
