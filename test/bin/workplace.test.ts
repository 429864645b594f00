import { spawnSync } from "node:child_process";
import {
  closeSync,
  cpSync,
  mkdtempSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const ROOT = join(__dirname, "../..");
const PARTS = [
  "applications",
  "bin",
  "catalog",
  "cli",
  "compatibility",
  "constructs",
  "estate.yaml",
  "generated",
  "main.ts",
  "model",
  "package.json",
  "planning",
  "policies",
  "scenarios",
  "schemas",
  "scripts",
  "simulator",
  "sites",
  "stacks",
  "tsconfig.json",
  "user-groups",
];

// Time for bundling on a busy machine.
jest.setTimeout(120_000);

/** A copy of the product, so that building and breaking it disturbs nobody. */
let product: string;
beforeAll(() => {
  product = mkdtempSync(join(tmpdir(), "product-"));
  for (const part of PARTS)
    cpSync(join(ROOT, part), join(product, part), { recursive: true, preserveTimestamps: true });
  symlinkSync(join(ROOT, "node_modules"), join(product, "node_modules"));
});
afterAll(() => rmSync(product, { recursive: true, force: true }));

function workplace(...args: readonly string[]): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, [join(product, "bin/workplace.js"), ...args], {
    cwd: product,
    encoding: "utf8",
    env: { PATH: process.env["PATH"] },
  });
}

test("builds itself when it has to, and only then", () => {
  const notice = "workplace: sources changed, building\n";
  expect(workplace("lock")).toMatchObject({ status: 0, stderr: expect.stringContaining(notice) as string });
  expect(workplace("check").stderr).toBe("");
  for (const source of ["cli/program.ts", "bin/bundle.js"]) {
    const afterBuild = new Date(statSync(join(product, "dist/build.json")).mtimeMs + 100);
    utimesSync(join(product, source), afterBuild, afterBuild);
    expect(workplace("check").stderr).toBe(notice);
  }
});

test("the built command synthesises, and a pipe gets the summary only", () => {
  const { status, stdout, stderr } = workplace("synth");
  expect([status, stderr]).toEqual([0, expect.not.stringContaining("synthesising")]);
  expect(stdout).toMatch(/\d+ \(\d+ written, 0 unchanged\) in cdktf\.out/);
  expect(workplace("synth").stdout).toMatch(/\d+ \(0 written, \d+ unchanged\)/);
});

test("the built command knows German letters", () => {
  const row = (name: string): string =>
    `name;vendor;version;office;cmdbId;serviceArea;serviceProcess;forms\n${name}`;
  const table = join(product, "table.csv");
  writeFileSync(table, row("Straßen & Grün;V;1;O;X-1;roads;roads;web\n"));
  expect(workplace("apps", "import", table)).toMatchObject({ status: 0, stderr: "" });
  expect(readdirSync(join(product, "applications"))).toContain("strassen-und-gruen.yaml");
  rmSync(join(product, "applications/strassen-und-gruen.yaml"));
  writeFileSync(table, row("BrÃ¼cken und Straßen;V;1;O;X-2;roads;roads;web\n"), "latin1");
  expect(workplace("apps", "import", table).stdout).toContain("[inventory/encoding]");
});

test("a code cache that V8 does not take is no error", () => {
  const dist = join(product, "dist");
  const cache = readdirSync(dist).find((name) => name.endsWith(".cache"))!;
  writeFileSync(join(dist, cache), "not a cache");
  expect(workplace("check")).toMatchObject({ status: 0 });
});

test("what synthesis needs is loaded for synthesis only", () => {
  const dist = join(product, "dist");
  const part = readdirSync(dist).find((name) => /^synthesis-.*\.js$/.test(name))!;
  renameSync(join(dist, part), join(dist, "away"));
  for (const args of [["plan"], ["check"], ["apps", "check"]]) expect(workplace(...args).status).toBe(0);
  expect(workplace("synth", "--fresh")).toMatchObject({
    status: 3,
    stderr: expect.stringContaining(part) as string,
  });
  renameSync(join(dist, "away"), join(dist, part));
});

test("returns the exit code of the command", () => {
  expect(workplace("check", "--estate", "nowhere").status).toBe(1);
  expect(workplace("chekc").status).toBe(2);
});

test("fails as wrong usage when the output cannot be written", () => {
  // A descriptor that is open for reading only stands for a full disk.
  const full = openSync(join(product, "package.json"), "r");
  const { status, stderr } = spawnSync(process.execPath, [join(product, "bin/workplace.js"), "explain"], {
    cwd: product,
    encoding: "utf8",
    stdio: ["ignore", full, "pipe"],
  });
  closeSync(full);
  expect(status).toBe(2);
  expect(stderr).toContain("the output cannot be written (EBADF)");
});

test("fails with the compiler's message when the sources do not compile", () => {
  writeFileSync(join(product, "cli/program.ts"), "export const run = ;");
  const { status, stderr } = workplace("check");
  expect(status).toBe(3);
  expect(stderr).toContain("cli/program.ts:1:19");
  expect(stderr).not.toContain("    at ");
});
