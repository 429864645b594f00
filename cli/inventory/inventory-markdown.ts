import type { Application } from "../../model/estate";
import { groupBy } from "../../model/group-by";
import { code, prose, row } from "../formats/markdown-text";

/** Columns of a table in the document. */
const COLUMNS: readonly (readonly [heading: string, cell: (application: Application) => string])[] = [
  ["application", ({ name, id }) => `${prose(name)} (${code(id)})`],
  ["version", ({ version }) => prose(version)],
  ["vendor", ({ vendor }) => prose(vendor)],
  ["office", ({ office }) => prose(office)],
  ["service process", ({ serviceProcess }) => prose(serviceProcess)],
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
  return `## ${prose(area)}\n\n${lines.map((cells) => `${row(cells)}\n`).join("")}`;
}
