import type { Finding } from "../diagnostic";
import type { DraftEstate } from "../draft-estate";
import { errorAt } from "../finding";
import { pointerTo } from "../json-pointer";
import { isMapping } from "../plain-yaml";
import { suggestion } from "../suggestion";

/** Keys that say where the figures beside them come from. */
const EVIDENCE_KEYS: ReadonlySet<string> = new Set(["sources", "assumptions"]);

/** Sources and assumptions name a figure beside them; `a.b` and `/a/b` name a nested one. */
export function checkEvidence({ documents }: DraftEstate): readonly Finding[] {
  return documents.flatMap(({ file, data }) => {
    const findings: Finding[] = [];
    collect(data, { file, findings, path: [] });
    return findings;
  });
}

interface Walk {
  readonly file: string;
  readonly findings: Finding[];
  readonly path: (string | number)[];
}

function collect(value: unknown, walk: Walk): void {
  if (typeof value !== "object" || value === null) return;
  const children = value as Readonly<Record<string, unknown>>;
  for (const key in children) {
    const child = children[key];
    // Most values are none that hold others.
    if (typeof child !== "object" || child === null) continue;
    if (Array.isArray(child) && typeof child[0] !== "object") continue;
    walk.path.push(key);
    if (EVIDENCE_KEYS.has(key) && isMapping(child)) checkFigures(Object.keys(child), children, walk);
    else collect(child, walk);
    walk.path.pop();
  }
}

function checkFigures(
  figures: readonly string[],
  siblings: Readonly<Record<string, unknown>>,
  { file, findings, path }: Walk,
): void {
  for (const figure of figures) {
    if (resolves(figure, siblings)) continue;
    const place = { file, pointer: pointerTo(...path, figure), atKey: true };
    const message = `"${figure}" names no key beside "${String(path.at(-1))}"`;
    const known = Object.keys(siblings).filter((key) => !EVIDENCE_KEYS.has(key));
    findings.push(errorAt(place, "evidence/unknown-figure", message, suggestion(figure, known, "remove it")));
  }
}

function resolves(figure: string, siblings: Readonly<Record<string, unknown>>): boolean {
  if (Object.hasOwn(siblings, figure)) return !EVIDENCE_KEYS.has(figure);
  const path = figure.startsWith("/") ? figure.slice(1).split("/") : figure.split(".");
  let value: unknown = siblings;
  for (const key of path) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return false;
    value = (value as Readonly<Record<string, unknown>>)[key];
  }
  return true;
}
