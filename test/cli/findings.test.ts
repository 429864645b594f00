import { countText, exitCodeOf } from "../../cli/findings";
import type { Severity } from "../../model/diagnostic";

const of = (...severities: readonly Severity[]): readonly { readonly severity: Severity }[] =>
  severities.map((severity) => ({ severity }));

test.each<[string, readonly Severity[]]>([
  ["no findings", []],
  ["1 error", ["error"]],
  ["2 errors, 1 warning", ["error", "warning", "error"]],
  ["1 warning, 2 notes", ["note", "warning", "note"]],
])("counts %s", (text, severities) => {
  expect(countText(of(...severities))).toBe(text);
});

test.each<[readonly Severity[], boolean, number]>([
  [[], true, 0],
  [["note"], true, 0],
  [["note", "warning"], false, 0],
  [["note", "warning"], true, 1],
  [["note", "error"], false, 1],
])("%p with strict = %p ends with %d", (severities, strict, exitCode) => {
  expect(exitCodeOf(of(...severities), strict)).toBe(exitCode);
});
