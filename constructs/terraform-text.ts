/**
 * Text that Terraform takes literally: `${` and `%{` start an expression in its configuration, in JSON too.
 *
 * The model refuses them in the estate; this keeps the promise for whoever calls the constructs directly.
 *
 * @example
 * terraformText("price ${path.module}") // => "price $${path.module}"
 */
export function terraformText(text: string): string {
  return text.replace(/([$%])\{/g, "$1$1{");
}

/**
 * A copy of plain data in which every text, keys aside, is one that Terraform takes literally.
 *
 * Stacks pass their props through it once, so that no construct has to think of it.
 */
export function terraformData<T>(data: T): T {
  return escaped(data) as T;
}

function escaped(value: unknown): unknown {
  if (typeof value === "string") return terraformText(value);
  if (Array.isArray(value)) return value.map(escaped);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, escaped(item)]));
}
