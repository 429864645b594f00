import { CHANGE_GROUPS, type ElementChange, type PlanDiff } from "../../planning/plan-diff";
import type { StackDiff } from "../../stacks/stack-diff";
import type { ApplicationsDiff } from "../application-diff";
import { usersText } from "../application-count-text";
import {
  APPLICATIONS_SHOWN,
  countChanges,
  hiddenText,
  reasonSteps,
  verdictSteps,
} from "../application-diff-text";
import {
  countsText,
  ELEMENTS_SHOWN,
  GROUP_TITLES,
  isShown,
  resourceGroups,
  shownChanges,
} from "../diff-sections";
import { dangerousChanges, type EstateDiff } from "../estate-diff";
import { plural } from "../findings";
import { code, prose, row } from "./markdown-text";

/** Stacks whose resources are listed (count; comments on merge requests have a largest size). */
const STACKS_SHOWN = 30;

/** Lines per stack (count). */
const LINES_SHOWN = 20;

/** The comparison as a comment on a merge request: the verdict first, details folded away. */
export function diffMarkdown(diff: EstateDiff): string {
  const blocks = [
    `## ${prose(diff.city)}: changes since ${code(diff.base.name)}`,
    verdict(diff),
    ...(diff.plan === undefined ? [] : planBlocks(diff.plan)),
    applicationsBlock(diff.applications),
    findingsBlock(diff),
    resourcesBlock(diff.stacks ?? []),
  ];
  return `${blocks.filter((block) => block !== "").join("\n\n")}\n`;
}

function verdict(diff: EstateDiff): string {
  if (diff.plan === undefined) return ":x: **The estate has errors.** There are no figures to compare.";
  const dangerous = dangerousChanges(diff);
  if (dangerous.length === 0) return ":white_check_mark: No stateful resource is replaced or deleted.";
  const lines = dangerous.map(({ action, stack, address, refused }) => {
    const word = action === "replace" ? "REPLACED" : "DELETED";
    return `- **${word}** ${code(`${stack}: ${address}`)}${refused ? " (Terraform refuses: `prevent_destroy`)" : ""}`;
  });
  const head = `:warning: **${plural(dangerous.length, "stateful resource")} would be replaced or deleted, with the data in them.**`;
  return [head, "", ...lines].join("\n");
}

function planBlocks({ elements, allocations }: PlanDiff): readonly string[] {
  const tables = CHANGE_GROUPS.map((group) => elementTable(group, elements));
  const rows = allocations.map(({ subject, before = "", after = "" }) =>
    row([code(subject), before === "" ? "" : code(before), after === "" ? "" : code(after)]),
  );
  const addresses =
    rows.length === 0
      ? ""
      : ["### Addresses", "", row(["", "before", "after"]), row(["-", "-", "-"]), ...rows].join("\n");
  return [...tables, addresses];
}

function elementTable(group: ElementChange["group"], elements: readonly ElementChange[]): string {
  const changed = elements.filter((element) => element.group === group && isShown(element));
  if (changed.length === 0) return "";
  const shown = changed.slice(0, ELEMENTS_SHOWN).map((element) => {
    const words = { added: "**new** ", removed: "**removed** ", changed: "" }[element.change];
    const instead = element.replaces === undefined ? "" : ` instead of ${code(element.replaces)}`;
    const changes = shownChanges(element).map(({ name, change }) =>
      prose(name === "count" ? change : `${name} ${change}`),
    );
    return row([`${words}${code(element.id)}${instead}`, changes.join("<br>")]);
  });
  const more = changed.length - shown.length;
  const title = GROUP_TITLES[group];
  return [
    `### ${title.charAt(0).toUpperCase()}${title.slice(1)}`,
    "",
    row(["", "change"]),
    row(["-", "-"]),
    ...shown,
    ...(more > 0 ? [row([`${more} more`, ""])] : []),
  ].join("\n");
}

function applicationsBlock(diff: ApplicationsDiff | undefined): string {
  if (diff === undefined || diff.changes.length === 0) return "";
  const marks = { worse: "**worse** ", mixed: "**mixed** ", removed: "**removed** ", added: "**new** " };
  const counts = countChanges(diff);
  const hidden = hiddenText(diff);
  return [
    "### Applications",
    "",
    ...(counts.length === 0 ? [] : [`In the plan: ${counts.join(", ")}.`, ""]),
    row(["", "verdict", "reasons"]),
    row(["-", "-", "-"]),
    ...diff.changes.slice(0, APPLICATIONS_SHOWN).map((change) => {
      const mark = change.fate === "better" || change.fate === "other" ? "" : marks[change.fate];
      return row([
        `${mark}${code(change.application)}, ${usersText(change.people)}`,
        verdictSteps(change).join("<br>"),
        reasonSteps(change).join("<br>"),
      ]);
    }),
    ...(hidden === undefined ? [] : [row([hidden, "", ""])]),
  ].join("\n");
}

function findingsBlock({ findings: { appeared, gone } }: EstateDiff): string {
  if (appeared.length + gone.length === 0) return "";
  return [
    "### Findings",
    "",
    ...appeared.map(
      ({ severity, file, line, message, rule }) =>
        `- new ${severity} ${code(`${file}:${line}`)}: ${prose(message)} (${code(rule)})`,
    ),
    ...gone.map(({ file, message, rule }) => `- gone: ${code(file)}: ${prose(message)} (${code(rule)})`),
  ].join("\n");
}

function resourcesBlock(stacks: readonly StackDiff[]): string {
  if (stacks.length === 0) return "";
  const more = stacks.length - STACKS_SHOWN;
  return [
    "### Resources",
    "",
    ...stacks.slice(0, STACKS_SHOWN).map(stackDetails),
    ...(more > 0 ? [`${more} more stacks`] : []),
  ].join("\n");
}

function stackDetails(stack: StackDiff): string {
  const { action, resources, settings, unprotected } = stack;
  const word = { create: "new stack, ", update: "", delete: "removed stack, " }[action];
  const head = `${code(stack.stack)}: ${word}${countsText(resources) || "no resource changes"}`;
  const groups = action === "update" ? resourceGroups(stack) : [];
  const lines = [
    ...groups.map(({ action: change, type, attributes, resources: members }) => {
      const verbs = { create: "create", update: "change", replace: "**REPLACE**", delete: "**delete**" };
      const what = members.length === 1 ? (members[0]?.address ?? type) : `${members.length} × ${type}`;
      return `- ${verbs[change]} ${code(what)}${attributes.length === 0 ? "" : `: ${code(attributes.join(", "))}`}`;
    }),
    ...settings.map((name) => `- settings: ${code(name)}`),
    ...unprotected.map((address) => `- **protection lifted:** ${code(address)}`),
  ];
  if (lines.length === 0) return `- ${head}`;
  const shown = lines.slice(0, LINES_SHOWN);
  const more = lines.length - shown.length;
  // GitLab and GitHub read Markdown inside <details> only after an empty line.
  return [
    "<details><summary>",
    "",
    head,
    "",
    "</summary>",
    "",
    ...shown,
    ...(more > 0 ? [`- ${more} more`] : []),
    "",
    "</details>",
  ].join("\n");
}
