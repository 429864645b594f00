import type { ProviderSchema } from "./block";

/**
 * The part of a schema that some stacks need. Terraform decodes all it is given in every command, and a provider has a
 * thousand types: with this part a small stack takes half the time.
 *
 * @param types - Terraform types that configurations and states name, of resources and data sources
 * @returns the whole schema when the provider lacks one of them: Terraform then suggests what was meant
 */
export function schemaInUse(schema: ProviderSchema, types: ReadonlySet<string>): ProviderSchema {
  const { name, resources, dataSources } = schema;
  const isUnknown = (type: string): boolean =>
    type.startsWith(`${name}_`) && !(type in resources) && !(type in dataSources);
  if ([...types].some(isUnknown)) return schema;
  return { ...schema, resources: picked(resources, types), dataSources: picked(dataSources, types) };
}

function picked<Block>(
  blocks: Readonly<Record<string, Block>>,
  types: ReadonlySet<string>,
): Readonly<Record<string, Block>> {
  return Object.fromEntries(Object.entries(blocks).filter(([type]) => types.has(type)));
}
