import { assessPortfolio, type Portfolio } from "../compatibility/portfolio";
import type { ApplicationEstate } from "../model/estate";
import type { EstateSources } from "../model/estate-sources";
import { loadApplications } from "../model/load-applications";
import type { CommandOptions } from "./command";
import type { Context } from "./context";
import { EXIT_FINDINGS, EXIT_OK, type ExitCode } from "./exit-code";
import { printFindings } from "./findings";

/** Applications and the verdicts on them. */
export interface JudgedApplications {
  readonly estate: ApplicationEstate;
  readonly portfolio: Portfolio;
  readonly sources: EstateSources;
}

/**
 * Reads and judges the applications for a command that prints verdicts; findings of reading go to stderr.
 *
 * @param use - what to print
 * @returns 1 when something could not be judged
 */
export async function withJudgedApplications(
  context: Context,
  options: CommandOptions,
  use: (judged: JudgedApplications) => string,
): Promise<ExitCode> {
  const { estate, diagnostics, sources } = await loadApplications(options.estate);
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  printFindings(context, context.stderr, { diagnostics: errors, sources, format: "text", options });
  if (estate === undefined) return EXIT_FINDINGS;
  context.stdout.write(use({ estate, portfolio: assessPortfolio(estate, context.today), sources }));
  return errors.length === 0 ? EXIT_OK : EXIT_FINDINGS;
}
