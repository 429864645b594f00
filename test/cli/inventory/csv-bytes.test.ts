import { decodeCsv } from "../../../cli/inventory/csv-bytes";

const TEXT = "Straße;Größe\nÄ;€\n";

/** Windows-1252 bytes of a text; only its letters that Latin-1 lacks need a table. */
function windows1252(text: string): Buffer {
  return Buffer.from(text.replaceAll("€", "\u0080"), "latin1");
}

describe("decodeCsv", () => {
  it.each([
    ["UTF-8", Buffer.from(TEXT)],
    ["UTF-8 with a byte order mark", Buffer.from(`\uFEFF${TEXT}`)],
    ["Windows-1252", windows1252(TEXT)],
    [
      "UTF-16 with a byte order mark, as spreadsheets call Unicode text",
      Buffer.from(`\uFEFF${TEXT}`, "utf16le"),
    ],
    ["UTF-16 of the other byte order", Buffer.from(`\uFEFF${TEXT}`, "utf16le").swap16()],
    ["UTF-16 without a byte order mark", Buffer.from(TEXT, "utf16le")],
    ["UTF-16 of the other byte order without a mark", Buffer.from(TEXT, "utf16le").swap16()],
    ["line ends with a carriage return", Buffer.from(TEXT.replaceAll("\n", "\r\n"))],
    ["line ends of old machines", Buffer.from(TEXT.replaceAll("\n", "\r"))],
  ])("reads %s", (_, bytes) => {
    expect(decodeCsv("x.csv", bytes)).toBe(TEXT);
  });

  it("reads an empty file", () => {
    expect(decodeCsv("x.csv", Buffer.from(""))).toBe("");
  });

  it.each([
    ["a binary file", Buffer.from([0x50, 0x4b, 3, 4, 0, 1, 2]), 1, 5, "the file is binary, expected a CSV"],
    [
      "a byte of another encoding",
      Buffer.from("a;b\nc;\x81", "latin1"),
      2,
      3,
      "byte 0x81 belongs neither to UTF-8 nor to Windows-1252 text",
    ],
    [
      "two encodings in one file",
      Buffer.concat([Buffer.from("a\nÄmter "), Buffer.from("Ä", "latin1")]),
      2,
      1,
      'text mixes UTF-8 and Windows-1252: "Ã„" was one letter',
    ],
    [
      "half a character of UTF-16",
      Buffer.concat([Buffer.from("\uFEFFab\n", "utf16le"), Buffer.from([0x61])]),
      2,
      1,
      "half a character stands in the UTF-16 text",
    ],
  ])("rejects %s", (_, bytes, line, column, message) => {
    expect(decodeCsv("x.csv", bytes)).toMatchObject({
      rule: "inventory/encoding",
      file: "x.csv",
      line,
      column,
      message,
    });
  });
});
