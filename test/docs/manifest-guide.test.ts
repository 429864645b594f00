import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import type { DeliveryMode } from "../../compatibility/delivery-mode";
import { assessPortfolio } from "../../compatibility/portfolio";
import type { Assessment } from "../../compatibility/verdict";
import { waysOut } from "../../compatibility/ways-out";
import { loadEstate } from "../../model/load-estate";
import type { Application, Estate } from "../../model/estate";
import { copiedDefaultEstate } from "../support/default-estate";

const root = join(__dirname, "..", "..");

/** A line with a file name in backticks and a colon, then the file. */
const FILE_BLOCK = /^`([\w/.-]+\.yaml)`:\n\n```yaml\n([\s\S]*?)```/gm;

const page = readFileSync(join(root, "docs", "manifest-guide.md"), "utf8");
const manifests = [...page.matchAll(FILE_BLOCK)].map((match) => [match[1]!, match[2]!] as const);

/** Day of the examples. */
const TODAY = "2026-11-21";

let estateDir: string;
let estate: Estate;
let diagnostics: readonly unknown[];

/** The default estate with the examples in it. */
beforeAll(async () => {
  estateDir = copiedDefaultEstate();
  for (const [name, text] of manifests) writeFileSync(join(estateDir, name), text, { flag: "wx" });
  const loaded = await loadEstate({ estateDir, catalogDir: join(root, "catalog") });
  ({ diagnostics } = loaded);
  estate = loaded.estate!;
});

afterAll(() => rmSync(estateDir, { recursive: true }));

const manifest = (id: string): Application => estate.applications.find((each) => each.id === id)!;

/** The application in the default estate, where the mode works best. */
function assessed(application: Application, mode: DeliveryMode): Assessment {
  const { applications } = assessPortfolio({ ...estate, applications: [application] }, TODAY);
  return applications[0]!.modes[mode];
}

test("the manifests of the page fit into the default estate: they replace nothing and have no findings", () => {
  expect(diagnostics).toEqual([]);
  expect(manifests).toHaveLength(3);
  for (const [name] of manifests) expect(manifest(basename(name, ".yaml")).file).toBe(name);
});

test("the first way out is to retire what does not run yet, until a user group names it as the page says", () => {
  const [, id = "", people = "", file = ""] =
    /such as `([\w-]+): (\d+)` in\s+`(user-groups\/[\w-]+\.yaml)`/.exec(page) ?? [];
  const open = { ...manifest("playground-register"), id };
  const firstWay = (userGroups: Estate["userGroups"]): string | undefined => {
    const given = { ...estate, userGroups, applications: [open] };
    return waysOut(given, assessPortfolio(given, TODAY)).applications[0]?.wayOut.ways[0]?.kind;
  };
  const used = estate.userGroups.map((group) =>
    group.file === file ? { ...group, applications: { [id]: Number(people) } } : group,
  );
  expect(manifest(id)).toBeDefined();
  expect([firstWay(estate.userGroups), firstWay(used)]).toEqual(["retire", "stay"]);
});

test("the schema lines of the page lead to the schema, from the estate and from an example's folder", () => {
  const [fromEstate, ...others] = new Set(
    [...page.matchAll(/\$schema=(\S+?)`?$/gm)].map((match) => match[1]!),
  );
  expect(others).toEqual([]);
  const up = /with\n?\s*`((?:\.\.\/)+schemas\/)`/.exec(page)?.[1] ?? "";
  const schema = join(root, "schemas", "application.schema.json");
  expect(join(root, "applications", fromEstate!)).toBe(schema);
  expect(join(root, "examples", "musterstadt", "applications", up, basename(fromEstate!))).toBe(schema);
});

test("the complete manifest is compatible on shared desktops, and no question is open", () => {
  const { verdict, reasons } = assessed(manifest("allotment-register"), "pooled");
  expect([verdict, reasons.filter(({ effect }) => effect === "unknown")]).toEqual(["compatible", []]);
});

test("the manifest of the first quarter of an hour is unknown, and its open key is among the questions", () => {
  const { verdict, reasons } = assessed(manifest("orchard-register"), "pooled");
  expect(verdict).toBe("unknown");
  const pointers = new Set(
    reasons.filter(({ effect }) => effect === "unknown").map(({ pointer }) => pointer),
  );
  expect(pointers).toContain("/data/unknown/0");
  expect(pointers).toContain("/multiSession");
  expect(pointers).toContain("/installation");
});

test("silence of the vendor leaves shared desktops unknown, not a desktop of one's own", () => {
  const complete = manifest("allotment-register");
  const { vendorStatement, ...silent } = complete.multiSession!;
  expect(vendorStatement).toBe("supported");
  const verdictIn = (mode: DeliveryMode) => assessed({ ...complete, multiSession: silent }, mode).verdict;
  expect([verdictIn("pooled"), verdictIn("personal")]).toEqual(["unknown", "compatible"]);
});

test("what exists in the browser only is judged without the sections that the page leaves out", () => {
  const { system, multiSession, installation, demands, ...rest } = manifest("allotment-register");
  expect([system, multiSession, installation, demands]).not.toContain(undefined);
  expect(assessed({ ...rest, forms: ["web"] }, "web").verdict).toBe("compatible");
});

test("the waiver sets the rule on shared accounts aside, the test what is a matter of tests", () => {
  const { basis, reasons } = assessed(manifest("playground-register"), "pooled");
  const setAsideBy = (rule: string) => reasons.find((each) => each.rule === rule)?.setAsideBy;
  expect([basis, setAsideBy("MS-025"), setAsideBy("MS-011")]).toEqual(["test", "waiver", "test"]);
});

interface SchemaNode {
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, SchemaNode>>;
  readonly type?: string;
  readonly description?: string;
  readonly enum?: readonly unknown[];
  readonly examples?: readonly unknown[];
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly items?: SchemaNode;
}

const schemaOf = (name: string): SchemaNode =>
  JSON.parse(readFileSync(join(root, "schemas", name), "utf8")) as SchemaNode;

const schema = schemaOf("application.schema.json");

/** A key as editors see it: what a reference leads to, and what stands beside it. */
function resolved(node: SchemaNode): SchemaNode {
  if (node.$ref === undefined) return node;
  const [file = "", name = ""] = node.$ref.split("#/$defs/");
  return { ...(file === "" ? schema : schemaOf(file)).$defs?.[name], ...node };
}

/** Every key of a manifest with its path. */
function keysOf(node: SchemaNode, path: string): readonly (readonly [string, SchemaNode])[] {
  return Object.entries(node.properties ?? {}).flatMap(([name, raw]) => {
    const key = resolved(raw);
    const own = path === "" ? name : `${path}.${name}`;
    return [[own, key] as const, ...keysOf(key, own), ...keysOf(resolved(key.items ?? {}), own)];
  });
}

const keys = keysOf(schema, "");

test("every key that takes a text or a number has an example for editors", () => {
  const free = keys.filter(([, { type, enum: values, items }]) => {
    const taken = type === "array" ? resolved(items ?? {}) : { type, enum: values };
    return ["string", "number", "integer"].includes(String(taken.type)) && taken.enum === undefined;
  });
  expect(free.length).toBeGreaterThan(30);
  expect(free.filter(([, { examples }]) => examples === undefined).map(([path]) => path)).toEqual([]);
});

test("the page names the keys that stay open when they are left out", () => {
  const open = keys.filter(([, { description }]) => description?.endsWith("Left out, it stays open."));
  const sentence = /their description\s+says so \(([^)]*)\)/.exec(page)?.[1] ?? "";
  expect([...sentence.matchAll(/`([\w.]+)`/g)].map((match) => match[1])).toEqual(open.map(([path]) => path));
});

test("the table lists every section of the schema", () => {
  const sections = Object.entries(schema.properties ?? {})
    .filter(([, { properties }]) => properties !== undefined && "unknown" in properties)
    .map(([name]) => name);
  const table = [...page.matchAll(/^\| `(\w+)`/gm)].map((match) => match[1]);
  expect(table).toEqual(sections);
});
