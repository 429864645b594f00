import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { load } from "js-yaml";
import { loadEstate } from "../../model/load-estate";
import { listFigures } from "../../planning/explain";
import type { FigureInput } from "../../planning/figure";
import { minimalEstate, withEstate } from "../support/estate-builder";
import { planned } from "../support/planned-estate";

const ROOT = join(__dirname, "..", "..");

/** Keys for which a schema has a default; they may be missing from a file. */
const DEFAULTED = new Set(
  readdirSync(join(ROOT, "schemas"))
    .filter((file) => file.endsWith(".schema.json"))
    .flatMap((file) => defaultedKeys(JSON.parse(readFileSync(join(ROOT, "schemas", file), "utf8")))),
);

type YamlInput = FigureInput & { readonly origin: { readonly file: string; readonly pointer: string } };

async function yamlInputs(estateDir: string): Promise<readonly YamlInput[]> {
  const { estate, diagnostics } = await loadEstate({ estateDir, catalogDir: join(estateDir, "catalog") });
  if (estate === undefined) throw new Error(diagnostics.map(({ message }) => message).join("\n"));
  return listFigures(planned(estate))
    .flatMap(({ inputs }) => inputs)
    .filter((input): input is YamlInput => input.origin.kind === "yaml");
}

/** What is wrong with where an input says it comes from. */
function problems(estateDir: string, inputs: readonly YamlInput[]): readonly string[] {
  const documents = new Map<string, unknown>();
  return inputs.flatMap(({ origin: { file, pointer }, value }) => {
    const path = join(estateDir, file);
    if (!existsSync(path)) return [`${file} does not exist`];
    if (!documents.has(file)) documents.set(file, load(readFileSync(path, "utf8")));
    const found = resolve(documents.get(file), pointer);
    const number = typeof found === "object" && found !== null ? Object.keys(found).length : hours(found);
    if (number === value) return [];
    const keys = pointer.split("/").slice(1);
    if (found === undefined && keys.some((key) => DEFAULTED.has(key))) return [];
    return [`${file}#${pointer} holds ${JSON.stringify(found)} instead of ${value}`];
  });
}

/** A time of day counts by its hours. */
function hours(found: unknown): unknown {
  const match = typeof found === "string" ? /^(\d\d):(\d\d)$/.exec(found) : null;
  return match === null ? found : Number(match[1]) + Number(match[2]) / 60;
}

test("every input of the default estate's figures stands where it says", async () => {
  const inputs = await yamlInputs(ROOT);
  expect(inputs.length).toBeGreaterThan(500);
  expect(problems(ROOT, inputs)).toEqual([]);
});

test("every input of a small estate's figures stands where it says", async () => {
  await withEstate(minimalEstate(), async (dir) => {
    const inputs = await yamlInputs(dir);
    expect(inputs.length).toBeGreaterThan(100);
    expect(problems(dir, inputs)).toEqual([]);
  });
});

test("fails for an input that points at another value or at nothing", () => {
  const input = (pointer: string, value: number): YamlInput => ({
    name: "x",
    value,
    unit: "x",
    origin: { kind: "yaml", file: "estate.yaml", pointer },
  });
  expect(problems(ROOT, [input("/naming/prefix", 1), input("/naming/none", 1)])).toHaveLength(2);
});

function resolve(document: unknown, pointer: string): unknown {
  return pointer
    .split("/")
    .slice(1)
    .map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~"))
    .reduce<unknown>(
      (value, key) =>
        typeof value === "object" && value !== null ? (value as Record<string, unknown>)[key] : undefined,
      document,
    );
}

function defaultedKeys(schema: unknown): readonly string[] {
  if (typeof schema !== "object" || schema === null) return [];
  return Object.entries(schema).flatMap(([key, value]) => [
    ...(typeof value === "object" && value !== null && "default" in value ? [key] : []),
    ...defaultedKeys(value),
  ]);
}
