import fc from "fast-check";
import applicationSchema from "../../schemas/application.schema.json";
import commonSchema from "../../schemas/common.schema.json";

interface Node {
  readonly $ref?: string;
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly pattern?: string;
  readonly minimum?: number;
  readonly exclusiveMinimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly items?: Node;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Node>>;
  readonly additionalProperties?: Node | boolean;
}

/** Texts that a table has trouble with, beside arbitrary ones. */
const AWKWARD = [
  "9.3",
  "0012",
  "1E5",
  "TRUE",
  "09. Mrz",
  "-",
  "?",
  "none",
  "unknown",
  "'",
  "''=",
  "=1+1",
  '="0012"',
  "@x",
  "+49 251",
  ' a;b,"c" ',
  "# x",
];

/** What no text of a data file may hold. */
const TEMPLATE = /[$%]\{/;

function arbitraryOf(node: Node): fc.Arbitrary<unknown> {
  const { type, enum: values, pattern, properties } = resolved(node);
  if (values !== undefined) return fc.constantFrom(...values);
  if (properties !== undefined) return objectOf(resolved(node));
  if (type === "boolean") return fc.boolean();
  if (type === "array") return listOf(resolved(node));
  if (type === "object") return mapOf(resolved(node));
  if (type === "integer" || type === "number") return numberOf(resolved(node));
  return pattern === undefined || pattern.startsWith("^[^")
    ? textOf(resolved(node))
    : patternOf(pattern, resolved(node));
}

function objectOf({ properties = {}, required = [] }: Node): fc.Arbitrary<unknown> {
  const arbitraries = Object.fromEntries(
    Object.entries(properties).map(([key, child]) => [key, arbitraryOf(child)]),
  );
  return fc.record(arbitraries, { requiredKeys: [...required] });
}

function listOf({ items = {}, minItems = 0 }: Node): fc.Arbitrary<unknown> {
  const { enum: values } = resolved(items);
  if (values !== undefined) return fc.subarray([...values], { minLength: minItems });
  return fc.uniqueArray(arbitraryOf(items), {
    minLength: minItems,
    maxLength: 3,
    selector: (item) => JSON.stringify(item),
  });
}

function mapOf({ additionalProperties }: Node): fc.Arbitrary<unknown> {
  const value = typeof additionalProperties === "object" ? arbitraryOf(additionalProperties) : textOf({});
  return fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), value, { maxKeys: 3 });
}

function numberOf({ type, minimum, exclusiveMinimum, maximum }: Node): fc.Arbitrary<number> {
  if (type === "integer") return fc.integer({ min: minimum ?? 0, max: maximum ?? 100 });
  return fc
    .integer({ min: exclusiveMinimum === undefined ? 0 : 1, max: (maximum ?? 100) * 1000 })
    .map((thousandths) => thousandths / 1000);
}

function textOf({ minLength = 0, maxLength = 20, pattern }: Node): fc.Arbitrary<string> {
  const limit = Math.min(maxLength, 20);
  const texts = fc.oneof(
    fc.constantFrom(...AWKWARD),
    fc.string({
      unit: fc.constantFrom(..."aÄß €;,'\"=+-@?#:|{}[]0~!&*%\\\t\n"),
      minLength,
      maxLength: limit,
    }),
  );
  return texts.filter(
    (text) =>
      text.length >= minLength &&
      text.length <= maxLength &&
      !TEMPLATE.test(text) &&
      (pattern === undefined || new RegExp(pattern).test(text)),
  );
}

function patternOf(pattern: string, { minLength = 0, maxLength = 200 }: Node): fc.Arbitrary<string> {
  // Days of every month, and networks: their patterns allow what does not exist.
  if (pattern.startsWith("^[0-9]{4}-")) {
    return fc
      .integer({ min: 0, max: 20000 })
      .map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10));
  }
  return fc
    .stringMatching(new RegExp(pattern))
    .filter((text) => text.length >= minLength && text.length <= maxLength && !TEMPLATE.test(text));
}

function resolved(node: Node): Node {
  const { $ref, ...own } = node;
  if ($ref === undefined) return node;
  const schema = $ref.startsWith("#") ? applicationSchema : commonSchema;
  const definitions = schema.$defs as Readonly<Record<string, Node>>;
  return { ...resolved(definitions[$ref.split("/").at(-1)!]!), ...own };
}

/** Any manifest that the schema accepts and that YAML can hold. */
export const manifestArbitrary: fc.Arbitrary<Record<string, unknown>> = arbitraryOf(
  applicationSchema as Node,
) as fc.Arbitrary<Record<string, unknown>>;
