import type { Block, ProviderSchema } from "../schema/block";
import type {
  ObjectContext,
  OverlayFamily,
  ReferenceRule,
  ResourceOverlay,
  Services,
} from "../overlay/resource-overlay";
import { SimulationError } from "../simulation-error";
import { canonicalText, textOf, valuesAt, type Value, type ValueObject } from "../value";
import { conformToBlock, fillObject, type FilledObject } from "./fill-object";
import type { ObjectKey } from "./object-store";
import { planObject, type PlannedObject } from "./plan-object";
import { validateConfig } from "./validate-config";

/** A change that Terraform asks the provider to make. */
export interface ApplyRequest {
  readonly type: string;
  /** The object as it is; null = create. */
  readonly prior: ValueObject | null;
  readonly planned: ValueObject;
  readonly config: ValueObject;
  /** Configuration of the provider. */
  readonly provider: ValueObject;
}

/** An object that another one refers to, and the attribute that says so. */
interface Target {
  readonly id: string;
  readonly path: string;
  readonly rule: ReferenceRule;
}

const NO_OVERLAY: ResourceOverlay = {};

/** A service-assigned id is drawn again this often before something must be wrong. */
const MAX_ID_DRAWS = 1000;

/** The simulated services behind one provider: plans, creates, changes, reads and deletes objects in the store. */
export class ResourceEngine {
  constructor(
    readonly schema: ProviderSchema,
    private readonly overlays: OverlayFamily,
    readonly services: Services,
  ) {}

  /** Complaints of the provider about a configuration. */
  validate(type: string, config: ValueObject): readonly SimulationError[] {
    return validateConfig(this.block(type), this.overlay(type), config);
  }

  /** The object after apply as far as it is known, and what forces a replacement. */
  plan(type: string, prior: ValueObject | null, config: ValueObject): PlannedObject {
    return planObject(this.block(type), this.overlay(type), prior, config);
  }

  /**
   * Creates or changes an object.
   *
   * @returns its attributes
   * @throws SimulationError when the service refuses; nothing has changed then
   */
  apply(request: ApplyRequest): ValueObject {
    const filled = this.fill(request);
    const key: ObjectKey = { type: request.type, id: filled.context.id };
    const { context } = filled;
    // Azure and vSphere answer "already exists" before they look at anything else.
    if (!request.prior && this.services.store.has(key)) throw alreadyExists(key);
    const before = request.prior
      ? this.storedContext(request.type, request.prior, request.provider)
      : undefined;
    const targets = this.targets(context);
    const linked = new Set((before ? this.targets(before) : []).map(({ id }) => id.toLowerCase()));
    this.checkReferences(
      context,
      targets.filter(({ id }) => !linked.has(id.toLowerCase())),
    );
    for (const rule of this.overlay(request.type).serviceRules ?? []) rule(context);
    this.checkNames(context, key);
    const bonds = { names: this.names(context), targets: targets.map(({ id }) => id) };
    const { store } = this.services;
    const isWritten = before
      ? store.replace(key, filled.values, bonds)
      : store.create(key, filled.values, bonds);
    if (!isWritten) {
      // Another process was quicker: with a name, or with the object itself.
      this.checkNames(context, key);
      throw alreadyExists(key);
    }
    return filled.values;
  }

  /**
   * Deletes an object.
   *
   * @throws SimulationError when other objects need it
   */
  destroy(type: string, prior: ValueObject, provider: ValueObject): void {
    const id = textOf(prior, "id");
    if (id === null) return;
    const key: ObjectKey = { type, id };
    if (!this.services.store.has(key)) return;
    const holders = this.services.store.referrers(id).filter((holder) => this.holds(holder, key, provider));
    if (holders.length > 0) throw inUse(key, holders);
    this.services.store.delete(key);
  }

  /** The object as it is now; null when it is gone. */
  read(type: string, current: ValueObject): ValueObject | null {
    const id = textOf(current, "id");
    const stored = id === null ? null : this.services.store.get({ type, id });
    if (!stored || (this.services.now && this.overlay(type).goneWhen?.(stored, this.services.now)))
      return null;
    return conformToBlock(this.block(type), stored);
  }

  /** The object that `terraform import` names. */
  import(type: string, id: string): ValueObject {
    const stored = this.services.store.get({ type, id });
    if (!stored) {
      throw new SimulationError(
        "Cannot import non-existent remote object",
        `While attempting to import an existing object to "${type}", the simulated provider detected that no object exists with the id "${id}".`,
      );
    }
    return conformToBlock(this.block(type), stored);
  }

  /** The schema of a resource type. */
  block(type: string): Block {
    const block = this.schema.resources[type];
    if (!block)
      throw new SimulationError("Unsupported resource type", `the bindings define no resource "${type}"`);
    return block;
  }

  /** What is known about a type beyond its schema. */
  overlay(type: string): ResourceOverlay {
    return this.overlays[type] ?? NO_OVERLAY;
  }

  private fill(request: ApplyRequest): FilledObject {
    const overlay = this.overlay(request.type);
    const base = `${request.type}/${identityText(request.config)}`;
    for (let draw = 0; draw < MAX_ID_DRAWS; draw++) {
      const filled = fillObject({
        ...request,
        block: this.block(request.type),
        overlay,
        services: this.services,
        seed: draw === 0 ? base : `${base}#${draw}`,
      });
      const isTaken =
        !request.prior && this.services.store.has({ type: request.type, id: filled.context.id });
      if (!isTaken || overlay.idFromService !== true) return filled;
    }
    throw new SimulationError("No free id", `the simulated service found no free id for "${request.type}"`);
  }

  private storedContext(type: string, stored: ValueObject, provider: ValueObject): ObjectContext {
    const id = textOf(stored, "id") ?? "";
    const seed = `${type}/${identityText(stored)}`;
    return { ...this.services, type, provider, id, seed, values: stored, prior: stored };
  }

  /**
   * Refuses references to what does not exist.
   *
   * @param added - what the object newly refers to. What it referred to before may be gone: a host outlives the image
   *   that it was built from.
   */
  private checkReferences(context: ObjectContext, added: readonly Target[]): void {
    for (const { id, path, rule } of added) {
      if (rule.mayBeForeign === true || this.services.inventory.declaresId(id) || this.exists(id, rule))
        continue;
      throw notFound(context, path, id, rule);
    }
  }

  private exists(id: string, { types }: ReferenceRule): boolean {
    return types.length === 0
      ? this.services.store.find(id) !== null || isScope(id)
      : types.some((type) => this.services.store.has({ type, id }));
  }

  private targets(context: ObjectContext): readonly Target[] {
    return Object.entries(this.overlay(context.type).references ?? {}).flatMap(([path, rule]) =>
      valuesAt(context.values, path)
        .filter((value): value is string => typeof value === "string" && value !== "")
        .map((value) => ({ id: rule.idOf ? rule.idOf(value, context) : value, path, rule })),
    );
  }

  private names(context: ObjectContext): readonly string[] {
    return (this.overlay(context.type).unique ?? []).flatMap(({ keys }) => keys(context));
  }

  private checkNames(context: ObjectContext, key: ObjectKey): void {
    for (const rule of this.overlay(context.type).unique ?? []) {
      for (const name of rule.keys(context)) {
        const holder = this.services.store.holder(name);
        if (holder && !isSame(holder, key))
          throw new SimulationError(rule.summary, rule.message(context, holder.id, name));
      }
    }
  }

  /** True when `holder` refers to the object in a way that keeps it from being deleted. */
  private holds(holder: ObjectKey, { type, id }: ObjectKey, provider: ValueObject): boolean {
    const stored = this.services.store.get(holder);
    if (!stored) return false;
    return this.targets(this.storedContext(holder.type, stored, provider)).some(
      ({ id: target, rule }) =>
        target.toLowerCase() === id.toLowerCase() &&
        rule.holds !== false &&
        // An association bears the id of its subnet; what uses the subnet does not use the association.
        (rule.types.length === 0 || rule.types.includes(type)),
    );
  }
}

function isSame(left: ObjectKey, right: ObjectKey): boolean {
  return left.type === right.type && left.id.toLowerCase() === right.id.toLowerCase();
}

/** What tells an object from its siblings: its name and what it belongs to, never what may change later. */
function identityText(config: ValueObject): string {
  if (typeof config["name"] !== "string") return canonicalText(config);
  const naming = (name: string, value: Value): boolean =>
    value !== null && (/^(name|path|scope)$/.test(name) || /(_id|_name)$/.test(name));
  return canonicalText(
    Object.fromEntries(Object.entries(config).filter(([name, value]) => naming(name, value))),
  );
}

/** Scopes that always exist: the subscription and management groups. */
function isScope(id: string): boolean {
  return (
    /^\/subscriptions\/[^/]+$/i.test(id) ||
    /^\/providers\/Microsoft\.Management\/managementGroups\//i.test(id)
  );
}

function alreadyExists({ type, id }: ObjectKey): SimulationError {
  return new SimulationError(
    "A resource with this ID already exists",
    `A resource with the ID "${id}" already exists - to be managed via Terraform this resource needs to be imported into the State. Please see the resource documentation for "${type}" for more information.`,
  );
}

function notFound(
  context: ObjectContext,
  path: string,
  id: string,
  { types }: ReferenceRule,
): SimulationError {
  const wanted = types.length === 0 ? "object" : types.join(" or ");
  return new SimulationError(
    `creating ${context.type}: ResourceNotFound`,
    `"${path}" of "${context.id}" refers to the ${wanted} "${id}", which was not found. Create it first, or declare it in the inventory of the simulation.`,
    path.split(".")[0] ?? path,
  );
}

function inUse({ type, id }: ObjectKey, holders: readonly ObjectKey[]): SimulationError {
  const first = holders.slice(0, 3).map((holder) => `"${holder.id}"`);
  const rest = holders.length > first.length ? ` and ${holders.length - first.length} more` : "";
  return new SimulationError(
    `deleting ${type}: InUse`,
    `"${id}" cannot be deleted because it is in use by ${first.join(", ")}${rest}. Delete those first.`,
  );
}
