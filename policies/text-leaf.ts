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

/**
 * All texts in attributes, those inside JSON texts included. cdktf's own remarks (key `//`) are left out: they do not
 * reach Terraform's evaluation.
 */
export function textsIn(attributes: Readonly<Record<string, unknown>>): readonly TextLeaf[] {
  const found: TextLeaf[] = [];
  collect(attributes, "", "", false, found);
  return found;
}

function collect(value: unknown, path: string, key: string, isJson: boolean, found: TextLeaf[]): void {
  if (typeof value === "string") {
    const inner = isJson ? undefined : parsedJson(value);
    if (inner === undefined) found.push({ path, key, text: value, isJson });
    else collect(inner, path, key, true, found);
    return;
  }
  if (typeof value !== "object" || value === null) return;
  const isList = Array.isArray(value);
  for (const [name, item] of Object.entries(value)) {
    if (name === "//") continue;
    collect(item, path === "" ? name : `${path}.${name}`, isList ? key : name, isJson, found);
  }
}

function parsedJson(text: string): object | undefined {
  if (!text.startsWith("{")) return undefined;
  try {
    return JSON.parse(text) as object;
  } catch {
    return undefined;
  }
}
