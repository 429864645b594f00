import type { SimulateResult, StackOutcome } from "./run";
import type { ResourceAction } from "./terraform-event";

/** Columns of the summary, in the order in which they matter to a reader. */
const ACTIONS: readonly ResourceAction[] = ["create", "update", "replace", "delete"];

/**
 * The result as a table, one line per stack, with errors below and replaced or deleted resources by name: those are
 * what a reviewer must not overlook.
 */
export function summaryText({ stacks, succeeded }: SimulateResult): string {
  const width = Math.max(5, ...stacks.map(({ stack }) => stack.length));
  const header = [
    "stack".padEnd(width),
    ...ACTIONS.map((action) => action.padStart(8)),
    " objects",
    "  result",
  ];
  const lines = stacks.map((outcome) =>
    [
      outcome.stack.padEnd(width),
      ...ACTIONS.map((action) => String(outcome.counts[action]).padStart(8)),
      String(outcome.objects).padStart(8),
      `  ${resultText(outcome)}`,
    ].join(""),
  );
  return [
    header.join(""),
    ...lines,
    ...stacks.flatMap(dangerousChanges),
    // An interrupted run repeats one error for every resource that it left out.
    ...new Set(stacks.flatMap(errorTexts)),
    succeeded ? "ok" : "failed",
  ].join("\n");
}

function resultText({ succeeded, skipped, adopted }: StackOutcome): string {
  if (skipped !== undefined) return `skipped: ${skipped}`;
  const taken = adopted.length === 0 ? "" : `, ${adopted.length} lost objects taken over`;
  return succeeded ? `ok${taken}` : "failed";
}

function dangerousChanges({ stack, changes }: StackOutcome): readonly string[] {
  return changes
    .filter(({ action }) => action === "replace" || action === "delete")
    .map(({ action, address }) => `${action === "replace" ? "REPLACED" : "DELETED"}  ${stack}: ${address}`);
}

function errorTexts({ stack, diagnostics }: StackOutcome): readonly string[] {
  return diagnostics
    .filter(({ severity }) => severity === "error")
    .map(({ summary, detail, address }) => {
      const headline = `error  ${stack}${address === undefined ? "" : `: ${address}`}: ${summary}`;
      const lines = detail.split("\n").filter((line) => line.trim() !== "");
      return [headline, ...lines.map((line) => `       ${line}`)].join("\n");
    });
}
