import type { ReadFile } from "./data-file";
import type { DraftEstate } from "./draft-estate";
import type { Estate, Identified } from "./estate";
import type { ElementKey } from "./file-kinds";
import { isMapping } from "./plain-yaml";
import type { CatalogReading } from "./read-catalog";
import { idOf, isId } from "./element-id";
import type { Elements } from "./read-elements";

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
  const of = <K extends ElementKey>(key: K) =>
    elementsIn<K>(elements.find((element) => element.key === key)?.files ?? []);
  const [userGroups, scenarios, sites, applications] = [
    of("userGroups"),
    of("scenarios"),
    of("sites"),
    of("applications"),
  ];
  const keysOf = (key: string) => {
    const value = isMapping(settings?.data) ? settings.data[key] : undefined;
    return isMapping(value) ? new Set(Object.keys(value)) : undefined;
  };
  return {
    ...(isValid(settings) ? { settings: settings.data as Estate["settings"] } : {}),
    ...(isValid(lock) ? { lock: lock.data as NonNullable<Estate["lock"]> } : {}),
    userGroups: userGroups.valid,
    scenarios: scenarios.valid,
    sites: sites.valid,
    applications: applications.valid,
    catalog: catalog.catalog,
    ids: {
      userGroups: userGroups.ids,
      scenarios: scenarios.ids,
      sites: sites.ids,
      applications: applications.ids,
      zones: keysOf("zones"),
      images: keysOf("images"),
      workingTimeModels: keysOf("workingTimeModels"),
      platforms: keysOf("platforms"),
      catalog: catalog.ids,
    },
    priceBooks: catalog.priceBooks,
    userGroupsComplete: userGroups.isComplete,
    catalogComplete: catalog.files.every((file) => file.data !== undefined),
    documents: read.filter(isValid),
  };
}

function isValid(file: ReadFile | undefined): file is ReadFile {
  return file !== undefined && file.diagnostics.length === 0;
}

/** The elements of a kind whose files are valid, and the ids of all of them. */
function elementsIn<K extends ElementKey>(files: readonly ReadFile[]) {
  const ids = new Set<string>();
  const valid: Estate[K][number][] = [];
  for (const read of files) {
    ids.add(idOf(read.file));
    const element = elementOf<K>(read);
    if (element !== undefined) valid.push(element);
  }
  return { ids, valid: valid as unknown as Estate[K], isComplete: files.every(isValid) };
}

/** The element that a file describes; undefined when the file is not valid. */
export function elementOf<K extends ElementKey>(read: ReadFile): Estate[K][number] | undefined {
  const id = idOf(read.file);
  // Its schema has accepted the data, which is what the cast says.
  if (!isValid(read) || !isId(id)) return undefined;
  return identified(read.data as object, id, read.file) as Estate[K][number];
}

/** Data with its identity. There are thousands, and nobody needs them without: they are not copied. */
function identified(data: object, id: string, file: string): Identified {
  const element = data as Mutable<Identified>;
  element.id = id;
  element.file = file;
  return element;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
