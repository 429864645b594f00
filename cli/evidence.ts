import { ASSUMED_DEFAULTS } from "../generated/assumed-defaults";
import { FOLDER_KINDS, SETTINGS_FILE } from "../model/file-kinds";
import { segmentsOf, valueAt } from "../model/json-pointer";

/** What a file says itself about one of its values. */
export interface Evidence {
  readonly kind: "source" | "assumption";
  readonly text: string;
}

/**
 * Source or assumption of a value: the entry of `sources` or `assumptions` nearest to it that names it or something it
 * is part of, or the `source` or `assumption` of the object it stands in.
 *
 * @param data - content of the file
 * @param pointer - JSON pointer of the value
 */
export function evidenceFor(data: unknown, pointer: string): Evidence | undefined {
  const path = segmentsOf(pointer);
  for (let depth = path.length - 1; depth >= 0; depth -= 1) {
    const holder = valueAt(data, pathPointer(path.slice(0, depth)));
    const found = inHolder(holder, path.slice(depth)) ?? ownEvidence(holder);
    if (found !== undefined) return found;
  }
  return undefined;
}

/**
 * Why a schema's default has its value: the reason of the key or of the nearest key around it that has one.
 *
 * @param file - estate file that leaves the key out
 * @param pointer - JSON pointer of the value
 */
export function defaultEvidence(file: string, pointer: string): Evidence | undefined {
  const folder = FOLDER_KINDS.find((kind) => file.startsWith(`${kind.folder}/`))?.folder;
  const kind = file === SETTINGS_FILE ? "estate" : folder?.replace(/s$/, "");
  const reasons = Object.entries(ASSUMED_DEFAULTS[kind ?? ""] ?? {});
  const path = segmentsOf(pointer);
  const covering = reasons
    .filter(([key]) => covers(key.split("."), path))
    .sort(([a], [b]) => b.split(".").length - a.split(".").length);
  const text = covering[0]?.[1];
  return text === undefined ? undefined : { kind: "assumption", text };
}

function covers(key: readonly string[], path: readonly string[]): boolean {
  return (
    key.length <= path.length && key.every((segment, index) => segment === "*" || segment === path[index])
  );
}

function pathPointer(path: readonly string[]): string {
  return path.map((segment) => `/${segment.replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}

/** `a.b.c` is covered by entries for `a.b.c`, `a.b` and `a`, in this order. */
function inHolder(holder: unknown, path: readonly string[]): Evidence | undefined {
  for (let length = path.length; length > 0; length -= 1) {
    const key = path.slice(0, length).join(".");
    for (const [section, kind] of [
      ["assumptions", "assumption"],
      ["sources", "source"],
    ] as const) {
      const entries = valueAt(holder, `/${section}`);
      const text = isRecord(entries) && Object.hasOwn(entries, key) ? entries[key] : undefined;
      if (typeof text === "string") return { kind, text };
    }
  }
  return undefined;
}

function ownEvidence(holder: unknown): Evidence | undefined {
  for (const kind of ["assumption", "source"] as const) {
    const text = valueAt(holder, `/${kind}`);
    if (typeof text === "string") return { kind, text };
  }
  return undefined;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
