import type { Diagnostic } from "../../model/diagnostic";
import { groupBy } from "../../model/group-by";
import { countOf } from "./by-severity";

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
  return [`  <testsuite name="${escaped(name)}" ${counts}>`, ...cases, "  </testsuite>"].join("\n");
}

function testCase({ file, line, column, rule, severity, message, hint }: Diagnostic): string {
  const attributes = `classname="${escaped(rule)}" name="${escaped(`${file}:${line}:${column}`)}"`;
  const details = escaped(
    `${file}:${line}:${column}: ${message}${hint === undefined ? "" : `\nhint: ${hint}`}`,
  );
  const body =
    severity === "error"
      ? `      <failure message="${escaped(message)}" type="${escaped(rule)}">${details}</failure>`
      : `      <system-out>${severity}: ${details}</system-out>`;
  return [`    <testcase ${attributes}>`, body, "    </testcase>"].join("\n");
}

/** Characters that XML 1.0 does not know, not even escaped (https://www.w3.org/TR/xml/#charsets). */
const NOT_IN_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "\t": "&#9;",
  "\n": "&#10;",
  "\r": "&#13;",
};

function escaped(text: string): string {
  return text
    .replace(NOT_IN_XML, "\ufffd")
    .replace(/[&<>"\t\n\r]/g, (character) => ENTITIES[character] ?? "");
}
