import { posix } from "node:path";
import type { Diagnostic } from "../../model/diagnostic";
import { formatGithub } from "./github-format";
import { formatGitlab } from "./gitlab-format";
import { formatJson } from "./json-format";
import { formatJunit } from "./junit-format";
import { formatMarkdown } from "./markdown-format";
import { formatSarif } from "./sarif-format";
import { formatText } from "./text-format";

/** What a format may use beside the findings. */
export interface FormatContext {
  /** Colours, for a terminal. */
  readonly color: boolean;
  /**
   * Show notes as well; only text leaves them out, machine formats are complete.
   * @default false
   */
  readonly notes?: boolean;
  /** Text of a file named by a finding; undefined when it was not read. */
  text(file: string): string | undefined;
  /**
   * Folder of the estate as the reader of the output sees it, put before every path.
   * @default "" (paths are relative to the estate)
   */
  readonly estateDir?: string;
  /**
   * Rule → what it demands, for formats that describe their rules.
   * @default the rules of the model
   */
  readonly ruleSummaries?: Readonly<Record<string, string>>;
}

const FORMATTERS = {
  text: formatText,
  json: formatJson,
  junit: formatJunit,
  sarif: formatSarif,
  gitlab: formatGitlab,
  github: formatGithub,
  markdown: formatMarkdown,
} as const satisfies Readonly<
  Record<string, (diagnostics: readonly Diagnostic[], context: FormatContext) => string>
>;

/** Name of an output format for findings. */
export type DiagnosticFormat = keyof typeof FORMATTERS;

/**
 * Findings in one of the output formats. Machine formats are complete documents even without findings; text is empty
 * then.
 */
export function formatDiagnostics(
  diagnostics: readonly Diagnostic[],
  format: DiagnosticFormat,
  context: FormatContext,
): string {
  const { estateDir = "" } = context;
  if (estateDir === "") return FORMATTERS[format](diagnostics, context);
  const paths = new Map<string, string>();
  for (const { file } of diagnostics) if (!paths.has(file)) paths.set(file, posix.join(estateDir, file));
  const files = new Map([...paths].map(([file, path]) => [path, file]));
  return FORMATTERS[format](
    diagnostics.map((diagnostic) => ({ ...diagnostic, file: paths.get(diagnostic.file) ?? diagnostic.file })),
    { ...context, text: (path) => context.text(files.get(path) ?? path) },
  );
}
