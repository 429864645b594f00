import { isProtected, isStateful } from "../constructs/stateful";
import { changedAttributes, liesIn } from "./configuration-change";
import {
  propagateReplacement,
  type ChangeAction,
  type Draft,
  type ReplacingAttributes,
  type Resource,
} from "./replacement";

type Json = Readonly<Record<string, unknown>>;

/** A stack as far as a comparison needs it. */
export interface ComparedStack {
  readonly name: string;
  /** Parsed cdk.tf.json. */
  readonly json: Json;
}

/** What becomes of one resource. */
export interface ResourceDiff {
  /** Address in Terraform: `azurerm_subnet.hosts_1234`. */
  readonly address: string;
  readonly type: string;
  readonly action: ChangeAction;
  /** Attributes that differ, sorted; for a replacement only those that demand it. */
  readonly attributes: readonly string[];
  /** Its loss loses what cannot be built again. */
  readonly stateful: boolean;
  /** Terraform refuses the replacement: `prevent_destroy` is set. */
  readonly refused: boolean;
}

/** What becomes of one stack. */
export interface StackDiff {
  readonly stack: string;
  /** `delete`: the stack left the estate; Terraform destroys nothing before it is told to. */
  readonly action: Exclude<ChangeAction, "replace">;
  readonly resources: readonly ResourceDiff[];
  /** Addresses that lost `prevent_destroy`: the next change may destroy them. */
  readonly unprotected: readonly string[];
  /** Other parts of the configuration that differ: `provider.azurerm`, `terraform.backend`, `output`. */
  readonly settings: readonly string[];
}

/**
 * Compares two syntheses of an estate, resource by resource (type and logical name).
 *
 * Replacement follows `replacing`, `ignore_changes`, `replace_triggered_by`, and references: what refers to a computed
 * attribute of a replaced resource (its id, for instance) in an attribute of its own that demands replacement is
 * replaced as well.
 *
 * @returns stacks that differ, sorted by name; resources sorted by address
 */
export function stackDiffs(
  before: readonly ComparedStack[],
  after: readonly ComparedStack[],
  replacing: ReplacingAttributes,
): readonly StackDiff[] {
  const old = new Map(before.map(({ name, json }) => [name, json]));
  const fresh = new Map(after.map(({ name, json }) => [name, json]));
  const names = [...new Set([...old.keys(), ...fresh.keys()])].sort();
  return names.flatMap((name) => {
    const diff = stackDiff(name, old.get(name), fresh.get(name), replacing);
    const isSame = diff.resources.length + diff.unprotected.length + diff.settings.length === 0;
    return diff.action === "update" && isSame ? [] : [diff];
  });
}

/** Whether applying the difference would lose what cannot be built again. */
export function isDangerous({ action, stateful }: Pick<ResourceDiff, "action" | "stateful">): boolean {
  return stateful && (action === "replace" || action === "delete");
}

function stackDiff(
  stack: string,
  before: Json | undefined,
  after: Json | undefined,
  replacing: ReplacingAttributes,
): StackDiff {
  const old = resourcesOf(before);
  const fresh = resourcesOf(after);
  const drafts = new Map(
    [...new Set([...old.keys(), ...fresh.keys()])]
      .sort()
      .map((address) => [address, draftOf(old.get(address), fresh.get(address), replacing)]),
  );
  propagateReplacement(drafts, fresh, replacing);
  return {
    stack,
    action: before === undefined ? "create" : after === undefined ? "delete" : "update",
    resources: [...drafts].flatMap(([address, draft]) =>
      draft.action === "none"
        ? []
        : [diffOf(address, draft.action, draft, old.get(address), fresh.get(address))],
    ),
    unprotected: [...fresh].flatMap(([address, { attributes }]) => {
      const previous = old.get(address);
      const isLifted = previous !== undefined && isProtected(previous.attributes) && !isProtected(attributes);
      return isLifted ? [address] : [];
    }),
    settings: before === undefined || after === undefined ? [] : changedSettings(before, after),
  };
}

function resourcesOf(json: Json | undefined): ReadonlyMap<string, Resource> {
  const byType = (json?.["resource"] ?? {}) as Readonly<Record<string, Readonly<Record<string, Json>>>>;
  return new Map(
    Object.entries(byType).flatMap(([type, byName]) =>
      Object.entries(byName).map(([name, attributes]) => [`${type}.${name}`, { type, attributes }] as const),
    ),
  );
}

function draftOf(
  before: Resource | undefined,
  after: Resource | undefined,
  replacing: ReplacingAttributes,
): Draft {
  if (before === undefined) return { action: "create", attributes: [] };
  if (after === undefined) return { action: "delete", attributes: [] };
  const attributes = changedAttributes(before.attributes, after.attributes);
  const demanding = replacing[after.type] ?? [];
  const decisive = attributes.filter((path) => demanding.some((parent) => liesIn(path, parent)));
  if (decisive.length > 0) return { action: "replace", attributes: decisive };
  return { action: attributes.length > 0 ? "update" : "none", attributes };
}

function diffOf(
  address: string,
  action: ChangeAction,
  { attributes }: Draft,
  before: Resource | undefined,
  after: Resource | undefined,
): ResourceDiff {
  const type = (after ?? before)?.type ?? "";
  const configurations = [before, after].flatMap((resource) => (resource === undefined ? [] : [resource]));
  return {
    address,
    type,
    action,
    attributes,
    stateful: configurations.some((resource) => isStateful(type, resource.attributes)),
    refused: action === "replace" && after !== undefined && isProtected(after.attributes),
  };
}

/** Blocks besides resources: a changed provider or backend concerns the whole stack. */
function changedSettings(before: Json, after: Json): readonly string[] {
  const paths = changedAttributes({ settings: settingsOf(before) }, { settings: settingsOf(after) });
  return [...new Set(paths.map((path) => path.split(".").slice(1, SETTING_DEPTH).join(".")))];
}

function settingsOf({ resource: _, ...blocks }: Json): Json {
  return Object.fromEntries(Object.entries(blocks).filter(([name]) => name !== "//"));
}

/** Path parts of a setting that are shown, the root included: `provider.azurerm`. */
const SETTING_DEPTH = 3;
