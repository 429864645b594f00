import { renameSync, rmSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { errorCode } from "../model/estate-file-system";
import type { Context } from "./context";
import { UsageError } from "./exit-code";

/**
 * Writes a result where the user wants it: to a file as a whole or not at all, or to standard output.
 *
 * @param named - value of the option `--output`
 * @param done - what to say when a file was written
 * @throws UsageError when the file cannot be written
 */
export function writeResult(context: Context, named: unknown, text: string, done: string): void {
  if (typeof named !== "string") {
    context.stdout.write(text);
    return;
  }
  writeWhole(resolve(context.cwd, named), named, text);
  context.stdout.write(`${named}: ${done}\n`);
}

function writeWhole(path: string, named: string, text: string): void {
  const temporary = `${path}.${process.pid}`;
  try {
    writeFileSync(temporary, text);
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw new UsageError(`"${named}" cannot be written (${errorCode(error)})`);
  }
}
