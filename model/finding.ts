import type { Finding } from "./diagnostic";
import type { ModelRule } from "./model-rules";

/** The element a finding is about. */
export interface Place {
  readonly file: string;
  /** JSON pointer; "" for the whole file. */
  readonly pointer: string;
  /** Point at the key instead of the value. */
  readonly atKey?: boolean;
}

/** Whether any of them stops synthesis. */
export function hasError(findings: readonly Pick<Finding, "severity">[]): boolean {
  return findings.some(({ severity }) => severity === "error");
}

/** A finding that stops synthesis. */
export function errorAt(place: Place, rule: ModelRule, message: string, hint: string): Finding {
  return { rule, severity: "error", message, ...place, hint };
}

/** A finding that does not. */
export function warningAt(place: Place, rule: ModelRule, message: string, hint: string): Finding {
  return { rule, severity: "warning", message, ...place, hint };
}
