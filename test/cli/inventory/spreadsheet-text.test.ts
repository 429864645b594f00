import fc from "fast-check";
import { textCell } from "../../../cli/inventory/cell-text";
import { isChangedBySpreadsheet, isMadeBySpreadsheet } from "../../../cli/inventory/spreadsheet-text";

describe("isChangedBySpreadsheet", () => {
  it.each([
    ...["0012", "9.3", "1.0", "2.5.1", "1,50", "1.000", "1E5", "1e-7", "1-2", "3/4", "1 1/2", "10:30", "5 %"],
    ...[
      "123456789012",
      "5 €",
      "(5)",
      "9 am",
      "9:30PM",
      "Mai 2026",
      "9. März",
      "mar-5",
      "Sept2",
      "1. Okt. 26",
    ],
    ...["TRUE", "falsch", "Wahr", "#N/A", "########", "09. Mrz"],
  ])("protects %j", (text) => {
    expect(isChangedBySpreadsheet(text)).toBe(true);
  });

  it.each([
    "",
    "12",
    "0",
    "12345678901",
    "v9.3",
    "9.3a",
    "A-1",
    "2026 R2",
    "11g",
    "windows-11",
    "Mai",
    "Truebit",
  ])("leaves %j as it is", (text) => {
    expect(isChangedBySpreadsheet(text)).toBe(false);
  });

  it("protects every day, month and decimal number that a version may look like", () => {
    const part = fc.integer({ min: 0, max: 9999 });
    fc.assert(
      fc.property(part, part, fc.constantFrom(".", ",", "-", "/", ":", "E"), (a, b, mark) => {
        expect(textCell(`${a}${mark}${b}`)).toBe(`="${a}${mark}${b}"`);
      }),
    );
  });
});

describe("isMadeBySpreadsheet", () => {
  it.each([
    ...["09. Mrz", "9. Mär", "Mrz 09", "9-Mar", "Mar-09", "02.05.2001", "5/2/2001", "1,2E+12", "1.23457E+15"],
    ...["#NAME?", "#WERT!", "#NV", "#N/A", "#DIV/0!", "########"],
  ])("knows %j", (text) => {
    expect([isMadeBySpreadsheet(text), isChangedBySpreadsheet(text)]).toEqual([true, true]);
  });

  it.each(["9.3", "1E5", "März", "2. Mai 2026", "24.05", "2024.05.01", "#1", "# x", "Bauamt 09", "Mai 2026"])(
    "takes %j for what somebody wrote",
    (text) => {
      expect(isMadeBySpreadsheet(text)).toBe(false);
    },
  );
});
