import type { Application } from "../../model/estate";
import { isMapping } from "../../model/plain-yaml";
import { keysOfSection, UNKNOWN_KEY } from "./manifest-key";
import { sameData } from "./same-data";

/**
 * The applications for scripts, with the defaults of what people left out. What a section lists as unknown has no
 * default: a script must not read "no" where nobody knows.
 */
export function inventoryJson(applications: readonly Application[]): string {
  const manifests = applications.map(({ file: _, ...manifest }) =>
    Object.fromEntries(Object.entries(manifest).map(([name, value]) => [name, withoutGuesses(name, value)])),
  );
  return `${JSON.stringify(manifests, null, 2)}\n`;
}

function withoutGuesses(name: string, section: unknown): unknown {
  if (!isMapping(section) || !Array.isArray(section[UNKNOWN_KEY])) return section;
  const unknown: readonly unknown[] = section[UNKNOWN_KEY];
  const isGuess = (child: string, value: unknown): boolean => {
    const key = keysOfSection(name).find(({ path }) => path[1] === child);
    return key !== undefined && unknown.includes(child) && sameData(value, key.default);
  };
  return Object.fromEntries(Object.entries(section).filter(([child, value]) => !isGuess(child, value)));
}
