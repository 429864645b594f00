import { sameData } from "./same-data";
import { isMapping } from "../../model/plain-yaml";
import type { Answer } from "./cell-value";
import { keysOfSection, UNKNOWN_KEY, type ManifestKey } from "./manifest-key";

/** What a manifest holds as it is written: defaults are left out. */
export type ManifestData = Readonly<Record<string, unknown>>;

/** What a row says, key by key; keys it says nothing about are not in it. */
export type RowAnswers = ReadonlyMap<ManifestKey, Answer>;

/**
 * The manifest with what a row says. Keys the row says nothing about stay as they are. A section that the row begins
 * lists the keys that it does not answer as unknown: what nobody was asked must not count as "no".
 */
export function withAnswers(before: ManifestData, answers: RowAnswers): ManifestData {
  const after: Record<string, unknown> = { ...before };
  const sections = new Map<string, Map<ManifestKey, Answer>>();
  for (const [key, answer] of answers) {
    const [name = "", child] = key.path;
    if (child === undefined) answerKey(after, name, key, answer);
    else sections.set(name, (sections.get(name) ?? new Map()).set(key, answer));
  }
  for (const [name, own] of sections) {
    const present = after[name];
    const section = withSectionAnswers(name, isMapping(present) ? present : undefined, own);
    // A section without open questions that holds nothing but defaults need not be there.
    const idle = present === undefined && Object.keys(section).length === 0 && ![...own.keys()][0]?.open;
    if (!idle) after[name] = section;
  }
  return after;
}

function withSectionAnswers(
  name: string,
  present: ManifestData | undefined,
  answers: RowAnswers,
): ManifestData {
  const section: Record<string, unknown> = { ...present };
  for (const [key, answer] of answers) answerKey(section, key.path[1] ?? "", key, answer);
  const keys = keysOfSection(name);
  if (!keys.some(({ open }) => open)) return section;
  const isUnknown = (key: ManifestKey): boolean => {
    const answer = answers.get(key);
    if (answer !== undefined) return answer.kind === "unknown";
    return present === undefined;
  };
  const listed = present?.[UNKNOWN_KEY];
  const before = Array.isArray(listed) ? listed.map(String) : [];
  const answered = new Set([...answers].filter(([key]) => !isUnknown(key)).map(([{ path }]) => path[1]));
  const kept = before.filter((key) => !answered.has(key));
  const added = keys.filter(isUnknown).map(({ path }) => path[1] ?? "");
  const unknown = [...new Set([...kept, ...added])];
  if (unknown.length === 0) delete section[UNKNOWN_KEY];
  else section[UNKNOWN_KEY] = unknown;
  return section;
}

function answerKey(target: Record<string, unknown>, name: string, key: ManifestKey, answer: Answer): void {
  const value =
    answer.kind === "value" ? answer.value : answer.kind === "unknown" ? answer.presumed : undefined;
  const isPresent = Object.hasOwn(target, name);
  const isImplied = value === undefined || sameData(value, key.default);
  if (isImplied && key.required && key.default !== undefined) target[name] = key.default;
  else if (!isImplied) target[name] = value;
  else if (isPresent && !sameData(target[name], key.default)) delete target[name];
}
