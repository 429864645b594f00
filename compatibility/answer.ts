/** What a manifest says about a fact; nobody has said yet is an answer of its own. */
export type Answer = "yes" | "no" | "unknown";

/** A section of a manifest: it may be missing, and it may list keys that nobody could answer yet. */
type Section<Key extends string> = { readonly unknown: readonly Key[] } | undefined;

/**
 * What a section says about one key. A missing section is unknown as a whole; in a section that is there, a key that is
 * left out counts as answered with no, unless the section lists it as unknown.
 *
 * @param holds - asked only when the section is there and the key is not listed as unknown
 * @example
 * answer(application.multiSession, "locksSharedFiles", (facts) => facts.locksSharedFiles)
 */
export function answer<Key extends string, S extends { readonly unknown: readonly Key[] }>(
  section: S | undefined,
  key: S["unknown"][number],
  holds: (section: S) => boolean,
): Answer {
  if (isOpen(section, key)) return "unknown";
  return section !== undefined && holds(section) ? "yes" : "no";
}

/**
 * As `answer`, for a key without a natural "no": leaving it out leaves it open.
 *
 * @example
 * answerIfStated(application.multiSession, "vendorStatement", ({ vendorStatement }) => vendorStatement === "unsupported")
 */
export function answerIfStated<S extends { readonly unknown: readonly string[] }>(
  section: S | undefined,
  key: S["unknown"][number] & keyof S,
  holds: (section: S) => boolean,
): Answer {
  if (section !== undefined && section[key] === undefined) return "unknown";
  return answer(section, key, holds);
}

/** Yes when one of them is, else unknown when one of them is. */
export function anyOf(...answers: readonly Answer[]): Answer {
  if (answers.includes("yes")) return "yes";
  return answers.includes("unknown") ? "unknown" : "no";
}

/** No when one of them is, else unknown when one of them is. */
export function allOf(...answers: readonly Answer[]): Answer {
  if (answers.includes("no")) return "no";
  return answers.includes("unknown") ? "unknown" : "yes";
}

function isOpen<Key extends string>(section: Section<Key>, key: Key): boolean {
  return section === undefined || (section.unknown.length > 0 && section.unknown.includes(key));
}
