import { renameSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import type { LockSpec } from "../generated/lock";
import type { LockChange } from "../planning/lock/lock-change";
import { reconcileLock } from "../planning/lock/reconcile-lock";
import { releaseFromLock } from "../planning/lock/release";
import { lockToYaml } from "../planning/lock/write-lock";
import { assessForLock, hasError, type LockableEstate } from "./assess-estate";
import type { CommandOptions } from "./command";
import type { Context } from "./context";
import { EXIT_FINDINGS, EXIT_OK, UsageError, type ExitCode } from "./exit-code";
import { plural, printFindings } from "./findings";

const LOCK_FILE = "estate.lock.yaml";

/** `workplace lock`: reconciles the lock file with the estate, prints the changes and writes it. */
export async function runLock(context: Context, options: CommandOptions): Promise<ExitCode> {
  const { diagnostics, sources, lockable } = await assessForLock(context, options.estate, releases(options));
  printFindings(context, context.stderr, { diagnostics, sources, format: "text", options });
  if (lockable === undefined || hasError(diagnostics)) return EXIT_FINDINGS;
  const next = withReleases(lockable, options);
  const located = await sources.locate(next.findings);
  printFindings(context, context.stderr, {
    diagnostics: located,
    sources,
    format: "text",
    options,
  });
  if (hasError(located)) return EXIT_FINDINGS;
  return finish(context, options, sources.text(LOCK_FILE), next);
}

interface NewLock {
  readonly lock: LockSpec;
  readonly changes: readonly LockChange[];
  readonly findings: ReturnType<typeof releaseFromLock>["findings"];
  readonly releasedNames: readonly string[];
}

function releases(options: CommandOptions): readonly string[] {
  return Array.isArray(options["release"]) ? (options["release"] as readonly string[]) : [];
}

/** Releasing comes after reconciling: what has just left the estate can be released in the same run. */
function withReleases({ request, reconciliation }: LockableEstate, options: CommandOptions): NewLock {
  const names = releases(options);
  if (names.length === 0) return { ...reconciliation, findings: [], releasedNames: [] };
  const { lock, findings } = releaseFromLock(reconciliation.lock, names);
  if (hasError(findings)) return { lock, changes: [], findings, releasedNames: [] };
  // What is wanted again (a name that is in use) would be given out anew here; release refuses that.
  const again = reconcileLock(request, lock);
  return { lock: again.lock, changes: reconciliation.changes, findings, releasedNames: names };
}

function finish(
  context: Context,
  options: CommandOptions,
  present: string | undefined,
  { lock, changes, releasedNames }: NewLock,
): ExitCode {
  const lines = [
    ...changes.map(({ kind, subject, detail }) => `${kind.padEnd(8)} ${subject}: ${detail}\n`),
    ...releasedNames.map((name) => `released ${name}\n`),
  ];
  context.stdout.write(lines.join(""));
  if (changes.length === 0 && releasedNames.length === 0 && present !== undefined) {
    context.stdout.write(`${LOCK_FILE} is up to date\n`);
    return EXIT_OK;
  }
  const count = plural(changes.length + releasedNames.length, "change");
  if (options["check"] === true) {
    context.stdout.write(`${LOCK_FILE} is stale: ${count}; run \`workplace lock\` and commit it\n`);
    return EXIT_FINDINGS;
  }
  if (options["dryRun"] === true) {
    context.stdout.write(`${LOCK_FILE}: ${count}, nothing written\n`);
    return EXIT_OK;
  }
  writeAtomically(
    join(options.estate, LOCK_FILE),
    lockToYaml(lock, schemaReference(context, options.estate)),
  );
  context.stdout.write(`${LOCK_FILE}: ${count}, written; commit it\n`);
  return EXIT_OK;
}

/** Where an editor finds the schema, seen from the lock file; undefined for an estate outside the product. */
function schemaReference({ productDir }: Context, estateDir: string): string | undefined {
  const toProduct = relative(estateDir, productDir).split("\\").join("/");
  const isInside = toProduct === "" || /^\.\.(\/\.\.)*$/.test(toProduct);
  return isInside ? `${toProduct === "" ? "." : toProduct}/schemas/lock.schema.json` : undefined;
}

function writeAtomically(file: string, text: string): void {
  const temporary = `${file}.${process.pid}`;
  try {
    writeFileSync(temporary, text);
    renameSync(temporary, file);
  } catch (error) {
    throw new UsageError(
      `"${file}" cannot be written (${(error as NodeJS.ErrnoException).code ?? "unknown"})`,
    );
  }
}
