import type { Catalog } from "../model/estate";
import type { PlanningConstant } from "./constant";
import type { Figure, FigureInput } from "./figure";

/** File of the settings that hold for the whole estate. */
export const ESTATE_FILE = "estate.yaml";

/** Sections of the catalogue. */
export type CatalogSection = Exclude<keyof Catalog, "files">;

/**
 * JSON pointer (RFC 6901) of a path of keys.
 *
 * @example
 * pointerOf("clusters", "a/b") // => "/clusters/a~1b"
 */
export function pointerOf(...keys: readonly string[]): string {
  let pointer = "";
  for (const key of keys) {
    // Hundreds of thousands of keys in a large estate, and hardly one that needs it.
    pointer += `/${/[~/]/.test(key) ? key.replaceAll("~", "~0").replaceAll("/", "~1") : key}`;
  }
  return pointer;
}

/** Input that stands in an estate file; a list counts by its length, a time of day by its hours. */
export function fromYaml(
  name: string,
  value: number,
  unit: string,
  file: string,
  ...keys: readonly string[]
): FigureInput {
  return { name, value, unit, origin: { kind: "yaml", file, pointer: pointerOf(...keys) } };
}

/** Input that stands in a catalogue entry. */
export function fromCatalog(
  catalog: Catalog,
  section: CatalogSection,
  id: string,
  key: string,
  value: number,
  unit: string,
): FigureInput {
  return fromYaml(key, value, unit, catalogFile(catalog, section, id), section, id, key);
}

/** File of a catalogue entry. */
export function catalogFile(catalog: Catalog, section: CatalogSection, id: string): string {
  return catalog.files.get(`${section}/${id}`) ?? `catalog/${section}.yaml`;
}

/** Input that is a constant of the planning code. */
export function fromConstant(constant: PlanningConstant): FigureInput {
  return {
    name: constant.name,
    value: constant.value,
    unit: constant.unit,
    origin: {
      kind: "constant",
      name: constant.name,
      certainty: constant.certainty,
      source: constant.source,
    },
  };
}

/** Input that is itself a planned figure. */
export function fromFigure(name: string, figure: Figure): FigureInput {
  return {
    name,
    value: figure.value,
    unit: figure.unit,
    origin: { kind: "figure", subject: figure.subject },
  };
}

/** Sum of figures, as a figure. */
export function sumFigure(subject: string, unit: string, name: string, parts: readonly Figure[]): Figure {
  return {
    subject,
    value: parts.reduce((sum, part) => sum + part.value, 0),
    unit,
    formula: `sum of ${name}`,
    inputs: parts.map((part) => fromFigure(name, part)),
  };
}
