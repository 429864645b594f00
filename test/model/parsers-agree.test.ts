import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import fc from "fast-check";
import { dump } from "js-yaml";
import { parseExact } from "../../model/exact-yaml";
import { parsePlain, plainPositions } from "../../model/plain-yaml";
import { pointerTo, valueAt } from "../../model/json-pointer";
import { minimalEstate } from "../support/estate-builder";
import { expectAgreement } from "../support/parser-agreement";

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
  "applications",
  "catalog",
  "examples",
]
  .flatMap((name) => dataFiles(join(ROOT, name)))
  .map((path) => [relative(ROOT, path), readFileSync(path, "utf8")] as const);

/** A line of what could be YAML; most documents of such lines are none. */
const LINE = fc
  .tuple(
    fc.constantFrom("", "", "", "  ", "  ", "    "),
    fc.constantFrom("", "", "", "- "),
    fc.constantFrom("a: ", "b: ", "c:", "key: ", "'k': ", "x y: ", "/a/b: ", "ä: ", ""),
    fc.constantFrom(
      ...["", "", "1", "x", "x y", "'it''s'", '"d"', "a:b", "~", "true", "2026-01-01", "[]", "[a, 'b', 1]"],
      ...[
        "{a: b}",
        "{a: [x], b: {c: d}}",
        "|",
        ">-",
        "x # y",
        "# c",
        "- x",
        "[a",
        "x: y",
        "-",
        ">",
        "\u00a0",
      ],
    ),
    fc.constantFrom("\n", "\n", "\n", "\n", "\r\n", "\n\n", " \n", "\n# c\n", "\n    # c\n"),
  )
  .map((parts) => parts.join(""));

/** Pointers of everything below a value. */
function pointersOf(value: unknown): readonly string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, child]) => [
    pointerTo(key),
    ...pointersOf(child).map((pointer) => pointerTo(key) + pointer),
  ]);
}

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
    ["numbers", "a: 0\nb: -12\nc: 1.50\nd: 123456789012345\n"],
    ["text that looks like a number", "a: 1_000\nb: 1.2.3\nc: 0x\nd: 08:00\ne: 1e\n"],
    ["dates and times", "a: 2026-11-01\nb: 12:30\nc: 2026-11-01T12:30:00Z\n"],
    ["nothing", "a:\nb: ~\nc: null\nd: Null\ne: ''\n"],
    ["a literal text", "a: |\n  one\n  two\nb: |-\n  three # four\n# comment\nc: 1\n"],
    ["a folded text", "a: >-\n  one\n  two: 2\nb: >\n    - three\n    # four\nc: 1\n"],
    ["text over several lines", "a: one\n  two\n   three\nb:\n  four\n  - five\nc: 1\n"],
    ["comments", "# first\na: 1 # second\n  # third\nb: '# fourth'\nc: x#y\n"],
    ["collections in brackets", "a: [1, two, {b: c}]\nd: {e: [], f: {}}\n"],
    ["lists at the indentation of their key", "a:\n- 1\n- b: 2\n  c: 3\nd:\n- e:\n  - 4\n"],
    ["quotes", "a: 'it''s'\nb: \"two\"\n'c': ''\n\"d\":\n  'e'\n"],
    ["umlauts in keys", "Bürgeramt: Gemäß\n"],
    ["colons and hashes in text", "a: http://example.org/#x\nb: a:b\n"],
    ["Windows line ends", "a: 1\r\nb:\r\n  - two\r\n\r\nc: |\r\n  three\r\n"],
    ["a document start", "---\na: 1\n"],
  ])("agree on %s", (_, text) => expectAgreement(text));

  it.each([
    ["numbers in other forms", "a: 010\n"],
    ["infinity", "a: .inf\n"],
    ["escapes", 'a: "\\u00e4"\n'],
    ["a text in quotes over several lines", 'a: "one\n  two"\n'],
    ["a text that keeps its last lines", "a: |+\n  kept\n\n"],
    ["an empty line in a text", "a: one\n\n  two\n"],
    ["a comment in a text", "a: one\n  # two\n  three\n"],
    ["brackets over several lines", "a: [1,\n  2]\n"],
    ["a colon that could begin a value", "a: b: c\n"],
    ["a key without a value in brackets", "a: {b, c: }\n"],
    ["an item without content", "a:\n  -\n"],
    ["a list in a list", "a:\n  - - 1\n"],
    ["lines that do not align", "a:\n    b: 1\n  c: 2\n"],
    ["a template of Terraform", "a: ${b}\n"],
    ["a blank without width", "a: b\u200bc\n"],
    ["a key that every object has", "constructor: 1\n"],
    ["a key that is a word of YAML", "true: 1\n"],
    ["a quote that is never closed", "'a\n"],
  ])("leave %s to the exact one, too", (_, text) => {
    expect(parsePlain(text)).toBeUndefined();
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

  it("agree on data and positions of whatever lines the fast one dares to read", async () => {
    let dared = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(LINE, { minLength: 1, maxLength: 7 }), async (lines) => {
        const text = lines.join("");
        const plain = parsePlain(text);
        if (plain === undefined) return;
        dared += 1;
        const exact = await parseExact("x.yaml", text);
        expect(exact.problems).toEqual([]);
        expect(plain.data).toEqual(exact.data);
        const all = [...pointersOf(exact.data), "", "/a/none", "/none", "/a/0/none"];
        const pointers = all.filter((_, index) => (index + lines.length) % 3 > 0);
        const positions = plainPositions(text, pointers);
        for (const pointer of pointers) {
          if (typeof valueAt(exact.data, pointer) === "number")
            expect(positions.writtenAt(pointer)).toBe(exact.writtenAt(pointer));
          for (const atKey of [true, false]) {
            expect([pointer, atKey, positions.positionOf(pointer, atKey)]).toEqual([
              pointer,
              atKey,
              exact.positionOf(pointer, atKey),
            ]);
          }
        }
      }),
      { numRuns: 3000 },
    );
    expect(dared).toBeGreaterThan(100);
  });

  it("agree on positions in every file of the default estate, whichever of them are asked for", async () => {
    for (const [file, text] of ESTATE_FILES) {
      const exact = await parseExact(file, text);
      const all = pointersOf(exact.data);
      for (const pointers of [all, all.filter((_, index) => index % 7 === 3)]) {
        const positions = plainPositions(text, pointers);
        const differing = pointers.filter((pointer) =>
          [true, false].some((atKey) => {
            const [plain, right] = [positions.positionOf(pointer, atKey), exact.positionOf(pointer, atKey)];
            return plain.line !== right.line || plain.column !== right.column;
          }),
        );
        expect([file, differing]).toEqual([file, []]);
      }
    }
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
