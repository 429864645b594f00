import { renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Reconciliation } from "../planning/lock/reconcile-lock";
import { lockToYaml } from "../planning/lock/write-lock";
import { hasError } from "../model/finding";
import { assessForLock } from "./assess-estate";
import type { CommandOptions } from "./command";
import type { Context } from "./context";
import { EXIT_FINDINGS, EXIT_OK, UsageError, type ExitCode } from "./exit-code";
import { plural, printFindings } from "./findings";
import { schemaReference } from "./schema-reference";

const LOCK_FILE = "estate.lock.yaml";

/** `workplace lock`: reconciles the lock file with the estate, prints the changes and writes it. */
export async function runLock(context: Context, options: CommandOptions): Promise<ExitCode> {
  const { diagnostics, sources, lockable } = await assessForLock(context, options.estate, releases(options));
  printFindings(context, context.stderr, { diagnostics, sources, format: "text", options });
  if (lockable === undefined || hasError(diagnostics)) return EXIT_FINDINGS;
  return finish(context, options, sources.text(LOCK_FILE), lockable.reconciliation);
}

function releases(options: CommandOptions): readonly string[] {
  return Array.isArray(options["release"]) ? (options["release"] as readonly string[]) : [];
}

function finish(
  context: Context,
  options: CommandOptions,
  present: string | undefined,
  { lock, changes }: Reconciliation,
): ExitCode {
  const releasedNames = releases(options);
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
    lockToYaml(lock, schemaReference(context, options.estate, "", "lock")),
  );
  context.stdout.write(`${LOCK_FILE}: ${count}, written; commit it\n`);
  return EXIT_OK;
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
