import { CHANGE_GROUPS, type AllocationChange, type ElementChange } from "../../planning/plan-diff";
import type { StackDiff } from "../../stacks/stack-diff";
import { usersText } from "../application-count-text";
import type { ApplicationChange, ApplicationsDiff } from "../application-diff";
import {
  APPLICATIONS_SHOWN,
  countChanges,
  hiddenText,
  reasonSteps,
  verdictSteps,
} from "../application-diff-text";
import type { Colours } from "../colours";
import {
  countsText,
  ELEMENTS_SHOWN,
  GROUP_TITLES,
  isShown,
  resourceGroups,
  shownChanges,
  type ResourceGroup,
} from "../diff-sections";
import { dangerousChanges, type DangerousChange, type EstateDiff, type FindingsDiff } from "../estate-diff";
import { plural } from "../findings";
import { visible } from "./visible-text";

/** Digits of a commit's hash that people know it by (count). */
const SHORT_HASH = 8;

/** The comparison for a terminal. */
export function diffText(diff: EstateDiff, colours: Colours): string {
  const { base, plan, stacks = [] } = diff;
  const commit = base.commit === undefined ? "" : ` (${base.commit.slice(0, SHORT_HASH)})`;
  const title = `${colours.bold(visible(diff.city))}: ${visible(base.name)}${commit} → working tree`;
  const dangerous = dangerousChanges(diff);
  const sections = [
    ...(plan === undefined ? [] : CHANGE_GROUPS.map((group) => groupSection(group, plan.elements, colours))),
    section("applications", applicationLines(diff.applications, colours), colours),
    section(
      "addresses",
      (plan?.allocations ?? []).map((change) => allocationLine(change, colours)),
      colours,
    ),
    section("findings", findingLines(diff.findings, colours), colours),
    section(
      "resources",
      stacks.flatMap((stack) => stackLines(stack, colours)),
      colours,
    ),
    dangerSection(dangerous, colours),
  ].filter((text) => text !== "");
  return [title, ...sections, conclusion(diff, dangerous, sections.length), ""].join("\n");
}

function groupSection(
  group: ElementChange["group"],
  elements: readonly ElementChange[],
  colours: Colours,
): string {
  const changed = elements.filter((element) => element.group === group && isShown(element));
  const shown = changed.slice(0, ELEMENTS_SHOWN);
  const more = changed.length - shown.length;
  const lines = [
    ...shown.flatMap((element) => (group === "city" ? cityLines(element) : [elementLine(element, colours)])),
    ...(more > 0 ? [`  ${more} more: --format json`] : []),
  ];
  return section(GROUP_TITLES[group], lines, colours);
}

/** The figures that a council paper opens with, one per line. */
function cityLines(city: ElementChange): readonly string[] {
  const changes = shownChanges(city);
  const width = Math.max(...changes.map(({ name }) => name.length));
  return changes.map(({ name, change }) => `  ${name.padEnd(width)}  ${visible(change)}`);
}

function elementLine(element: ElementChange, colours: Colours): string {
  const changes = shownChanges(element)
    .map(({ name, change }) => visible(name === "count" ? change : `${name} ${change}`))
    .join(", ");
  const id = `${element.id}  `;
  const instead = element.replaces === undefined ? "" : `  (instead of ${element.replaces})`;
  if (element.change === "added") return colours.green(`+ ${id}`) + changes + instead;
  if (element.change === "removed") return colours.red(`− ${id}`) + changes;
  return `  ${id}${changes}`;
}

function applicationLines(diff: ApplicationsDiff | undefined, colours: Colours): readonly string[] {
  if (diff === undefined) return [];
  const counts = countChanges(diff);
  const hidden = hiddenText(diff);
  return [
    ...(counts.length === 0 ? [] : [`  in the plan: ${counts.join(", ")}`]),
    ...diff.changes.slice(0, APPLICATIONS_SHOWN).flatMap((change) => applicationChange(change, colours)),
    ...(hidden === undefined ? [] : [`  ${hidden}: --format json`]),
  ];
}

function applicationChange(change: ApplicationChange, colours: Colours): readonly string[] {
  const marks = {
    worse: colours.red("worse "),
    mixed: colours.yellow("mixed "),
    removed: colours.red("− "),
    better: "  ",
    other: "  ",
    added: colours.green("+ "),
  };
  const reasons = reasonSteps(change);
  return [
    `${marks[change.fate]}${change.application}  ${verdictSteps(change).join("; ")}, ${usersText(change.people)}`,
    ...(reasons.length === 0 ? [] : [`    ${reasons.join("; ")}`]),
  ];
}

function allocationLine({ subject, before, after }: AllocationChange, colours: Colours): string {
  if (before === undefined) return `${colours.green("+")} ${subject}  ${after ?? ""}`;
  if (after === undefined) return `${colours.red("−")} ${subject}  ${before}`;
  return `${colours.yellow("!")} ${subject}  ${before} → ${after}`;
}

function findingLines({ appeared, gone }: FindingsDiff, colours: Colours): readonly string[] {
  return [
    ...appeared.map(({ file, line, severity, message, rule }) => {
      const word = severity === "error" ? colours.red("error") : colours.yellow("warning");
      return `+ ${word} ${visible(`${file}:${line}: ${message}`)} [${rule}]`;
    }),
    ...gone.map(({ file, message, rule }) => `− ${visible(`${file}: ${message}`)} [${rule}]`),
  ];
}

function stackLines(stack: StackDiff, colours: Colours): readonly string[] {
  const { action, resources, settings, unprotected } = stack;
  const mark = { create: colours.green("+"), update: " ", delete: colours.red("−") }[action];
  const head = `${mark} ${stack.stack}  ${countsText(resources) || "no resource changes"}`;
  // What is new or gone as a whole needs no list of its parts.
  const groups = action === "update" ? resourceGroups(stack).map((group) => groupLine(group, colours)) : [];
  return [
    head,
    ...groups,
    ...(settings.length === 0 ? [] : [`      settings: ${settings.join(", ")}`]),
    ...unprotected.map((address) => colours.yellow(`      protection lifted: ${address}`)),
  ];
}

function groupLine({ action, type, attributes, resources }: ResourceGroup, colours: Colours): string {
  const [only] = resources;
  const what = resources.length === 1 && only !== undefined ? only.address : `${resources.length} × ${type}`;
  const why = attributes.length === 0 ? "" : `  ${attributes.join(", ")}`;
  if (action === "replace") return colours.red(`    ± ${what}  REPLACED by${why}`);
  const mark = { create: colours.green("+"), update: "~", delete: colours.red("−") }[action];
  return `    ${mark} ${what}${why}`;
}

function dangerSection(dangerous: readonly DangerousChange[], colours: Colours): string {
  const lines = dangerous.map(({ action, stack, address, refused, ofRemovedStack }) => {
    const word = action === "replace" ? "REPLACED" : "DELETED ";
    const why = refused
      ? "  (Terraform refuses: prevent_destroy)"
      : ofRemovedStack
        ? "  (with its stack)"
        : "";
    return colours.red(`!! ${word}  ${stack}: ${address}${why}`);
  });
  const note = "a stack that left the estate is destroyed only by destroying it at a revision that has it";
  const notes = dangerous.some(({ ofRemovedStack }) => ofRemovedStack) ? [note] : [];
  return section("data at risk", [...lines, ...notes], colours);
}

function section(title: string, lines: readonly string[], colours: Colours): string {
  return lines.length === 0 ? "" : `\n${colours.bold(title)}\n${lines.join("\n")}`;
}

function conclusion({ plan }: EstateDiff, dangerous: readonly DangerousChange[], sections: number): string {
  if (plan === undefined) return "\nthe estate has errors: mend them to see figures and resources";
  if (dangerous.length > 0) {
    return (
      `\n${plural(dangerous.length, "stateful resource")} would be replaced or deleted, with the data in them; ` +
      "list the pool under allowDestroy only when nobody needs it any more"
    );
  }
  return sections === 0 ? "nothing changes" : "\nno stateful resource is replaced or deleted";
}
