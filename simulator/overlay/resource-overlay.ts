import type { ObjectStore } from "../engine/object-store";
import type { Inventory } from "../engine/inventory";
import type { Value, ValueObject } from "../value";

/** Attribute path without indices: "name", "ip_configuration.subnet_id". */
export type AttributePathText = string;

/** What the simulated services of one provider share. */
export interface Services {
  readonly store: ObjectStore;
  readonly inventory: Inventory;
  /** When the run started; undefined = rules about time do not apply. */
  readonly now?: Date;
}

/** The object that a service is about to create, change or describe. */
export interface ObjectContext extends Services {
  readonly type: string;
  /** Attributes as far as they are known: configuration, defaults, computed values so far. */
  readonly values: ValueObject;
  /** Configuration of the provider. */
  readonly provider: ValueObject;
  /** Text that differs between objects and stays the same from run to run; seeds invented values. */
  readonly seed: string;
  /** The object's id; reading it fixes it. */
  readonly id: string;
  /** The object before the change; null when it is created. */
  readonly prior: ValueObject | null;
}

/** An attribute that names another object. */
export interface ReferenceRule {
  /** Types that the other object may have; empty = any. */
  readonly types: readonly string[];
  /** Turns the value into the id of the other object. @default the value is the id */
  readonly idOf?: (value: string, context: ObjectContext) => string;
  /** The other object cannot be deleted while this one exists. @default true */
  readonly holds?: boolean;
  /** The other object may be one that the simulation does not know (another tenant, a marketplace). @default false */
  readonly mayBeForeign?: boolean;
}

/** A name that two objects must not share. */
export interface UniqueRule {
  /** Keys that must be free; none = the rule does not apply. */
  readonly keys: (context: ObjectContext) => readonly string[];
  /** What the service answers when `holder` has the key. */
  readonly message: (context: ObjectContext, holder: string, key: string) => string;
  /** Headline of the answer. */
  readonly summary: string;
}

/** Numbers that an attribute may have. */
export interface RangeRule {
  readonly min: number;
  readonly max: number;
}

/** Texts that an attribute may have. */
export interface PatternRule {
  readonly pattern: RegExp;
  /** The rule in words: "must be 3 to 24 lower-case letters and digits". */
  readonly rule: string;
}

/** What the bindings cannot tell about one resource type or data source. */
export interface ResourceOverlay {
  /** Attributes whose change destroys the object and creates a new one. */
  readonly requiresReplace?: readonly AttributePathText[];
  /** Top-level attributes that Terraform must hide, beyond those recognised by name. */
  readonly sensitive?: readonly string[];
  /** Values that the service takes when the configuration is silent, known when planning. */
  readonly defaults?: Readonly<Record<AttributePathText, Value>>;
  /**
   * Values that the service chooses when it creates the object, in this order; `element` is the block that the
   * attribute belongs to.
   */
  readonly computed?: Readonly<
    Record<AttributePathText, (context: ObjectContext, element: ValueObject) => Value>
  >;
  /** Top-level computed attributes that become unknown again when one of the listed inputs changes. */
  readonly recomputed?: Readonly<Record<string, readonly string[]>>;
  /** Values that an attribute may have. */
  readonly allowed?: Readonly<Record<AttributePathText, readonly string[]>>;
  readonly ranges?: Readonly<Record<AttributePathText, RangeRule>>;
  readonly patterns?: Readonly<Record<AttributePathText, PatternRule>>;
  /** Rules over several attributes that the provider checks before anything is planned; each returns its complaint. */
  readonly configRules?: readonly ((config: ValueObject) => string | undefined)[];
  /** The object's id, or the id of what an inventory entry stands for. @default an invented one */
  readonly id?: (context: ObjectContext) => string;
  /** The service invents the id: two objects never share one, names are kept apart by `unique`. @default false */
  readonly idFromService?: boolean;
  readonly references?: Readonly<Record<AttributePathText, ReferenceRule>>;
  readonly unique?: readonly UniqueRule[];
  /** Rules that only the service knows: they throw a SimulationError while Terraform applies. */
  readonly serviceRules?: readonly ((context: ObjectContext) => void)[];
  /** The service has dropped the object on its own, for example because it expired. */
  readonly goneWhen?: (object: ValueObject, now: Date) => boolean;
  /** Data sources only: answers without looking anything up. @default false */
  readonly answersAlways?: boolean;
  /** Data sources only: resource types that it finds. @default the type of its own name */
  readonly finds?: readonly string[];
  /** Data sources only: true when `candidate` is what the question means. @default equal attributes */
  readonly matches?: (candidate: ValueObject, question: ValueObject) => boolean;
}

/** Overlays of one resource family; data sources have the prefix "data.". */
export type OverlayFamily = Readonly<Record<string, ResourceOverlay>>;
