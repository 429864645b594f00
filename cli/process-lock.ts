import { hostname } from "node:os";
import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { UsageError } from "./exit-code";
import { makeFolder, placelessPath } from "./machine-refusal";

/** How long a run waits for another one that writes the same folder (milliseconds; assumption: 20 × a large run). */
const WAIT_MS = 60_000;

/** Pause between two attempts (milliseconds). */
const RETRY_MS = 50;

/** What a lock file of this process says. */
const OWNER = `${hostname()} ${process.pid}`;

/**
 * Runs `work` while no other process holds the lock file. A lock whose process is gone is taken over.
 *
 * @throws UsageError when the other process does not finish in time
 */
export async function withProcessLock<T>(file: string, work: () => Promise<T>): Promise<T> {
  makeFolder(dirname(file));
  const deadline = Date.now() + WAIT_MS;
  while (!tryCreate(file, OWNER)) {
    const holder = readHolder(file);
    if (holder !== undefined && isGone(holder)) takeAway(file, holder);
    else if (Date.now() > deadline) {
      throw new UsageError(
        `another run (${holder ?? "unknown"}) still writes the same output after ${WAIT_MS / 1000} s; ` +
          `wait for it, or delete "${file}" when it is gone`,
      );
    } else await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
  }
  try {
    return await work();
  } finally {
    releaseProcessLock(file);
  }
}

/** Removes the lock file if this process holds it. */
export function releaseProcessLock(file: string): void {
  if (readHolder(file) === OWNER) rmSync(file, { force: true });
}

function tryCreate(file: string, owner: string): boolean {
  try {
    writeFileSync(file, owner, { flag: "wx" });
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "EEXIST") return false;
    throw code === "ENOENT" ? placelessPath(file) : error;
  }
}

function readHolder(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined; // released meanwhile
  }
}

/** True when the holder ran on this machine and does not any more. An empty file is a holder about to write its name. */
function isGone(holder: string): boolean {
  const [host, pid] = holder.split(" ");
  if (host !== hostname() || pid === undefined) return false;
  return !processExists(Number(pid));
}

/** Whether a process with this id runs on this machine. */
export function processExists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

// Of several waiting runs only one wins the rename; one that came late and moved a new lock puts it back.
function takeAway(file: string, holder: string): void {
  const aside = `${file}.${process.pid}`;
  try {
    renameSync(file, aside);
    if (readFileSync(aside, "utf8") === holder) rmSync(aside);
    else renameSync(aside, file);
  } catch {
    // another run was quicker
  }
}
