import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import fc from "fast-check";
import { dump } from "js-yaml";
import { parseExact } from "../../model/exact-yaml";
import { parsePlain } from "../../model/plain-yaml";
import { minimalEstate } from "../support/estate-builder";

const ROOT = join(__dirname, "../..");

/** YAML files of the default estate and of the catalogue. */
function dataFiles(path: string): string[] {
  if (statSync(path, { throwIfNoEntry: false }) === undefined) return [];
  if (statSync(path).isFile()) return path.endsWith(".yaml") ? [path] : [];
  return readdirSync(path).flatMap((name) => dataFiles(join(path, name)));
}

const ESTATE_FILES = [
  "estate.yaml",
  "estate.lock.yaml",
  "user-groups",
  "scenarios",
  "sites",
  "catalog",
  "examples",
]
  .flatMap((name) => dataFiles(join(ROOT, name)))
  .map((path) => [relative(ROOT, path), readFileSync(path, "utf8")] as const);

describe("the fast and the exact parser", () => {
  it.each(Object.entries(minimalEstate()))("agree on %s of the minimal estate", async (file, text) => {
    const plain = parsePlain(String(text));
    expect(plain).toBeDefined();
    expect((await parseExact(file, String(text))).data).toEqual(plain?.data);
  });

  it("agree on every file of the default estate, its catalogue and the examples", async () => {
    const disagreeing: string[] = [];
    for (const [file, text] of ESTATE_FILES) {
      const exact = await parseExact(file, text);
      const plain = parsePlain(text);
      if (plain === undefined || JSON.stringify(plain.data) !== JSON.stringify(exact.data))
        disagreeing.push(file);
    }
    expect(disagreeing).toEqual([]);
  });

  it.each([
    ["words that YAML 1.1 took for booleans", "a: yes\nb: no\nc: on\nd: off\n"],
    ["numbers in all bases", "a: 010\nb: 0o17\nc: 0x1F\nd: 1e3\ne: 1_000\nf: +5\ng: .5\n"],
    ["dates and times", "a: 2026-11-01\nb: 12:30\nc: 2026-11-01T12:30:00Z\n"],
    ["nothing", "a:\nb: ~\nc: null\nd: Null\ne: ''\n"],
    ["block texts", "a: |\n  one\n  two\nb: >-\n  folded\n  text\n\nc: |+\n  kept\n\n"],
    ["text over several lines", "a: one\n  two\n\n  three\nb: \"one\n  two \\\n  three\"\nc: 'one\n  two'\n"],
    ["comments", "# first\na: 1 # second\nb: '# third'\nc: x#y\n"],
    ["flow collections", "a: [1, two, {b: c}]\nd: {e: [], f: {}}\ng: {h, i: }\n"],
    ["lists at the indentation of their key", "a:\n- 1\n- b: 2\n  c: 3\n"],
    ["escapes", "a: \"\\u00e4\\t\\x41\"\nb: 'it''s'\n"],
    ["umlauts in keys", "Bürgeramt: Gemäß\n"],
    ["colons and hashes in text", "a: http://example.org/#x\nb: a:b\n"],
  ])("agree on %s whenever the fast one dares", async (_, text) => {
    const plain = parsePlain(text);
    const exact = await parseExact("x.yaml", text);
    expect(exact.problems).toEqual([]);
    if (plain !== undefined) expect(plain.data).toEqual(exact.data);
    else expect(text).toMatch(/\{h|~|:\s\n/);
  });

  it("take numbers in quotes as keys, so that the lock file is read the fast way", async () => {
    const text = "images:\n  '1': a\n  '10': b\n  '2': c\n";
    expect(parsePlain(text)?.data).toEqual((await parseExact("x.yaml", text)).data);
  });

  it("agree on whatever plain data is written out", async () => {
    const text = fc.string({ unit: "grapheme", maxLength: 12 });
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof(
        { depthSize: "small" },
        fc.integer(),
        fc.boolean(),
        text,
        fc.array(tie("value"), { maxLength: 3 }),
        fc.dictionary(text, tie("value"), { maxKeys: 3 }),
      ),
    }));
    await fc.assert(
      fc.asyncProperty(
        fc.dictionary(fc.stringMatching(/^[a-z][a-z0-9-]{0,9}$/), value, { minKeys: 1 }),
        async (data) => {
          const yaml = dump(data, { noRefs: true });
          const plain = parsePlain(yaml);
          const exact = await parseExact("x.yaml", yaml);
          if (plain !== undefined && exact.problems.length === 0) expect(plain.data).toEqual(exact.data);
          if (exact.problems.length > 0) expect(plain).toBeUndefined();
        },
      ),
    );
  });

  it.each([
    ["an anchor", "a: &x 1\n"],
    ["an alias", "a: *x\n"],
    ["a tag", "a: !!str 1\n"],
    ["a directive", "%YAML 1.1\n---\na: 1\n"],
    ["a tab", "a:\t1\n"],
    ["an explicit key", "? a\n: 1\n"],
    ["a carriage return alone", "a: 1\rb: 2\n"],
    ["a next-line character", "a: 1\u0085b: 2\n"],
    ["a duplicate key", "a: 1\na: 2\n"],
    ["several documents", "a: 1\n---\nb: 2\n"],
    ["a key that is a number", "1: a\n"],
    ["a key that is a number beside one in quotes", "a:\n  '1': a\n  2: b\n"],
    ["a key that is a number, in braces, beside one in quotes", "a: {'1': a, 2: b}\n"],
    ["a negative number as key beside one in quotes", "a: {'1': a, -2: b}\n"],
    ["a list", "- 1\n"],
    ["nothing", ""],
  ])("leave %s to the exact one", (_, text) => {
    expect(parsePlain(text)).toBeUndefined();
  });
});
