import { ignoredPaths, liesIn, settableAttributes, valuesAt } from "./configuration-change";

type Json = Readonly<Record<string, unknown>>;

/** What Terraform would do to a resource, or a person to a stack. */
export type ChangeAction = "create" | "update" | "replace" | "delete";

/** Attributes whose change destroys an object and creates a new one, by Terraform type; paths without indices. */
export type ReplacingAttributes = Readonly<Record<string, readonly string[]>>;

/** A resource of a configuration. */
export interface Resource {
  readonly type: string;
  readonly attributes: Json;
}

/** What becomes of a resource, and because of which attributes. */
export interface Draft {
  readonly action: ChangeAction | "none";
  readonly attributes: readonly string[];
}

/**
 * Carries replacement along references: what holds a value that only the replaced resource will know is replaced too
 * where the attribute demands it, and changed in place elsewhere.
 *
 * @param drafts - actions by address, from the comparison alone; changed by this function
 * @param resources - the later configuration by address
 */
export function propagateReplacement(
  drafts: Map<string, Draft>,
  resources: ReadonlyMap<string, Resource>,
  replacing: ReplacingAttributes,
): void {
  let pending = [...drafts].some(([, { action }]) => action === "replace");
  while (pending) {
    pending = false;
    for (const [address, draft] of drafts) {
      const resource = resources.get(address);
      if (resource === undefined || (draft.action !== "none" && draft.action !== "update")) continue;
      const decisive = pathsToReplaced(resource, replacing[resource.type] ?? [], drafts, resources);
      if (decisive.length === 0) continue;
      drafts.set(address, { action: "replace", attributes: decisive });
      pending = true;
    }
  }
  propagateUpdates(drafts, resources);
}

/** Notes changes in place of what refers to a replaced resource: the value is another one afterwards. */
function propagateUpdates(drafts: Map<string, Draft>, resources: ReadonlyMap<string, Resource>): void {
  for (const [address, { attributes }] of resources) {
    const draft = drafts.get(address);
    if (draft === undefined || (draft.action !== "none" && draft.action !== "update")) continue;
    const changed = settableAttributes(attributes).filter((name) =>
      holdsReplaced([attributes[name]], drafts, resources),
    );
    if (changed.length === 0) continue;
    drafts.set(address, {
      action: "update",
      attributes: [...new Set([...draft.attributes, ...changed])].sort(),
    });
  }
}

/** Attributes that demand replacement and hold a value that only the replaced resource will know. */
function pathsToReplaced(
  { attributes }: Resource,
  demanding: readonly string[],
  drafts: ReadonlyMap<string, Draft>,
  resources: ReadonlyMap<string, Resource>,
): readonly string[] {
  const ignored = ignoredPaths(attributes);
  const paths = demanding.filter((path) => !ignored.some((ignore) => liesIn(path, ignore)));
  const holders = [
    ...paths.map((path) => [path, valuesAt(attributes, path)] as const),
    triggersOf(attributes),
  ];
  return holders.flatMap(([path, values]) => (holdsReplaced(values, drafts, resources) ? [path] : []));
}

function holdsReplaced(
  values: readonly unknown[],
  drafts: ReadonlyMap<string, Draft>,
  resources: ReadonlyMap<string, Resource>,
): boolean {
  return referencesIn(values).some(
    ({ address, attribute }) =>
      drafts.get(address)?.action === "replace" && isComputed(resources.get(address), attribute),
  );
}

function triggersOf({ lifecycle }: Json): readonly [path: string, values: readonly unknown[]] {
  const name = "replace_triggered_by";
  const references = valuesAt(lifecycle, name).flat();
  // They stand there without the braces of an expression.
  return [name, references.map((reference) => `\${${String(reference)}}`)];
}

/** The value is not in the configuration, so it changes with the object. */
function isComputed(resource: Resource | undefined, attribute: string | undefined): boolean {
  return resource !== undefined && (attribute === undefined || !(attribute in resource.attributes));
}

/** A reference inside an expression: `azurerm_subnet.hosts_1234.id` → address and attribute. */
const REFERENCE = /\b([a-z][a-z0-9]*_[a-z0-9_]+\.[A-Za-z_][A-Za-z0-9_-]*)(?:\.([a-z0-9_]+))?/g;

function referencesIn(
  values: readonly unknown[],
): readonly { readonly address: string; readonly attribute?: string }[] {
  const text = JSON.stringify(values);
  if (!text.includes("${")) return [];
  return [...text.matchAll(REFERENCE)].map(([, address = "", attribute]) => ({
    address,
    ...(attribute === undefined ? {} : { attribute }),
  }));
}
