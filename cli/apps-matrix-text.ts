import { DELIVERY_MODES } from "../compatibility/delivery-mode";
import type { Verdict } from "../compatibility/verdict";
import { MODE_WORDS } from "../compatibility/wording";
import type { VerdictMatrix } from "./apps-matrix";
import type { Colours } from "./colours";
import type { MATRIX_FORMATS } from "./commands/apps/matrix";
import type { Output } from "./context";
import { spreadsheetCsv } from "./formats/spreadsheet-csv";
import { visible } from "./formats/visible-text";
import { textCell } from "./inventory/cell-text";
import { lineWidth, textTable } from "./text-table";
import { wrappedFor } from "./wrapped-text";

/** In a narrower terminal ids stand alone (columns; our own choice: hardly a name would be left of names). */
const NAMES_FROM_COLUMNS = 100;

/** Verdicts in a cell; the words differ in more than colour. */
const CELLS: Readonly<Record<Verdict, string>> = {
  compatible: "yes",
  conditional: "if",
  unknown: "?",
  incompatible: "no",
  "not-applicable": "·",
};

/** The matrix as table, data, Markdown or CSV. */
export function matrixText(
  matrix: VerdictMatrix,
  format: (typeof MATRIX_FORMATS)[number],
  colours: Colours,
  output: Output,
): string {
  if (format === "json") return `${JSON.stringify(matrix, null, 2)}\n`;
  if (format === "csv") return csv(matrix);
  return format === "markdown" ? markdown(matrix) : table(matrix, colours, output);
}

function csv({ applications }: VerdictMatrix): string {
  const head = ["application", "name", "office", ...DELIVERY_MODES, "best"];
  const rows = applications.map(({ id, name, office, verdicts, best }) => [
    ...[id, name, office].map(textCell),
    ...DELIVERY_MODES.map((mode) => verdicts[mode]),
    best ?? "",
  ]);
  return spreadsheetCsv([head, ...rows]);
}

function markdown({ applications }: VerdictMatrix): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  const head = ["application", ...DELIVERY_MODES.map((mode) => MODE_WORDS[mode])];
  return [
    line(head),
    line(head.map(() => "---")),
    ...applications.map(({ id, verdicts }) =>
      line([id, ...DELIVERY_MODES.map((mode) => CELLS[verdicts[mode]])]),
    ),
    "",
    LEGEND,
    "",
  ].join("\n");
}

const LEGEND = "yes = compatible, if = conditional, ? = unknown, no = incompatible, · = not applicable";

function table({ applications, scenario, today }: VerdictMatrix, colours: Colours, output: Output): string {
  const marks = {
    yes: colours.green,
    if: colours.yellow,
    "?": colours.cyan,
    no: colours.red,
    "·": colours.dim,
  };
  const cell = (verdict: Verdict) => {
    const text = CELLS[verdict];
    return marks[text as keyof typeof marks](text);
  };
  const room = lineWidth(output);
  const named = room >= NAMES_FROM_COLUMNS;
  const rows = applications.map(({ id, name, verdicts }) => [
    ...[id, ...DELIVERY_MODES.map((mode) => cell(verdicts[mode]))],
    ...(named ? [visible(name)] : []),
  ]);
  const head = ["application", ...DELIVERY_MODES, ...(named ? ["name"] : [])];
  const where =
    scenario === undefined ? "in the scenario where each mode works best" : `in scenario "${scenario}"`;
  const legend = wrappedFor(output, `${LEGEND}; ${where}, on ${today}`);
  return `${textTable(head, rows, colours, room).trimStart()}\n${legend}\n`;
}
