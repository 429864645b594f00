import { join, resolve } from "node:path";
import type { Diagnostic } from "../model/diagnostic";
import type { EstateSources } from "../model/estate-sources";
import type { PolicyFinding } from "../policies/policy-engine";
import { stackFile } from "../stacks/manifest";
import { stackSpecs } from "../stacks/stack-list";
import { assessEstate, hasError, type PlannedEstate } from "./assess-estate";
import { choice, FINDING_FORMATS, type CommandOptions } from "./command";
import type { Context } from "./context";
import { EXIT_FINDINGS, EXIT_OK, type ExitCode } from "./exit-code";
import { printFindings } from "./findings";
import type { DiagnosticFormat } from "./formats/format-diagnostics";
import { progressOn, type Progress } from "./progress";
import { synthSummary } from "./synth-summary";
import { writeStacks, type WriteResult } from "./write-stacks";

/** `workplace synth`: from the estate to the output folder; on any error the previous output stays as it is. */
export async function runSynth(context: Context, options: CommandOptions): Promise<ExitCode> {
  const format = choice(options, "format", FINDING_FORMATS);
  const progress = progressOn(context.stderr);
  const { planned, diagnostics, sources } = await assessEstate(
    context,
    options.estate,
    "require",
    progress.phase,
  );
  const report = (all: readonly Diagnostic[]): void => {
    progress.done();
    printSynthFindings(context, options, { diagnostics: all, sources, format });
  };
  if (planned === undefined || hasError(diagnostics)) {
    report(diagnostics);
    return EXIT_FINDINGS;
  }
  const result = await write(context, options, planned, progress);
  if (result.findings.length > 0) {
    report([...diagnostics, ...result.findings.map(policyDiagnostic)]);
    return EXIT_FINDINGS;
  }
  report(diagnostics);
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

async function write(
  context: Context,
  options: CommandOptions,
  { estate, plan }: PlannedEstate,
  progress: Progress,
): Promise<WriteResult> {
  const priceBookDate = Object.values(estate.catalog.prices)
    .map(({ date }) => date)
    .reduce((latest, date) => (date > latest ? date : latest), "");
  return writeStacks({
    specs: stackSpecs({ settings: estate.settings, plan, priceBookDate }),
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

function printSynthFindings(
  context: Context,
  options: CommandOptions,
  findings: {
    readonly diagnostics: readonly Diagnostic[];
    readonly sources: EstateSources;
    readonly format: DiagnosticFormat;
  },
): void {
  const output = findings.format === "text" ? context.stderr : context.stdout;
  printFindings(context, output, { ...findings, options });
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
