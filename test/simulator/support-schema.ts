import { join } from "node:path";
import type { ProviderSchema } from "../../simulator/schema/block";
import { cachedProviderSchema, findNodeModules } from "../../simulator/schema/schema-cache";

const nodeModules = findNodeModules(join(__dirname, "..", ".."));

export const azurermSchema = (): ProviderSchema =>
  cachedProviderSchema(nodeModules, "@cdktf/provider-azurerm");
export const vsphereSchema = (): ProviderSchema =>
  cachedProviderSchema(nodeModules, "@cdktf/provider-vsphere");
