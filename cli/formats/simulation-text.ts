import type { StackOutcome } from "../../simulator/run";
import type { Colours } from "../colours";
import { plural } from "../findings";
import { whole } from "../quantity";
import {
  countOf,
  type SimulationAction,
  type SimulationReport,
  type StackReport,
} from "../simulation-report";
import { visible } from "./visible-text";

/** Resources at risk and changes left over that are named (count; our own choice: one screen). */
const NAMED = 20;

/** Actions in the order in which they matter to a reader. */
const ACTIONS = ["create", "update", "replace", "delete"] as const;

const DONE: Readonly<Record<SimulationAction, string>> = {
  plan: "planned",
  apply: "applied",
  deploy: "applied",
  destroy: "destroyed",
  status: "looked at",
  env: "",
};

/** The run as a table with one line per stack; below it what a reviewer must not overlook. */
export function simulationText(report: SimulationReport, colours: Colours): string {
  const { stacks, interrupted, unsettled = [] } = report;
  return [
    table(report, colours),
    ...riskLines(stacks, colours),
    ...unsettled.flatMap((outcome) => unsettledLines(outcome, colours)),
    // Terraform calls an interrupt an error.
    ...(interrupted ? [] : [...stacks, ...unsettled].flatMap((outcome) => errorLines(outcome, colours))),
    summary(report, colours),
    "",
  ].join("\n");
}

function table(report: SimulationReport, colours: Colours): string {
  const { action, stacks } = report;
  const width = Math.max(5, ...stacks.map(({ stack }) => stack.length));
  const isStatus = action === "status";
  const numbers = isStatus ? ["objects"] : [...ACTIONS, "seconds"];
  const line = (name: string, cells: readonly string[], result: string): string =>
    [name.padEnd(width), ...cells.map((cell, index) => cell.padStart((numbers[index] ?? "").length + 2))]
      .join("")
      .concat(result === "" ? "" : `  ${result}`);
  const rows = stacks.map((stack) => {
    const counts = ACTIONS.map((name) => (stack.counts[name] === 0 ? "·" : String(stack.counts[name])));
    const cells = isStatus ? [String(stack.objects)] : [...counts, stack.seconds.toFixed(1)];
    return line(stack.stack, cells, isStatus ? "" : resultText(stack, report, colours));
  });
  return [colours.dim(line("stack", numbers, isStatus ? "" : "result")), ...rows].join("\n");
}

function resultText(stack: StackReport, { action, interrupted }: SimulationReport, colours: Colours): string {
  const { succeeded, skipped, adopted, changes } = stack;
  if (interrupted && !succeeded) return colours.yellow(skipped === undefined ? "interrupted" : "not begun");
  if (skipped !== undefined) return colours.yellow(`skipped: ${skipped}`);
  if (!succeeded) return colours.red("failed");
  const taken = adopted.length === 0 ? "" : `, ${plural(adopted.length, "lost object")} taken over`;
  return `${changes.length === 0 ? "nothing to do" : DONE[action]}${taken}`;
}

function riskLines(stacks: readonly StackReport[], colours: Colours): readonly string[] {
  const lines = stacks.flatMap(({ stack, atRisk }) =>
    atRisk.map(
      ({ action, address }) => `!! ${action === "replace" ? "REPLACED" : "DELETED "}  ${stack}: ${address}`,
    ),
  );
  if (lines.length === 0) return [];
  return ["", ...cut(lines).map((line) => colours.red(line))];
}

function unsettledLines({ stack, changes }: StackOutcome, colours: Colours): readonly string[] {
  return cut(changes.map(({ action, address }) => `second plan  ${stack}: would ${action} ${address}`)).map(
    (line) => colours.red(line),
  );
}

function errorLines({ stack, diagnostics }: StackOutcome, colours: Colours): readonly string[] {
  return diagnostics
    .filter(({ severity }) => severity === "error")
    .flatMap(({ summary: headline, detail, address }) => [
      "",
      `${colours.red("error")}  ${stack}${address === undefined ? "" : `: ${address}`}: ${visible(headline)}`,
      ...detail
        .split("\n")
        .filter((line) => line !== "")
        .map((line) => `       ${visible(line)}`),
    ]);
}

function summary(report: SimulationReport, colours: Colours): string {
  const { action, stacks, seconds, succeeded, interrupted, unsettled } = report;
  const took = ` in ${whole(seconds)} s`;
  if (interrupted)
    return colours.yellow(`\ninterrupted${took}; what was done is kept, the next run goes on from there`);
  if (action === "status") {
    const objects = stacks.reduce((sum, stack) => sum + stack.objects, 0);
    return `\n${plural(stacks.length, "stack")}, ${plural(objects, "object")} in the simulated clouds`;
  }
  const changed = ACTIONS.map((name) => [countOf(report, name), name] as const)
    .filter(([count]) => count > 0)
    .map(([count, name]) => `${whole(count)} ${name}`)
    .join(", ");
  const failed = stacks.filter((stack) => !stack.succeeded).length;
  const head = `\n${plural(stacks.length, "stack")} ${DONE[action]}${took}: ${changed || "nothing to do"}`;
  if (failed > 0) return colours.red(`${head}; ${failed} failed or skipped`);
  if (unsettled === undefined) return head;
  return succeeded
    ? colours.green(`${head}; the second plan finds nothing to do`)
    : colours.red(`${head}; the second plan is not clean in ${plural(unsettled.length, "stack")}`);
}

function cut(lines: readonly string[]): readonly string[] {
  const more = lines.length - NAMED;
  return more > 0 ? [...lines.slice(0, NAMED), `   ${more} more`] : lines;
}
