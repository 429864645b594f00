import type { ReadFile } from "./data-file";
import type { DraftEstate } from "./draft-estate";
import type { Estate } from "./estate";
import type { ElementKey } from "./file-kinds";
import { isMapping } from "./plain-yaml";
import type { CatalogReading } from "./read-catalog";
import { idOf, isId, type Elements } from "./read-elements";

/** What a draft is made from. */
export interface Parts {
  readonly settings: ReadFile | undefined;
  readonly lock: ReadFile | undefined;
  readonly elements: readonly Elements[];
  readonly catalog: CatalogReading;
  readonly read: readonly ReadFile[];
}

/** What rules that look at several files see of the files that were read. */
export function draftOf({ settings, lock, elements, catalog, read }: Parts): DraftEstate {
  const filesOf = (key: ElementKey) => elements.find((element) => element.key === key)?.files ?? [];
  const valid = (file: ReadFile | undefined) => file !== undefined && file.diagnostics.length === 0;
  // Their schemas have accepted the data, which is what the casts say.
  const elementsOf = <K extends ElementKey>(key: K) =>
    filesOf(key)
      .filter((file) => valid(file) && isId(idOf(file.file)))
      .map((file) => ({
        ...(file.data as object),
        id: idOf(file.file),
        file: file.file,
      })) as unknown as Estate[K];
  const idsOf = (key: ElementKey) => new Set(filesOf(key).map(({ file }) => idOf(file)));
  const keysOf = (key: string) => {
    const value = isMapping(settings?.data) ? settings.data[key] : undefined;
    return isMapping(value) ? new Set(Object.keys(value)) : undefined;
  };
  return {
    ...(valid(settings) ? { settings: settings?.data as Estate["settings"] } : {}),
    ...(valid(lock) ? { lock: lock?.data as NonNullable<Estate["lock"]> } : {}),
    userGroups: elementsOf("userGroups"),
    scenarios: elementsOf("scenarios"),
    sites: elementsOf("sites"),
    applications: elementsOf("applications"),
    catalog: catalog.catalog,
    ids: {
      userGroups: idsOf("userGroups"),
      scenarios: idsOf("scenarios"),
      sites: idsOf("sites"),
      applications: idsOf("applications"),
      zones: keysOf("zones"),
      images: keysOf("images"),
      workingTimeModels: keysOf("workingTimeModels"),
      platforms: keysOf("platforms"),
      catalog: catalog.ids,
    },
    priceBooks: catalog.priceBooks,
    userGroupsComplete: filesOf("userGroups").every(valid),
    catalogComplete: catalog.files.every((file) => file.data !== undefined),
    documents: read.filter(valid).map(({ file, data }) => ({ file, data })),
  };
}
