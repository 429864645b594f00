import { GOVERNANCE_FINDINGS } from "../../compatibility/governance/governance-finding";
import type { Diagnostic } from "../../model/diagnostic";
import { MODEL_RULES } from "../../model/model-rules";
import { countText, plural } from "../findings";
import { whole } from "../quantity";
import { bySeverity } from "./by-severity";
import { fingerprints } from "./fingerprint";
import type { FormatContext } from "./format-diagnostics";

const SARIF_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";

/**
 * Most results that code scanning shows per run; vendor limit, https://docs.github.com/code-security/code-scanning/troubleshooting-sarif/results-exceed-limit
 * It accepts 25,000, drops all but the 5,000 most severe ones without a word in the job, and refuses more.
 */
const MAXIMUM_RESULTS = 5_000;

/** Longest description of a rule that code scanning takes (characters); vendor limit, https://docs.github.com/code-security/reference/code-scanning/sarif-files/sarif-support-for-code-scanning */
const MAXIMUM_DESCRIPTION = 1_024;

const GOVERNANCE_SUMMARIES = Object.fromEntries(
  Object.entries(GOVERNANCE_FINDINGS).map(([id, [, summary]]) => [id, summary]),
);

/**
 * What to say when there are more findings than code scanning shows: the mildest ones are left out. Undefined when it
 * shows all.
 */
export function sarifNotice(diagnostics: readonly Diagnostic[]): string | undefined {
  if (diagnostics.length <= MAXIMUM_RESULTS) return undefined;
  const left = bySeverity(diagnostics).slice(MAXIMUM_RESULTS);
  const verb = left.length === 1 ? "is" : "are";
  return (
    `${plural(diagnostics.length, "finding")}, of which code scanning shows ${whole(MAXIMUM_RESULTS)} per run: ` +
    `${countText(left)} ${verb} left out, --format json has all`
  );
}

/** For code scanning: SARIF 2.1.0 with relative paths, https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html */
export function formatSarif(diagnostics: readonly Diagnostic[], context: FormatContext): string {
  const summaries: Readonly<Record<string, string>> = {
    ...MODEL_RULES,
    ...GOVERNANCE_SUMMARIES,
    ...context.ruleSummaries,
  };
  const reported = bySeverity(diagnostics).slice(0, MAXIMUM_RESULTS);
  const rules = [...new Set(reported.map(({ rule }) => rule))].sort();
  const indices = new Map(rules.map((rule, index) => [rule, index]));
  const identities = fingerprints(reported);
  const log = {
    $schema: SARIF_SCHEMA,
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: {
            name: "workplace",
            rules: rules.map((id) => ({
              id,
              shortDescription: { text: (summaries[id] ?? id).slice(0, MAXIMUM_DESCRIPTION) },
            })),
          },
        },
        ...invocations(sarifNotice(diagnostics)),
        columnKind: "utf16CodeUnits",
        results: reported.map((diagnostic, index) => ({
          ...result(diagnostic),
          ruleIndex: indices.get(diagnostic.rule),
          partialFingerprints: { "findingIdentity/v1": identities[index] },
        })),
      },
    ],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

function invocations(notice: string | undefined): object {
  if (notice === undefined) return {};
  const notification = { level: "warning", message: { text: notice } };
  return { invocations: [{ executionSuccessful: true, toolExecutionNotifications: [notification] }] };
}

function result({ rule, severity, message, hint, file, line, column }: Diagnostic): object {
  return {
    ruleId: rule,
    level: severity,
    message: { text: hint === undefined ? message : `${message}; ${hint}` },
    locations: [
      {
        physicalLocation: {
          artifactLocation: {
            uri: relativeUri(file),
            uriBaseId: "%SRCROOT%",
          },
          region: { startLine: line, startColumn: column },
        },
      },
    ],
  };
}

// A colon in the first part would make it a scheme; half a surrogate pair has no UTF-8.
function relativeUri(path: string): string {
  return encodeURI(path.replace(/\p{Surrogate}/gu, "\ufffd")).replace(/[?#:]/g, encodeURIComponent);
}
