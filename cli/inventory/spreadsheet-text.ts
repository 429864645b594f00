/** Beginnings of months in German and English, as spreadsheets shorten them. */
const MONTHS = "jan|jän|feb|mär|mrz|mar|apr|mai|may|jun|jul|aug|sep|okt|oct|nov|dez|dec";

/** What spreadsheets leave alone although it is a number; they show 12 digits and more as 1,2E+11. */
const KEPT_NUMBER = /^(?:0|[1-9]\d{0,10})$/;

/** Texts that a spreadsheet takes for something else: wide, because a cell that is protected in vain costs nothing. */
const CHANGED: readonly RegExp[] = [
  // Numbers, percentages, amounts, days, times and fractions: 0012, 9.3, 1,50, 1E5, 1-2, 3/4, 10:30, 5 %.
  /^(?=.*\d)[\d.,:/()\-+\s%€$]*(?:e[+-]?\d+)?$/i,
  /^\d[\d:.]*\s*(?:[ap]m|\s[ap])$/i,
  new RegExp(`^(?=.*\\d)[\\d\\s.,/-]*(?:${MONTHS})[a-zä]*[\\d\\s.,/-]*$`, "i"),
  /^(?:true|false|wahr|falsch)$/i,
];

/** Texts that spreadsheets write in place of what stood in a cell; German and English ones of Excel. */
const MADE: readonly RegExp[] = [
  // 09. Mrz, 9-Mar, Mrz 09, Mar-09.
  new RegExp(`^(?:\\d{1,2}(?:\\. |-)(?:${MONTHS})|(?:${MONTHS})[ -]\\d{2})$`, "i"),
  // 02.05.2001, 5/2/2001.
  /^(?:\d{2}\.\d{2}\.|\d{1,2}\/\d{1,2}\/)(?:19|20)\d{2}$/,
  // 1,2E+12.
  /^\d(?:[.,]\d+)?E[+-]\d+$/,
  /^#(?:NV|N\/A|NAME\?|(?:WERT|VALUE|BEZUG|REF|DIV\/0|ZAHL|NUM|NULL)!)$/,
  // A column that was too narrow.
  /^#{3,}$/,
];

/** True when a spreadsheet that opens a CSV would show, and write, something else than this text. */
export function isChangedBySpreadsheet(text: string): boolean {
  return !KEPT_NUMBER.test(text) && [...CHANGED, ...MADE].some((pattern) => pattern.test(text));
}

/** True when a spreadsheet has probably put this in place of another text. */
export function isMadeBySpreadsheet(text: string): boolean {
  return MADE.some((pattern) => pattern.test(text));
}
