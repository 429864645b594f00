import type { Application } from "../../model/estate";
import { groupBy } from "../../model/group-by";

/** Columns of a table in the document. */
const COLUMNS: readonly (readonly [heading: string, cell: (application: Application) => string])[] = [
  ["application", ({ name, id }) => `${escaped(name)} (\`${id}\`)`],
  ["version", ({ version }) => escaped(version)],
  ["vendor", ({ vendor }) => escaped(vendor)],
  ["office", ({ office }) => escaped(office)],
  ["service process", ({ serviceProcess }) => escaped(serviceProcess)],
  ["forms", ({ forms }) => forms.join(", ")],
  [
    "decision",
    ({ decision: { state, delivery } }) => (delivery === undefined ? state : `${state}: ${delivery}`),
  ],
];

/** The applications as a document for people: one table per service area, in alphabetical order. */
export function inventoryMarkdown(applications: readonly Application[]): string {
  const sections = [...groupBy(applications, ({ serviceArea }) => serviceArea)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([area, own]) => section(area, own));
  return [`# Applications\n`, ...sections].join("\n");
}

function section(area: string, applications: readonly Application[]): string {
  const rows = applications.map((application) => COLUMNS.map(([, cell]) => cell(application)));
  const lines = [COLUMNS.map(([heading]) => heading), COLUMNS.map(() => "---"), ...rows];
  return `## ${area}\n\n${lines.map((cells) => `| ${cells.join(" | ")} |\n`).join("")}`;
}

function escaped(text: string): string {
  return text.replace(/[\\|<>[\]*_`]/g, "\\$&");
}
