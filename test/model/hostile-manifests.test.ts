import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { loadApplications, type ApplicationLoadResult } from "../../model/load-applications";
import { application } from "../support/application-object";
import { manifestFiles, named } from "../support/application-files";
import { minimalEstate, withEstate, type EstateFiles } from "../support/estate-builder";

const FILE = "applications/hostile.yaml";
const MIB = 1024 * 1024;
const TEXT = String(manifestFiles([named("hostile", application())])[FILE]);

const estate: EstateFiles = { ...minimalEstate(), ...manifestFiles([named("fine", application())]) };

/** The estate with a file beside a valid manifest; `make` adds what is no file. */
function load(
  content: string | Buffer | undefined,
  make: (dir: string) => void = () => undefined,
): Promise<ApplicationLoadResult> {
  const files = content === undefined ? estate : { ...estate, [FILE]: content };
  return withEstate(files, (dir) => {
    make(dir);
    return loadApplications(dir);
  });
}

it.each<[string, string | Buffer, string]>([
  ["10 MiB", `${TEXT}# ${"x".repeat(10 * MIB)}`, "file/too-large"],
  ["10,000 aliases", `a: &a x\nb: [${"*a,".repeat(10_000)}]\n`, "yaml/alias"],
  ["100,000 aliases", `a: &a x\nb: [${"*a,".repeat(100_000)}]\n`, "file/values"],
  ["a billion laughs", "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n", "yaml/alias"],
  ["a program", Buffer.from("7f454c4602010100000000", "hex"), "file/encoding"],
  ["zeros", Buffer.alloc(1000), "file/encoding"],
  ["a zero in the middle", Buffer.from(TEXT.replace("Archive", "Arch\u0000ive")), "file/encoding"],
  ["half a million open brackets", "a: " + "[".repeat(MIB / 2), "yaml/nesting"],
  ["lists in lists", `${"- ".repeat(MIB / 4)}x\n`, "yaml/nesting"],
  [
    "mappings in mappings",
    Array.from({ length: 400 }, (_, level) => `${" ".repeat(level)}a:\n`).join(""),
    "yaml/nesting",
  ],
  ["a prototype key", `${TEXT}__proto__:\n  forms: [web]\n`, "yaml/reserved-key"],
  [
    "a template of Terraform",
    TEXT.replace(/^name: .*$/m, "name: ${file('/etc/passwd')}"),
    "yaml/template-text",
  ],
  ["a merge conflict", `<<<<<<< HEAD\n${TEXT}=======\n${TEXT}>>>>>>> b\n`, "yaml/syntax"],
  ["nothing", "", "yaml/empty"],
])("rejects a manifest of %s and judges the others", async (_, content, rule) => {
  const { diagnostics, estate: judged } = await load(content);
  expect(new Set(diagnostics.map(({ file }) => file))).toEqual(new Set([FILE]));
  expect(diagnostics[0]).toMatchObject({ rule, severity: "error", hint: expect.any(String) as string });
  expect(diagnostics.length).toBeLessThanOrEqual(101);
  expect(judged?.applications.map(({ id }) => id)).toEqual(["fine"]);
});

it.each<[string, (dir: string) => void, string]>([
  ["to itself", (dir) => symlinkSync("hostile.yaml", join(dir, FILE)), "the link leads back to itself"],
  ["to nowhere", (dir) => symlinkSync("nowhere.yaml", join(dir, FILE)), "the link leads nowhere"],
  ["out of the estate", (dir) => symlinkSync("/etc/hostname", join(dir, FILE)), "leads out of the estate"],
  ["to the folder above", (dir) => symlinkSync("..", join(dir, FILE)), "is not a file"],
])("rejects a manifest that is a link %s and judges the others", async (_, make, message) => {
  const { diagnostics, estate: judged } = await load(undefined, make);
  expect(diagnostics).toMatchObject([
    { file: FILE, severity: "error", message: expect.stringContaining(message) as string },
  ]);
  expect(judged?.applications.map(({ id }) => id)).toEqual(["fine"]);
});

it("accepts a link to a manifest inside the estate", async () => {
  const { diagnostics, estate: judged } = await load(undefined, (dir) =>
    symlinkSync("fine.yaml", join(dir, FILE)),
  );
  expect(diagnostics.map(({ rule }) => rule)).toEqual(["application/cmdb-id"]);
  expect(judged?.applications.map(({ id }) => id)).toEqual(["fine", "hostile"]);
});

it("names all of a hundred faulty manifests", async () => {
  const files = Object.fromEntries(
    Array.from({ length: 100 }, (_, number) => [`applications/broken-${number}.yaml`, "name: [\n"]),
  );
  const { diagnostics } = await withEstate({ ...estate, ...files }, loadApplications);
  expect(new Set(diagnostics.map(({ file }) => file)).size).toBe(100);
});
