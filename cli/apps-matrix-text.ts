import { DELIVERY_MODES } from "../compatibility/delivery-mode";
import type { Verdict } from "../compatibility/verdict";
import { MODE_WORDS } from "../compatibility/wording";
import type { VerdictMatrix } from "./apps-matrix";
import type { Colours } from "./colours";
import type { MATRIX_FORMATS } from "./commands/apps/matrix";
import { spreadsheetCsv } from "./formats/spreadsheet-csv";
import { visible } from "./formats/visible-text";
import { textCell } from "./inventory/cell-text";

/** Widest name of an application that is shown (characters; our own choice: the table fits 120 columns). */
const NAME_COLUMNS = 34;

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
): string {
  if (format === "json") return `${JSON.stringify(matrix, null, 2)}\n`;
  if (format === "csv") return csv(matrix);
  return format === "markdown" ? markdown(matrix) : table(matrix, colours);
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

function table({ applications, scenario, today }: VerdictMatrix, colours: Colours): string {
  const marks = {
    yes: colours.green,
    if: colours.yellow,
    "?": colours.cyan,
    no: colours.red,
    "·": colours.dim,
  };
  const widths = DELIVERY_MODES.map((mode) => mode.length + 2);
  const idWidth = Math.max(11, ...applications.map(({ id }) => id.length)) + 2;
  const cell = (verdict: Verdict, width: number) => {
    const text = CELLS[verdict];
    return marks[text as keyof typeof marks](text) + " ".repeat(width - text.length);
  };
  const lines = applications.map(
    ({ id, name, verdicts }) =>
      id.padEnd(idWidth) +
      DELIVERY_MODES.map((mode, index) => cell(verdicts[mode], widths[index] ?? 0)).join("") +
      visible(name).slice(0, NAME_COLUMNS),
  );
  const head =
    "application".padEnd(idWidth) +
    DELIVERY_MODES.map((mode, index) => mode.padEnd(widths[index] ?? 0)).join("") +
    "name";
  const where =
    scenario === undefined ? "in the scenario where each mode works best" : `in scenario "${scenario}"`;
  return [colours.dim(head), ...lines, "", `${LEGEND}; ${where}, on ${today}`, ""].join("\n");
}
