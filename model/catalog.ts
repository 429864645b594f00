import type { CatalogSpec } from "../generated/catalog";
import type { ReadFile } from "./data-file";
import type { Finding } from "./diagnostic";
import type { Catalog } from "./estate";
import { errorAt } from "./finding";
import { pointerTo } from "./json-pointer";
import { isMapping } from "./plain-yaml";

/** Sections of the catalogue. */
export const CATALOG_SECTIONS = [
  "azureVmSizes",
  "vsphereVmProfiles",
  "vsphereHosts",
  "workloads",
  "devices",
  "licences",
  "codecs",
  "roomDevices",
  "roomClasses",
  "conferenceServers",
  "accessPoints",
  "switches",
  "transceivers",
  "wlanControllers",
  "prices",
] as const satisfies readonly (keyof CatalogSpec)[];

export type CatalogSection = (typeof CATALOG_SECTIONS)[number];

/** All catalogue files together. */
export interface MergedCatalog {
  /** Entries of the valid files. */
  readonly catalog: Catalog;
  /** Ids of all files, valid or not, so that a fault in one entry does not make the others unknown. */
  readonly ids: Readonly<Record<CatalogSection, ReadonlySet<string>>>;
  readonly findings: readonly Finding[];
}

/**
 * Merges catalogue files: the product's entries first, an estate's own ones over them, id by id. Two files of the same
 * origin may not define the same id.
 */
export function mergeCatalog(product: readonly ReadFile[], own: readonly ReadFile[]): MergedCatalog {
  const sections = emptySections<Record<string, unknown>>(() => ({}));
  const ids = emptySections<Set<string>>(() => new Set());
  const files = new Map<string, string>();
  const findings: Finding[] = [];
  for (const origin of [product, own]) {
    const seen = new Map<string, string>();
    for (const read of origin) {
      for (const { section, id, entry } of entriesOf(read.data)) {
        const address = `${section}/${id}`;
        const first = seen.get(address);
        if (first !== undefined) findings.push(repeated(read.file, section, id, first));
        seen.set(address, first ?? read.file);
        ids[section].add(id);
        if (read.diagnostics.length > 0) continue;
        sections[section][id] = entry;
        files.set(address, read.file);
      }
    }
  }
  // The entries come from files that their schema has accepted.
  return { catalog: { ...(sections as unknown as Required<CatalogSpec>), files }, ids, findings };
}

function* entriesOf(
  data: unknown,
): Generator<{ readonly section: CatalogSection; readonly id: string; readonly entry: unknown }> {
  if (!isMapping(data)) return;
  for (const section of CATALOG_SECTIONS) {
    const entries = data[section];
    if (!isMapping(entries)) continue;
    for (const [id, entry] of Object.entries(entries)) yield { section, id, entry };
  }
}

function emptySections<T>(make: () => T): Record<CatalogSection, T> {
  return Object.fromEntries(CATALOG_SECTIONS.map((section) => [section, make()])) as Record<
    CatalogSection,
    T
  >;
}

function repeated(file: string, section: CatalogSection, id: string, first: string): Finding {
  return errorAt(
    { file, pointer: pointerTo(section, id), atKey: true },
    "ref/duplicate-catalog-entry",
    `"${id}" already stands under "${section}" in ${first}`,
    "remove one of them",
  );
}
