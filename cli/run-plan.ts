import { hasError } from "../model/finding";
import { assessEstate } from "./assess-estate";
import { coloursFor } from "./colours";
import { choice, type CommandOptions } from "./command";
import type { Context } from "./context";
import { EXIT_FINDINGS, EXIT_OK, type ExitCode } from "./exit-code";
import { printFindings } from "./findings";
import { countOf } from "./formats/by-severity";
import { planText } from "./plan-text";
import { progressOn } from "./progress";

/** `workplace plan`: figures to stdout, findings to stderr. */
export async function runPlan(context: Context, options: CommandOptions): Promise<ExitCode> {
  const format = choice(options, "format", ["text", "json"]);
  const progress = progressOn(context.stderr);
  const { planned, diagnostics, sources } = await assessEstate(context, options.estate, "preview", {
    onPhase: progress.phase,
  });
  progress.done();
  printFindings(context, context.stderr, { diagnostics, sources, format: "text", options });
  if (planned === undefined || hasError(diagnostics)) return EXIT_FINDINGS;
  const { plan, estate } = planned;
  const text =
    format === "json"
      ? `${JSON.stringify(plan, null, 2)}\n`
      : planText(plan, {
          estate,
          warnings: countOf("warning", diagnostics),
          isLockStale: diagnostics.some(({ rule }) => rule === "lock/stale"),
          colours: coloursFor(context, context.stdout, options.color),
        });
  context.stdout.write(text);
  return EXIT_OK;
}
