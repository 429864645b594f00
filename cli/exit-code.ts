/** What the process returns: 0 done · 1 findings in the estate · 2 wrong usage · 3 a bug of ours. */
export type ExitCode = 0 | 1 | 2 | 3;

export const EXIT_OK: ExitCode = 0;
export const EXIT_FINDINGS: ExitCode = 1;
export const EXIT_USAGE: ExitCode = 2;
export const EXIT_BUG: ExitCode = 3;

/** Something the person who typed the command can mend; printed without a stack trace, exit code 2. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}
