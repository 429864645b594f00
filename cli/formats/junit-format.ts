import type { Diagnostic } from "../../model/diagnostic";
import { groupBy } from "../../model/group-by";
import { countOf } from "./by-severity";
import { xmlText } from "./xml-text";

/**
 * For test reports: one suite per file, one test case per finding. Errors fail, warnings and notes pass and say so in
 * their output; without findings one passing case stands for the estate.
 */
export function formatJunit(diagnostics: readonly Diagnostic[]): string {
  const byFile = groupBy(diagnostics, ({ file }) => file);
  const suites =
    byFile.size === 0
      ? [suite("estate", [], ['    <testcase classname="estate" name="no findings"/>'])]
      : [...byFile].map(([file, own]) => suite(file, own, own.map(testCase)));
  const counts = `tests="${Math.max(1, diagnostics.length)}" failures="${countOf("error", diagnostics)}"`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="workplace" ${counts}>`,
    ...suites,
    "</testsuites>",
    "",
  ].join("\n");
}

function suite(name: string, diagnostics: readonly Diagnostic[], cases: readonly string[]): string {
  const counts = `tests="${cases.length}" failures="${countOf("error", diagnostics)}" errors="0" skipped="0"`;
  return [`  <testsuite name="${xmlText(name)}" ${counts}>`, ...cases, "  </testsuite>"].join("\n");
}

function testCase({ file, line, column, rule, severity, message, hint }: Diagnostic): string {
  const attributes = `classname="${xmlText(rule)}" name="${xmlText(`${file}:${line}:${column}`)}"`;
  const details = xmlText(
    `${file}:${line}:${column}: ${message}${hint === undefined ? "" : `\nhint: ${hint}`}`,
  );
  const body =
    severity === "error"
      ? `      <failure message="${xmlText(message)}" type="${xmlText(rule)}">${details}</failure>`
      : `      <system-out>${severity}: ${details}</system-out>`;
  return [`    <testcase ${attributes}>`, body, "    </testcase>"].join("\n");
}
