import { relative } from "node:path";
import type { Context } from "./context";

/**
 * Where an editor finds a schema, seen from a data file; undefined for an estate outside the product.
 *
 * @param folder - folder of the file, below the estate's one; "" for that itself
 */
export function schemaReference(
  { productDir }: Context,
  estateDir: string,
  folder: string,
  kind: string,
): string | undefined {
  const toProduct = relative(estateDir, productDir).split("\\").join("/");
  if (toProduct !== "" && !/^\.\.(\/\.\.)*$/.test(toProduct)) return undefined;
  const way = [...(folder === "" ? [] : [".."]), ...(toProduct === "" ? [] : [toProduct])].join("/");
  return `${way === "" ? "." : way}/schemas/${kind}.schema.json`;
}
