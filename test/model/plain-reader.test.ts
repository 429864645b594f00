import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { MAXIMUM_DEPTH } from "../../model/plain-data";
import { parsePlain, plainPositions } from "../../model/plain-yaml";
import { expectAgreement } from "../support/parser-agreement";

const APPLICATIONS = join(__dirname, "../../applications");

/** Every tenth manifest of the default estate. */
const MANIFESTS = readdirSync(APPLICATIONS)
  .filter((name) => name.endsWith(".yaml"))
  .filter((_, index) => index % 10 === 0)
  .map((name) => readFileSync(join(APPLICATIONS, name), "utf8"));

/** What turns one form of YAML into another. */
const BIT = fc.constantFrom(
  ...["", " ", "  ", "\n", "\n\n", "\r\n", ": ", ":", ":\n", " # c", "#", "\n# c\n", "- ", "\n- ", "\n  - "],
  ...[
    "'",
    '"',
    "''",
    "[",
    "]",
    "[]",
    "{",
    "}",
    "{}",
    ", ",
    ",",
    "|",
    "|-\n",
    ">\n",
    "-",
    "_",
    "\n  x: ",
    "\n    ",
  ],
  ...["1", "08", "-1", ".5", "true", "~", "\\", "ä", "€", "\u00a0", "\u2029", "${", "%", "&", "*", "!", "? "],
);

/** A mapping in a mapping and so on (levels), the deepest of which holds `value`. */
function nested(levels: number, value: string): string {
  const keys = Array.from({ length: levels - 1 }, (_, level) => `${" ".repeat(level)}a:\n`);
  return `${keys.join("")}${" ".repeat(levels - 1)}a: ${value}\n`;
}

describe("the reader of plain documents", () => {
  it.each([
    ["a text, a word and a number", "a: b c\nd-1: true\ne_2: 1.50\n"],
    ["words and numbers in brackets", "a: [b, c-d, 1, true, null]\nb: [e]\n"],
    ["a text in double quotes that looks like more", 'a: "b: c # d, [e]"\nf: ""\n'],
    ["empty braces", "a: {}\nb: {}  # none\nc:\n  d: {}\n"],
    ["entries at the end of the document", "a:\n  b:\n    c: d"],
    ["blanks after the last line", "a: b\n  "],
    ["blanks at the end of lines", "a: b  \nc: \nd: [e] \nf: {}  \n"],
    ["several blanks behind a colon", "a:   b\nc:  [d]\n"],
    ["comments and empty lines between entries", "a: b\n\n# c\nd: e # f\n  # g\nh: [i]\n  \nj: {}\n"],
    ["a text that goes on", "a: b\n  c\nd:\n  e: f\n   g\n"],
    ["colons and hashes within words", "a: C:\\b\nc: d#e\nf: http://g.example/#h\n"],
    ["an entry that is indented further than its list", "a:\n  - b: c\n    d: {}\n  - e\nf:\n- g: [h]\n"],
    ["a key without a value before one", "a:\nb:\n  c:\nd: e\n"],
    ["a key that was known before", "name: a\nb:\n  name: c\n"],
    ["Windows line ends", 'a: b\r\nc: [d, e]\r\nf: "g"\r\nh: {}\r\n\r\ni:\r\n  j: k'],
    ["characters beyond one byte", "a: „b“ – c\nd: 5 €\n"],
  ])("agrees with the exact one on %s", (_, text) => expectAgreement(text));

  it.each([
    ["an entry below one that has a text", "a: b\n  c: d\n"],
    ["an entry below empty braces", "a: {}\n  b: c\n"],
    ["a text below one in quotes", 'a: "b"\n  c\n'],
    ["an item below a list in brackets", "a: [b]\n  - c\n"],
    ["a backslash in double quotes", 'a: "b\\n"\n'],
    ["a number in an odd form in brackets", "a: [08]\n"],
    ["an item that begins with a hyphen", "a: [-b]\n"],
    ["an empty item", "a: [b,, c]\n"],
    ["a key twice", "a: b\nc: d\na: {}\n"],
    ["a key that every object has, however often", "a: {}\nb:\n  toString: c\n"],
    ["a key that is a word of YAML, however often", "a: b\nnull: c\n"],
    ["an entry that is indented less than its mapping", "a:\n    b: c\n  d: e\n"],
    ["a template behind a character beyond one byte", "a: – ${b}\n"],
    ["a separator of lines that only some programs know", "a: b\u2028c\n"],
  ])("rejects %s as doubtful", (_, text) => {
    expect(parsePlain(text)).toBeUndefined();
  });

  it.each(["x", "{}", "[x]", "{b: c}"])(
    "counts %s as one more level only when it is a collection",
    (value) => {
      const levels = value === "x" ? MAXIMUM_DEPTH : MAXIMUM_DEPTH - 1;
      expect(parsePlain(nested(levels, value))).toBeDefined();
      expect(parsePlain(nested(levels + 1, value))).toBeUndefined();
    },
  );

  it("finds positions behind Windows line ends", () => {
    const positions = plainPositions("a: b\r\nc:\r\n  d: e \r\n", ["/a", "/c/d"]);
    expect(positions.positionOf("/c/d", true)).toEqual({ line: 3, column: 3 });
    expect(positions.positionOf("/c/d", false)).toEqual({ line: 3, column: 6 });
    expect(positions.writtenAt("/c/d")).toBe("e");
  });

  it("agrees with the exact one on manifests in which something was changed, wherever it dares to read them", async () => {
    let dared = 0;
    const change = fc.tuple(fc.constantFrom(...MANIFESTS), fc.nat(9999), BIT, fc.nat(2));
    await fc.assert(
      fc.asyncProperty(change, async ([manifest, place, bit, removed]) => {
        const at = Math.floor((place * manifest.length) / 10_000);
        const text = manifest.slice(0, at) + bit + manifest.slice(at + removed);
        if (parsePlain(text) === undefined) return;
        dared += 1;
        await expectAgreement(text);
      }),
      { numRuns: 300 },
    );
    expect(dared).toBeGreaterThan(50);
  });
});
