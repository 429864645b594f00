import type { Diagnostic } from "../../model/diagnostic";
import { fingerprints } from "./fingerprint";

const GITLAB_SEVERITIES = { error: "major", warning: "minor", note: "info" } as const;

/** For the merge-request widget of GitLab: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format */
export function formatGitlab(diagnostics: readonly Diagnostic[]): string {
  const identities = fingerprints(diagnostics);
  const issues = diagnostics.map(({ rule, severity, message, hint, file, line }, index) => ({
    description: hint === undefined ? message : `${message}; ${hint}`,
    check_name: rule,
    fingerprint: identities[index],
    severity: GITLAB_SEVERITIES[severity],
    location: { path: file, lines: { begin: line } },
  }));
  return `${JSON.stringify(issues, undefined, 2)}\n`;
}
