/**
 * Type of an attribute in Terraform's own JSON notation: `"string"`, `["list", "number"]`,
 * `["object", { name: "string" }]`.
 */
export type AttributeType =
  | "string"
  | "number"
  | "bool"
  | readonly ["list" | "set" | "map", AttributeType]
  | readonly ["object", Readonly<Record<string, AttributeType>>];

/** How an attribute may be set: by the configuration, by the provider, or by either. */
export type AttributeUse = "required" | "optional" | "computed";

/** One attribute of a block. */
export interface Attribute {
  readonly type: AttributeType;
  /**
   * "optional" attributes are sent to Terraform as optional and computed: the bindings do not tell which of them the
   * service fills in, and Terraform accepts a null plan for both.
   */
  readonly use: AttributeUse;
  /** The bindings say that the provider fills it in when the configuration is silent. */
  readonly serviceFilled?: boolean;
  readonly sensitive?: boolean;
}

/** A block inside a block. */
export interface NestedBlock {
  readonly nesting: "single" | "list" | "set";
  readonly minItems: number;
  /** 0 = no limit. */
  readonly maxItems: number;
  readonly block: Block;
}

/** Attributes and nested blocks, by Terraform name. */
export interface Block {
  readonly attributes: Readonly<Record<string, Attribute>>;
  readonly blocks: Readonly<Record<string, NestedBlock>>;
}

/** Everything one provider offers. */
export interface ProviderSchema {
  /** Terraform's short name: "azurerm". */
  readonly name: string;
  /** Registry address without the host: "hashicorp/azurerm". */
  readonly source: string;
  /** Provider version that the bindings were generated from: "4.55.0". */
  readonly version: string;
  readonly provider: Block;
  readonly resources: Readonly<Record<string, Block>>;
  readonly dataSources: Readonly<Record<string, Block>>;
}
