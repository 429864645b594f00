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
  return documents.flatMap(({ file, data }) => evidenceIn(file, data, ""));
}

function evidenceIn(file: string, value: unknown, pointer: string): readonly Finding[] {
  if (Array.isArray(value)) {
    return value.flatMap((item, index) => evidenceIn(file, item, pointer + pointerTo(index)));
  }
  if (!isMapping(value)) return [];
  return Object.entries(value).flatMap(([key, child]) => {
    const own = pointer + pointerTo(key);
    return EVIDENCE_KEYS.has(key) && isMapping(child)
      ? Object.keys(child).flatMap((figure) => unknownFigure(file, own, figure, value))
      : evidenceIn(file, child, own);
  });
}

function unknownFigure(
  file: string,
  pointer: string,
  figure: string,
  siblings: Readonly<Record<string, unknown>>,
): readonly Finding[] {
  if (resolves(figure, siblings)) return [];
  const known = Object.keys(siblings).filter((key) => !EVIDENCE_KEYS.has(key));
  return [
    errorAt(
      { file, pointer: pointer + pointerTo(figure), atKey: true },
      "evidence/unknown-figure",
      `"${figure}" names no key beside "${pointer.slice(pointer.lastIndexOf("/") + 1)}"`,
      suggestion(figure, known, "remove it"),
    ),
  ];
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
