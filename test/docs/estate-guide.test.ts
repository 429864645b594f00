import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { loadEstate } from "../../model/load-estate";
import { sizeEstate } from "../../planning/plan-estate";
import { TODAY } from "../support/planned-estate";

const root = join(__dirname, "..", "..");

/** A line with a file name in backticks and a colon, then the file. */
const FILE_BLOCK = /^`([\w/.-]+\.yaml)`:\n\n```yaml\n([\s\S]*?)```/gm;

const files = [...readFileSync(join(root, "docs", "estate.md"), "utf8").matchAll(FILE_BLOCK)];

let estateDir: string;

beforeEach(() => {
  estateDir = mkdtempSync(join(tmpdir(), "estate-guide-"));
  for (const [, name, text] of files) {
    mkdirSync(dirname(join(estateDir, name!)), { recursive: true });
    writeFileSync(join(estateDir, name!), text!);
  }
});

afterEach(() => rmSync(estateDir, { recursive: true }));

test("the smallest estate of docs/estate.md loads and can be planned without a finding", async () => {
  expect(files.map(([, name]) => name)).toEqual([
    "estate.yaml",
    "scenarios/thin-client.yaml",
    "sites/town-hall.yaml",
    "user-groups/back-office.yaml",
  ]);
  const { diagnostics, estate } = await loadEstate({ estateDir, catalogDir: join(root, "catalog") });
  expect(diagnostics).toEqual([]);
  expect(estate?.userGroups.map(({ id, headcount }) => [id, headcount])).toEqual([["back-office", 100]]);
  const { findings, sizing } = sizeEstate(estate!, TODAY);
  expect(findings).toEqual([]);
  expect(sizing?.pools.map(({ id }) => id)).toEqual(["vsphere-pool-office-server-pooled-normal"]);
});

test("its schema lines point at the schemas from examples/<city>/", () => {
  for (const [, name, text] of files) {
    const path = /\$schema=(\S+)/.exec(text!)?.[1] ?? "";
    const schema = join(root, "examples", "musterstadt", dirname(name!), path);
    expect(() => JSON.parse(readFileSync(schema, "utf8")) as unknown).not.toThrow();
  }
});
