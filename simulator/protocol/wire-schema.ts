import type { Attribute, Block, NestedBlock, ProviderSchema } from "../schema/block";
import type { WireBlock, WireCapabilities, WireSchema } from "./message";

const NESTING = { single: "SINGLE", list: "LIST", set: "SET" } as const;

/** What the simulator can do beyond the basic protocol. */
export const CAPABILITIES: WireCapabilities = { planDestroy: true, getProviderSchemaOptional: true };

/** Attributes that an overlay knows to be secret, by resource type. */
export type SensitiveAttributes = (type: string) => readonly string[];

/** The answer to GetSchema: all types of the provider. */
export function wireProviderSchema(
  schema: ProviderSchema,
  sensitive: SensitiveAttributes,
): Readonly<Record<string, unknown>> {
  const wireAll = (blocks: Readonly<Record<string, Block>>): Record<string, WireSchema> =>
    Object.fromEntries(
      Object.entries(blocks).map(([type, block]) => [type, wireSchema(block, sensitive(type))]),
    );
  return {
    provider: wireSchema(schema.provider, []),
    resourceSchemas: wireAll(schema.resources),
    dataSourceSchemas: wireAll(schema.dataSources),
    serverCapabilities: CAPABILITIES,
  };
}

function wireSchema(block: Block, sensitive: readonly string[]): WireSchema {
  return { version: 0, block: wireBlock(block, sensitive) };
}

function wireBlock(block: Block, sensitive: readonly string[]): WireBlock {
  return {
    attributes: Object.entries(block.attributes).map(([name, attribute]) => ({
      name,
      type: Buffer.from(JSON.stringify(attribute.type)),
      ...flags(attribute),
      sensitive: attribute.sensitive === true || sensitive.includes(name),
    })),
    blockTypes: Object.entries(block.blocks).map(([typeName, nested]) => ({
      typeName,
      block: wireBlock(nested.block, []),
      nesting: NESTING[nested.nesting],
      ...limits(nested),
    })),
  };
}

function flags({
  use,
}: Attribute): Pick<WireBlock["attributes"][number], "required" | "optional" | "computed"> {
  return { required: use === "required", optional: use === "optional", computed: use !== "required" };
}

/** Terraform takes no limits for single blocks. */
function limits({ nesting, minItems, maxItems }: NestedBlock): {
  readonly minItems: number;
  readonly maxItems: number;
} {
  return nesting === "single" ? { minItems: 0, maxItems: 0 } : { minItems, maxItems };
}
