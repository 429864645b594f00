import { readFileSync, statSync } from "node:fs";
import { errorCode } from "../../model/estate-file-system";
import { UsageError } from "../exit-code";
import { whole } from "../quantity";

/**
 * Bytes of a file that somebody named on the command line.
 *
 * @param named - as it was typed, for the message
 * @throws UsageError when it cannot be read or is larger
 */
export function namedBytes(path: string, named: string, maximumBytes: number): Buffer {
  return withReason(named, () => {
    const stats = statSync(path);
    if (!stats.isFile()) throw refusal(named, "it is no file");
    if (stats.size <= maximumBytes) return readFileSync(path);
    throw refusal(named, `it has ${whole(stats.size)} bytes, allowed are ${whole(maximumBytes)}`);
  });
}

/** @throws UsageError when no file has that path */
export function requireFile(path: string, named: string): void {
  withReason(named, () => {
    if (!statSync(path).isFile()) throw refusal(named, "it is no file");
  });
}

function withReason<T>(named: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof UsageError) throw error;
    const code = errorCode(error);
    throw refusal(named, code === "ENOENT" ? "there is no such file" : code);
  }
}

function refusal(named: string, reason: string): UsageError {
  return new UsageError(`"${named}" cannot be read (${reason})`);
}
