import type { Finding } from "../diagnostic";
import type { DraftEstate } from "../draft-estate";
import type { Application, Identified } from "../estate";
import { errorAt } from "../finding";
import { pointerTo } from "../json-pointer";
import { isMapping } from "../plain-yaml";
import { suggestion } from "../suggestion";

/** Keys that say where the figures beside them come from. */
const EVIDENCE_KEYS: ReadonlySet<string> = new Set(["sources", "assumptions"]);

/** Keys at the top of an element's data that nobody has written: they are its identity. */
const IDENTITY_KEYS: ReadonlySet<string> = new Set(["id", "file"] satisfies (keyof Identified)[]);

/** Sources and assumptions name a figure beside them; `a.b` and `/a/b` name a nested one. */
export function checkEvidence({ documents }: DraftEstate): readonly Finding[] {
  return documents.flatMap(({ file, data }) => documentEvidence(file, data));
}

/** The same for one file. */
function documentEvidence(file: string, data: unknown): readonly Finding[] {
  const findings: Finding[] = [];
  collect(data, { file, findings, path: [] });
  return findings;
}

/** The same for a manifest, which has sources and assumptions at its top only. */
export function manifestEvidence(application: Application): readonly Finding[] {
  const findings: Finding[] = [];
  for (const key of ["sources", "assumptions"] as const) {
    const walk = { file: application.file, findings, path: [key] };
    checkFigures(Object.keys(application[key] ?? {}), application, walk);
  }
  return findings;
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

function checkFigures(figures: readonly string[], siblings: object, { file, findings, path }: Walk): void {
  const isTop = path.length === 1;
  for (const figure of figures) {
    const nested = figure.startsWith("/") ? figure.slice(1).split("/") : figure.split(".");
    if (isFigure([figure], siblings, isTop) || isFigure(nested, siblings, isTop)) continue;
    const place = { file, pointer: pointerTo(...path, figure), atKey: true };
    const message = `"${figure}" names no key beside "${String(path.at(-1))}"`;
    const known = Object.keys(siblings).filter((key) => isFigure([key], siblings, isTop));
    findings.push(errorAt(place, "evidence/unknown-figure", message, suggestion(figure, known, "remove it")));
  }
}

function isFigure(path: readonly string[], siblings: object, isTop: boolean): boolean {
  const [first = ""] = path;
  if ((path.length === 1 && EVIDENCE_KEYS.has(first)) || (isTop && IDENTITY_KEYS.has(first))) return false;
  let value: unknown = siblings;
  for (const key of path) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return false;
    value = (value as Readonly<Record<string, unknown>>)[key];
  }
  return value !== undefined;
}
