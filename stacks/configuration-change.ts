type Json = Readonly<Record<string, unknown>>;

/** What Terraform and cdktf say about a resource; a change there changes nothing on the platform. */
const META_ARGUMENTS: readonly string[] = [
  "//",
  "connection",
  "count",
  "depends_on",
  "for_each",
  "lifecycle",
  "provider",
  "provisioner",
];

/**
 * Attributes in which two configurations of a resource differ, as paths without indices: `sku_name`,
 * `os_disk.storage_account_type`. Blocks that were added or removed appear with the path of the block. What Terraform
 * leaves alone by `ignore_changes` of the later configuration is left out.
 *
 * @returns sorted, each path once
 */
export function changedAttributes(before: Json, after: Json): readonly string[] {
  const paths = new Set<string>();
  for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) {
    if (!META_ARGUMENTS.includes(name)) collectChanges(name, before[name], after[name], paths);
  }
  const ignored = ignoredPaths(after);
  return [...paths].filter((path) => !ignored.some((ignore) => liesIn(path, ignore))).sort();
}

/** Attributes and blocks of a resource that reach the platform; without those under `ignore_changes`. */
export function settableAttributes(attributes: Json): readonly string[] {
  const ignored = ignoredPaths(attributes);
  return Object.keys(attributes).filter(
    (name) => !META_ARGUMENTS.includes(name) && !ignored.some((ignore) => liesIn(name, ignore)),
  );
}

/** True when `path` is `parent`, or an attribute below it; `all` is the parent of everything. */
export function liesIn(path: string, parent: string): boolean {
  return parent === "all" || path === parent || path.startsWith(`${parent}.`);
}

/** Paths under `ignore_changes`, without indices: `clone[0].template_uuid` → `clone.template_uuid`. */
export function ignoredPaths({ lifecycle }: Json): readonly string[] {
  return (Array.isArray(lifecycle) ? lifecycle : [lifecycle]).flatMap((block) => {
    const ignored = isRecord(block) ? block["ignore_changes"] : undefined;
    const paths: readonly unknown[] = Array.isArray(ignored) ? ignored : ignored === "all" ? ["all"] : [];
    return paths.map((path) =>
      String(path)
        .replace(/\["([^"]*)"\]/g, ".$1")
        .replace(/\[\d+\]/g, ""),
    );
  });
}

/** All values below a path without indices, whatever lists lie on the way. */
export function valuesAt(value: unknown, path: string): readonly unknown[] {
  const [first, ...rest] = path.split(".");
  if (Array.isArray(value)) return value.flatMap((element) => valuesAt(element, path));
  if (!isRecord(value) || first === undefined) return [];
  const inner = value[first];
  if (inner === undefined || inner === null) return [];
  return rest.length === 0 ? [inner] : valuesAt(inner, rest.join("."));
}

function collectChanges(path: string, before: unknown, after: unknown, paths: Set<string>): void {
  if (isSame(before, after)) return;
  if (isRecord(before) && isRecord(after)) {
    for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
      collectChanges(`${path}.${key}`, before[key], after[key], paths);
    }
  } else if (isListOfBlocks(before) && isListOfBlocks(after)) {
    if (before.length !== after.length) paths.add(path);
    else before.forEach((element, index) => collectChanges(path, element, after[index], paths));
  } else {
    paths.add(path);
  }
}

/** Equal as Terraform sees it: a missing attribute is a null one, keys have no order. */
function isSame(before: unknown, after: unknown): boolean {
  return before === after || canonical(before) === canonical(after);
}

function canonical(value: unknown): string {
  return JSON.stringify(value ?? null, (_, inner: unknown) =>
    isRecord(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([left], [right]) => (left < right ? -1 : 1)))
      : inner,
  );
}

function isListOfBlocks(value: unknown): value is readonly Json[] {
  return Array.isArray(value) && value.length > 0 && value.every(isRecord);
}

function isRecord(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
