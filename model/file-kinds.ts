/** The schema that describes a kind of file: name of the validator. */
export type SchemaName =
  "estate" | "lock" | "userGroup" | "scenario" | "site" | "application" | "catalog" | "inventoryMapping";

/** A kind of file with one file per element; the base name is the element's id. */
export interface FolderKind {
  /** Key in `Estate`. */
  readonly key: string;
  readonly folder: string;
  readonly schema: SchemaName;
  /** Files that may lie beside the elements without being one. */
  readonly beside?: readonly string[];
}

/** Folder of the manifests of applications. */
export const APPLICATION_FOLDER = "applications";

/** The table that manifests are imported from, and what its columns are. */
export const INVENTORY_FILES: readonly string[] = ["inventory.csv", "inventory-mapping.yaml"];

/** Manifests of applications. */
export const APPLICATION_KIND = {
  key: "applications",
  folder: APPLICATION_FOLDER,
  schema: "application",
  beside: INVENTORY_FILES,
} as const satisfies FolderKind;

const USER_GROUP_FOLDER = "user-groups";

/** Folder of the scenarios. */
export const SCENARIO_FOLDER = "scenarios";

/** Elements with a file of their own. A further kind of element is one more row. */
export const FOLDER_KINDS = [
  { key: "userGroups", folder: USER_GROUP_FOLDER, schema: "userGroup" },
  { key: "scenarios", folder: SCENARIO_FOLDER, schema: "scenario" },
  { key: "sites", folder: "sites", schema: "site" },
  APPLICATION_KIND,
] as const satisfies readonly FolderKind[];

/** Key in `Estate` of the elements that have a file each. */
export type ElementKey = (typeof FOLDER_KINDS)[number]["key"];

/** Folders that verdicts on applications hang on. */
export const VERDICT_FOLDERS: readonly string[] = [APPLICATION_FOLDER, USER_GROUP_FOLDER, SCENARIO_FOLDER];

/** The city itself. */
export const SETTINGS_FILE = "estate.yaml";
/** What `workplace lock` has given out; optional. */
export const LOCK_FILE = "estate.lock.yaml";
/** The estate's own additions to the catalogue; optional. */
export const CATALOG_FOLDER = "catalog";
/** Price books inside a catalogue folder; only the one that estate.yaml names is read. */
export const PRICE_BOOK_FOLDER = "prices";
