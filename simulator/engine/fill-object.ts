import type { AttributeType, Block, NestedBlock } from "../schema/block";
import type { ObjectContext, ResourceOverlay, Services } from "../overlay/resource-overlay";
import {
  hasUnknown,
  isValueList,
  isValueObject,
  UNKNOWN,
  type MutableValueObject,
  type Value,
  type ValueObject,
} from "../value";
import { covers, pairSetElements } from "./block-match";
import { inventedValue, textHash } from "./invented-value";
import type { Inventory } from "./inventory";
import type { ObjectStore } from "./object-store";

/** What an object is made of when Terraform applies a plan. */
export interface FillRequest {
  readonly type: string;
  readonly block: Block;
  readonly overlay: ResourceOverlay;
  /** The plan, unknown values included. */
  readonly planned: ValueObject;
  /** The configuration, by now without unknown values. */
  readonly config: ValueObject;
  readonly provider: ValueObject;
  /** The object before the change; null when it is created. */
  readonly prior: ValueObject | null;
  readonly seed: string;
  readonly services: Services;
}

/** A finished object and the context that its service rules look at. */
export interface FilledObject {
  readonly values: ValueObject;
  readonly context: ObjectContext;
}

/** Replaces everything unknown: by the configuration, by what the overlay says, else by an invented value. */
export function fillObject(request: FillRequest): FilledObject {
  const values: MutableValueObject = { ...request.config };
  for (const [name, value] of Object.entries(request.planned)) {
    if (!hasUnknown(value)) values[name] = value;
  }
  const context = new FillContext(request, values);
  // Blocks first: top-level values such as a private address are often read from them.
  for (const [name, nested] of Object.entries(request.block.blocks)) {
    values[name] = fillNested(
      context,
      nested,
      request.planned[name] ?? null,
      request.config[name] ?? null,
      `${name}.`,
    );
  }
  const described = Object.keys(request.overlay.computed ?? {});
  const order = [
    ...described,
    ...Object.keys(request.block.attributes).filter((name) => !described.includes(name)),
  ];
  for (const name of order) {
    const attribute = request.block.attributes[name];
    if (!attribute || name === "id") continue;
    values[name] = fillAttribute(context, values, attribute.type, name, "", {
      planned: request.planned[name] ?? null,
      config: request.config[name] ?? null,
    });
  }
  if ("id" in request.block.attributes) values["id"] = context.id;
  return { values, context };
}

class FillContext implements ObjectContext {
  readonly type: string;
  readonly provider: ValueObject;
  readonly seed: string;
  readonly prior: ValueObject | null;
  readonly store: ObjectStore;
  readonly inventory: Inventory;
  readonly now?: Date;
  readonly overlay: ResourceOverlay;
  private fixedId: string | undefined;

  constructor(
    request: FillRequest,
    readonly values: ValueObject,
  ) {
    this.type = request.type;
    this.provider = request.provider;
    this.seed = request.seed;
    this.prior = request.prior;
    this.overlay = request.overlay;
    this.store = request.services.store;
    this.inventory = request.services.inventory;
    if (request.services.now) this.now = request.services.now;
    const planned = request.planned["id"];
    if (typeof planned === "string") this.fixedId = planned;
  }

  get id(): string {
    this.fixedId ??= this.overlay.id?.(this) ?? `${this.type}-${textHash(this.seed).slice(0, 12)}`;
    return this.fixedId;
  }
}

interface FillSource {
  readonly planned: Value;
  readonly config: Value;
}

function fillAttribute(
  context: FillContext,
  element: ValueObject,
  type: AttributeType,
  name: string,
  prefix: string,
  { planned, config }: FillSource,
): Value {
  if (!hasUnknown(planned)) return planned;
  if (config !== null && !hasUnknown(config)) return config;
  const compute = context.overlay.computed?.[prefix + name];
  return compute ? compute(context, element) : inventedValue(name, type, context);
}

function fillNested(
  context: FillContext,
  nested: NestedBlock,
  planned: Value,
  config: Value,
  prefix: string,
): Value {
  const source = planned === UNKNOWN ? config : planned;
  if (nested.nesting === "single") {
    return isValueObject(source)
      ? fillBlock(context, nested.block, source, isValueObject(config) ? config : {}, prefix)
      : null;
  }
  const elements = isValueList(source) ? source : [];
  const configs = isValueList(config) ? config : [];
  const partners =
    nested.nesting === "list"
      ? elements.map((_, index) => configs[index] ?? null)
      : pairSetElements(elements, configs, (element, candidate) => covers(candidate, element));
  return elements.map((element, index) => {
    const partner = partners[index];
    const known = isValueObject(partner) ? partner : {};
    return fillBlock(context, nested.block, isValueObject(element) ? element : known, known, prefix);
  });
}

function fillBlock(
  context: FillContext,
  block: Block,
  planned: ValueObject,
  config: ValueObject,
  prefix: string,
): ValueObject {
  const values: MutableValueObject = {};
  for (const name of Object.keys(block.attributes)) {
    const value = planned[name] ?? null;
    values[name] = hasUnknown(value) ? (config[name] ?? null) : value;
  }
  for (const [name, attribute] of Object.entries(block.attributes)) {
    values[name] = fillAttribute(context, values, attribute.type, name, prefix, {
      planned: planned[name] ?? null,
      config: config[name] ?? null,
    });
  }
  for (const [name, nested] of Object.entries(block.blocks)) {
    values[name] = fillNested(
      context,
      nested,
      planned[name] ?? null,
      config[name] ?? null,
      `${prefix}${name}.`,
    );
  }
  return values;
}

/** Shapes a stored object to the schema: missing attributes become null, unknown ones are dropped. */
export function conformToBlock(block: Block, object: ValueObject): ValueObject {
  const values: MutableValueObject = {};
  for (const name of Object.keys(block.attributes)) values[name] = object[name] ?? null;
  for (const [name, nested] of Object.entries(block.blocks)) {
    const value = object[name] ?? null;
    if (nested.nesting === "single") {
      values[name] = isValueObject(value) ? conformToBlock(nested.block, value) : null;
    } else {
      values[name] = isValueList(value)
        ? value.filter(isValueObject).map((element) => conformToBlock(nested.block, element))
        : [];
    }
  }
  return values;
}
