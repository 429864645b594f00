/**
 * How serious a finding is: an error stops synthesis, a warning does not, and a note is nothing to mend: it tells
 * reviewers what has been found out.
 */
export type Severity = "error" | "warning" | "note";

/**
 * One finding about the estate, as data: found by the model, by planning or by a policy, printed by the CLI.
 *
 * `line` and `column` start at 1 and point at the offending key or value. A finding without a position in a file
 * (an empty folder, for instance) stands at 1:1 of the file or folder it is about.
 */
export interface Diagnostic {
  /** Stable id, `area/kebab-case`; each has a section in docs/checks.md. */
  readonly rule: string;
  readonly severity: Severity;
  /** Subject, what is wrong, received, allowed; lower case, no trailing stop. */
  readonly message: string;
  /** Path relative to the estate's folder, with forward slashes. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** JSON pointer of the element inside the file; "" for the whole file. */
  readonly pointer: string;
  /** The way out, as an imperative clause. */
  readonly hint?: string;
}

/** A finding that does not know its line yet: the model resolves `file` and `pointer` to a position. */
export type Finding = Omit<Diagnostic, "line" | "column"> & {
  /** Point at the key of the element instead of its value. */
  readonly atKey?: boolean;
};
