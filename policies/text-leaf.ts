/** A text somewhere inside attributes. */
export interface TextLeaf {
  /** Where it stands: `clone.0.customize.timeout`. */
  readonly path: string;
  /** Key it belongs to; for an element of a list, the key of the list. */
  readonly key: string;
  readonly text: string;
  /** Found inside a text that is JSON itself, such as the settings of an extension. */
  readonly isJson: boolean;
}

/** Whether a text is worth a closer look; most are not, and their path is never put together. */
export type TextFilter = (text: string, key: string, isJson: boolean) => boolean;

/**
 * Texts in attributes that pass a filter, those inside JSON texts included. cdktf's own remarks (key `//`) are left out:
 * they do not reach Terraform's evaluation.
 */
export function textsIn(
  attributes: Readonly<Record<string, unknown>>,
  filter: TextFilter,
): readonly TextLeaf[] {
  const found: TextLeaf[] = [];
  collect({ filter, found, path: [] }, attributes, "", false);
  return found;
}

interface Walk {
  readonly filter: TextFilter;
  readonly found: TextLeaf[];
  /** Keys from the top to where the walk stands. */
  readonly path: string[];
}

function collect(walk: Walk, value: unknown, key: string, isJson: boolean): void {
  if (typeof value === "string") {
    collectText(walk, value, key, isJson);
    return;
  }
  if (typeof value !== "object" || value === null) return;
  const isList = Array.isArray(value);
  for (const name of Object.keys(value)) {
    if (name === "//") continue;
    walk.path.push(name);
    collect(walk, (value as Readonly<Record<string, unknown>>)[name], isList ? key : name, isJson);
    walk.path.pop();
  }
}

function collectText(walk: Walk, text: string, key: string, isJson: boolean): void {
  const inner = isJson ? undefined : parsedJson(text);
  if (inner !== undefined) collect(walk, inner, key, true);
  else if (walk.filter(text, key, isJson)) walk.found.push({ path: walk.path.join("."), key, text, isJson });
}

function parsedJson(text: string): object | undefined {
  if (!text.startsWith("{")) return undefined;
  try {
    return JSON.parse(text) as object;
  } catch {
    return undefined;
  }
}
