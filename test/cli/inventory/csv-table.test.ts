import fc from "fast-check";
import { stringify } from "csv-stringify/sync";
import { decodeCsv } from "../../../cli/inventory/csv-bytes";
import { readTable, type CsvTable } from "../../../cli/inventory/csv-table";

function table(text: string, delimiter?: string): CsvTable {
  const read = readTable({ file: "x.csv", text, ...(delimiter === undefined ? {} : { delimiter }) });
  if (!("rows" in read)) throw new Error(JSON.stringify(read));
  return read;
}

function cells(text: string): readonly (readonly string[])[] {
  return table(text).rows.map((row) => row.cells);
}

describe("readTable", () => {
  it.each([";", ",", "\t", "|"])("finds out the delimiter %j", (delimiter) => {
    const { headings, rows } = table(`a${delimiter}"b;,x"${delimiter}c\n1${delimiter}2${delimiter}3\n`);
    expect([headings, rows[0]?.cells]).toEqual([
      ["a", "b;,x", "c"],
      ["1", "2", "3"],
    ]);
  });

  it.each([
    ["comments before the headings", "# made up\n# twice\na;b\n1;2\n"],
    ["a line that names the delimiter for one spreadsheet program", "sep=;\na;b\n1;2\n"],
    ["no line end at the end", "a;b\n1;2"],
    ["empty rows", "a;b\n\n;\n1;2\n;\n  ; \n\n"],
    ["empty columns at the end of rows and headings", "a;b;;\n1;2;;;;\n"],
    ["blanks and quotes around headings", ' a ;"b"\n1;2\n'],
  ])("reads %s", (_, text) => {
    expect([table(text).headings, cells(text)]).toEqual([["a", "b"], [["1", "2"]]]);
  });

  it("keeps line breaks, quotes and delimiters inside quotes", () => {
    expect(cells('a;b\n"one\ntwo";"say ""x"";"\n')).toEqual([["one\ntwo", 'say "x";']]);
  });

  it("keeps quotes inside cells without quotes", () => {
    expect(cells('a;b\n="0012";17" display\n')).toEqual([['="0012"', '17" display']]);
  });

  it("reads any table that was written as one, with every cell where it stands", () => {
    const cell = fc
      .string({ unit: fc.constantFrom(..."ab \";,\n'="), maxLength: 6 })
      .map((text) => `x${text}`);
    const rows = fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(rows, (written) => {
        const text = stringify([["a", "b", "c"], ...written], { delimiter: ";", quoted_match: /\n/ });
        const read = table(text, ";");
        expect(read.rows.map((row) => row.cells)).toEqual(written);
        const lines = text.split("\n");
        for (const [index, row] of read.rows.entries()) {
          for (const [column, content] of written[index]!.entries()) {
            const at = row.at(column);
            expect(lines[at.line - 1]!.slice(at.column - 1)).toMatch(content.startsWith("x") ? /^"?x/ : /^/);
          }
        }
      }),
    );
  });

  it("reads whatever bytes there are, or says why not", () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 200 }).map((array) => Buffer.from(array)),
      fc.string({ unit: fc.constantFrom(..."ab;,\t\"'\n\r#=\uFEFFÄ") }).map((text) => Buffer.from(text)),
    );
    fc.assert(
      fc.property(bytes, (received) => {
        const text = decodeCsv("x.csv", received);
        const read = typeof text === "string" ? readTable({ file: "x.csv", text }) : [text];
        const findings = "rows" in read ? [] : read;
        for (const { line, column } of findings) expect(Math.min(line, column)).toBeGreaterThan(0);
        expect("rows" in read || findings.length > 0).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it("says where rows, cells and headings stand", () => {
    const read = table('# c\na;b\n"1\n1";2\n3;4\n');
    expect([read.headingAt(1), read.rows[0]!.at(1), read.rows[1]!.at(), read.rows[1]!.at(1)]).toEqual([
      { file: "x.csv", line: 2, column: 3 },
      { file: "x.csv", line: 4, column: 4 },
      { file: "x.csv", line: 5, column: 1 },
      { file: "x.csv", line: 5, column: 3 },
    ]);
  });

  it.each([
    ["a file without headings", "", 1, 1, "the table has no headings"],
    ["a file with empty headings only", ";;\n1;2;3\n", 1, 1, "the table has no headings"],
    ["a row with too few cells", "a;b\n1;2\n3\n", 3, 1, "the row has 1 cells, the headings are 2"],
    ["a row with too many cells", "a;b\n1;2;3\n", 2, 1, "the row has 3 cells, the headings are 2"],
    [
      "a quote that is never closed",
      'a;b\n1;2\n3;"4\n5;6\n',
      3,
      3,
      "a cell begins with a quotation mark that is never closed",
    ],
  ])("rejects %s", (_, text, line, column, message) => {
    const read = readTable({ file: "x.csv", text });
    expect(read).toEqual([expect.objectContaining({ rule: "inventory/table", line, column, message })]);
  });
});
