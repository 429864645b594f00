import { readFileSync } from "node:fs";
import { join } from "node:path";
import { OPEN_SECTIONS } from "../../../model/rules/application-facts";

interface Schema {
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly additionalProperties?: Schema | boolean;
}

const SCHEMA = JSON.parse(
  readFileSync(join(__dirname, "../../../schemas/application.schema.json"), "utf8"),
) as Schema;

function resolved(schema: Schema): Schema {
  const name = schema.$ref?.replace("#/$defs/", "");
  return (name !== undefined && SCHEMA.$defs?.[name]) || schema;
}

const SECTIONS = Object.entries(SCHEMA.properties ?? {}).map(
  ([name, schema]) => [name, resolved(schema)] as const,
);

/** Keys of a schema and of all that lies in it. */
function keysIn(schema: Schema): readonly string[] {
  const { properties = {}, items, additionalProperties } = resolved(schema);
  const inner = [...Object.values(properties), items, additionalProperties];
  return [
    ...Object.keys(properties),
    ...inner.flatMap((each) => (typeof each === "object" ? keysIn(each) : [])),
  ];
}

test("every section that lists what is open is checked for answers to it", () => {
  const listing = SECTIONS.filter(([, schema]) => schema.properties?.["unknown"] !== undefined);
  expect(listing.length).toBeGreaterThan(10);
  expect([...OPEN_SECTIONS]).toEqual(listing.map(([name]) => name));
});

test("sources and assumptions stand at the top of a manifest only, where they are looked for", () => {
  const nested = SECTIONS.filter(([name]) => name !== "sources" && name !== "assumptions").flatMap(
    ([, schema]) => keysIn(schema),
  );
  expect(nested.length).toBeGreaterThan(100);
  expect(nested).not.toContain("sources");
  expect(nested).not.toContain("assumptions");
});
