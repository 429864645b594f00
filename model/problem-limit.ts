import type { Diagnostic } from "./diagnostic";

/** Problems of one file that are collected; our own choice, more than anyone reads and few enough to print at once. */
export const COLLECTED_PROBLEMS = 100;

/** The problems of a file and, at the place of the last one, how many more there are. */
export function withCount(problems: readonly Diagnostic[], more: number): readonly Diagnostic[] {
  const last = problems.at(-1);
  if (last === undefined || more === 0) return problems;
  const message = `${more} further problems of this file are not listed`;
  return [...problems, { ...last, rule: "file/problems", message, hint: "mend the listed ones first" }];
}
