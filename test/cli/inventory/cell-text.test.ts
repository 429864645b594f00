import fc from "fast-check";
import { formulaFreeCell, headingText, readCell, textCell } from "../../../cli/inventory/cell-text";

const read = (raw: string) => readCell(raw, () => undefined);

describe("readCell", () => {
  it.each([
    ["", { kind: "blank" }],
    [" \u00a0", { kind: "blank" }],
    ["-", { kind: "none" }],
    ["None", { kind: "none" }],
    ["?", { kind: "unknown" }],
    ["unknown", { kind: "unknown" }],
    ["? own", { kind: "unknown", presumed: "own" }],
    ["  Bürgeramt ", { kind: "text", text: "Bürgeramt" }],
    ['="0012"', { kind: "text", text: "0012" }],
    ['="say ""x"""', { kind: "text", text: 'say "x"' }],
    ["=1+1", { kind: "text", text: "=1+1" }],
    ["'-", { kind: "text", text: "-" }],
    ["'=cmd()", { kind: "text", text: "=cmd()" }],
    ["' x ", { kind: "text", text: " x " }],
    ["'s-Heerenberg", { kind: "text", text: "'s-Heerenberg" }],
  ])("reads %j", (raw, expected) => {
    expect(read(raw)).toEqual(expected);
  });

  it("reads what the mapping says instead", () => {
    const values = new Map([
      ["k. A.", "?"],
      ["keine", "none"],
    ]);
    expect([" k. A.", "keine"].map((raw) => readCell(raw, (cell) => values.get(cell)))).toEqual([
      { kind: "unknown" },
      { kind: "none" },
    ]);
  });
});

describe("textCell", () => {
  it.each(["=1+1", "+49", "-1", "@x", "\tx", "\rx"])("protects %j from spreadsheets", (text) => {
    expect(textCell(text)).toBe(`'${text}`);
  });

  it.each(["9.3", "0012", "1E5", "TRUE", "09. Mrz", "#N/A"])("keeps %j from being changed", (text) => {
    expect(textCell(text)).toBe(`="${text}"`);
  });

  it("leaves texts for other programs alone, unless they begin like a formula", () => {
    expect(["9.3", "0012", "=1+1"].map(formulaFreeCell)).toEqual(["9.3", "0012", "'=1+1"]);
  });

  it("leaves ordinary texts as they are", () => {
    expect(["Bürgeramt", "a=b", "'s-Heerenberg"].map(textCell)).toEqual([
      "Bürgeramt",
      "a=b",
      "'s-Heerenberg",
    ]);
  });

  it("writes any text so that it is read as this text and is no formula but a text in quotation marks", () => {
    const awkward = fc.constantFrom(..."'\"=+-@?#!&|\t\r\n aé", "1", "E", ".", "mai", "TRUE", "HYPERLINK(");
    const texts = fc.oneof(fc.string({ unit: awkward }), fc.string());
    fc.assert(
      fc.property(texts, (text) => {
        expect(read(textCell(text))).toEqual({ kind: "text", text });
        expect(textCell(text)).toMatch(/^(?:="[^"=|&]*"$|[^=+\-@\t\r])/);
      }),
    );
  });
});

test("headings lose blanks and formulas, and their accents are composed", () => {
  expect([" a ", '="b"', "Gro\u0308ße"].map(headingText)).toEqual(["a", "b", "Größe"]);
});
