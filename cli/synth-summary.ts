import { relative } from "node:path";
import type { Plan } from "../planning/plan";
import { applicationCountText } from "./application-count-text";
import { planTotals } from "./plan-totals";
import { capacity, whole } from "./quantity";
import type { WriteResult } from "./write-stacks";

/** Width of the column with the names (characters). */
const NAME_WIDTH = 16;

/** What `workplace synth` prints at the end: one screen, no more. */
export function synthSummary(
  plan: Plan,
  run: {
    readonly result: WriteResult;
    /** Warnings about the estate; there are no errors when a summary is printed. */
    readonly warnings: number;
    readonly outputDir: string;
    readonly cwd: string;
  },
): string {
  const totals = planTotals(plan);
  const { azure, vsphere } = totals.pools;
  const applications = applicationCountText(plan.applications);
  const folder = relative(run.cwd, run.outputDir) || ".";
  const rows: readonly (readonly [string, string])[] = [
    ["people", whole(totals.people)],
    ["peak sessions", whole(totals.peakSessions)],
    ["pools", `${azure + vsphere} (${azure} Azure, ${vsphere} vSphere)`],
    ["hosts", whole(totals.hosts)],
    ["vCPU", whole(totals.vcpu)],
    ["memory", capacity(totals.memoryGiB)],
    ["profile storage", capacity(totals.profileStorageGiB)],
    ...(applications === undefined ? [] : [["applications", applications] as const]),
    ["monthly cost", `${whole(totals.monthlyCostEur)} EUR`],
    ["warnings", whole(run.warnings)],
    ["stacks", `${stacksText(run.result)} in ${folder}`],
  ];
  const title = plan.city.fictitious ? `${plan.city.name} (fictitious)` : plan.city.name;
  return [
    title,
    ...rows.map(([name, value]) => `  ${name.padEnd(NAME_WIDTH)}${value}`),
    ...removedNote(run.result),
    `next: ${nextCommand(run.result)}`,
    "",
  ].join("\n");
}

function stacksText({ written, unchanged, removed }: WriteResult): string {
  const parts = [
    `${written.length} written`,
    `${unchanged.length} unchanged`,
    ...(removed.length === 0 ? [] : [`${removed.length} removed`]),
  ];
  return `${written.length + unchanged.length} (${parts.join(", ")})`;
}

/** Platforms come first in the list of stacks, and are applied first. */
function nextCommand({ written, unchanged }: WriteResult): string {
  const first = written[0] ?? unchanged[0];
  return first === undefined ? "workplace plan" : `npx cdktf diff ${first}`;
}

/** What left the output folder is still there on the platforms: Terraform can only destroy what it is shown. */
function removedNote({ removed }: WriteResult): readonly string[] {
  if (removed.length === 0) return [];
  return [
    `note: ${removed.join(", ")} left the estate, not the platform; to destroy what it made, bring it back and ` +
      "follow docs/lock.md, Removing",
  ];
}
