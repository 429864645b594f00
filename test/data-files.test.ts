import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { INVENTORY_FILES } from "../model/file-kinds";

const root = join(__dirname, "..");

/** Folder or file of data → its schema. */
const SCHEMAS = {
  applications: "application",
  catalog: "catalog",
  "estate.yaml": "estate",
  scenarios: "scenario",
  sites: "site",
  "user-groups": "user-group",
} as const;

function filesOf(place: string): readonly string[] {
  if (place.endsWith(".yaml")) return [place];
  return readdirSync(join(root, place), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".yaml") && !INVENTORY_FILES.includes(file))
    .map((file) => `${place}/${file.replaceAll("\\", "/")}`)
    .sort();
}

const all = Object.entries(SCHEMAS).flatMap(([place, schema]) =>
  filesOf(place).map((file) => [file, schema] as const),
);

test.each(all)("%s tells editors that it is a %s", (file, schema) => {
  const up = "../".repeat(file.split("/").length - 1);
  const firstLine = readFileSync(join(root, file), "utf8").split("\n")[0];
  expect(firstLine).toBe(`# yaml-language-server: $schema=${up}schemas/${schema}.schema.json`);
});

test("the product's catalogue and the Münster estate have data of every kind", () => {
  expect(new Set(all.map(([, schema]) => schema))).toEqual(new Set(Object.values(SCHEMAS)));
});
