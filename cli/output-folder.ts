import {
  copyFileSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { withCleanEnd } from "./clean-end";
import { UsageError } from "./exit-code";
import { withMachineRefusals } from "./machine-refusal";
import { processExists, releaseProcessLock, withProcessLock } from "./process-lock";

/** What synthesis itself writes into a stack's folder; everything else there belongs to Terraform or to people. */
const STACK_FILES: readonly string[] = ["cdk.tf.json", "metadata.json"];

/** What `terraform init` can make again; not kept for a stack that is gone. */
const INIT_FILES: readonly string[] = [".terraform", ".terraform.lock.hcl"];

/** What synthesis itself writes at the top of the output folder. */
const TOP_FILES: readonly string[] = ["manifest.json", ".workplace.json", "stacks"];

/** A complete new content of the output folder in the making. */
export interface NextOutput {
  /** Empty folder for the synthesis' own use; removed at the end. */
  readonly scratchDir: string;
  /** Text of a file of the present output; undefined when there is none. */
  present(path: string): string | undefined;
  write(path: string, text: string): void;
  /** Takes a file of the present output over as it is. */
  keep(path: string): void;
  /** Replaces the present output. Without it the present output stays as it is. */
  commit(): void;
}

/**
 * Prepares a new output beside the present one and swaps them by renaming, so that the folder holds one complete
 * output at any time, whatever happens. One run after the other; what a killed run has left is cleaned up here. Files
 * that Terraform has put into the stacks' folders move along.
 *
 * @param outputDir - the output folder; need not exist
 * @throws UsageError when the folder holds something else, or cannot be written
 */
export async function withNextOutput<T>(
  outputDir: string,
  work: (next: NextOutput) => Promise<T>,
): Promise<T> {
  return withMachineRefusals(outputDir, "the previous output is as it was", () => {
    const target = resolved(outputDir);
    refuseForeign(target);
    const workshop = join(dirname(target), ".workplace", basename(target));
    const lock = `${workshop}.lock`;
    const tidy = (): void => {
      clearWorkshop(workshop);
      releaseProcessLock(lock);
    };
    return withCleanEnd(tidy, () => withProcessLock(lock, () => inWorkshop(target, workshop, work)));
  });
}

async function inWorkshop<T>(
  target: string,
  workshop: string,
  work: (next: NextOutput) => Promise<T>,
): Promise<T> {
  mkdirSync(workshop, { recursive: true });
  recover(target, workshop);
  const { fresh, scratchDir, old } = foldersIn(workshop);
  mkdirSync(fresh);
  try {
    return await work({
      scratchDir,
      present: (path) => readIfThere(join(target, path)),
      write: (path, text) => {
        mkdirSync(dirname(join(fresh, path)), { recursive: true });
        writeFileSync(join(fresh, path), text);
      },
      keep: (path) => {
        mkdirSync(dirname(join(fresh, path)), { recursive: true });
        linkOrCopy(join(target, path), join(fresh, path));
      },
      commit: () => swap(target, fresh, old),
    });
  } finally {
    clearWorkshop(workshop);
  }
}

/** Folders of this process. */
function foldersIn(workshop: string): Readonly<Record<"fresh" | "scratchDir" | "old", string>> {
  const own = (name: string): string => join(workshop, `${name}-${process.pid}`);
  return { fresh: own("new"), scratchDir: own("scratch"), old: own("old") };
}

function clearWorkshop(workshop: string): void {
  if (!existsSync(workshop)) return;
  const { fresh, scratchDir } = foldersIn(workshop);
  rmSync(fresh, { recursive: true, force: true });
  rmSync(scratchDir, { recursive: true, force: true });
  // An old output that could not be emptied holds Terraform's state: it stays for the next run.
  if (readdirSync(workshop).length === 0) rmdirSync(workshop);
}

// A link is followed, so that the folder behind it is replaced and not the link.
function resolved(outputDir: string): string {
  const stats = lstatSync(outputDir, { throwIfNoEntry: false });
  if (stats === undefined) return outputDir;
  if (!existsSync(outputDir)) throw new UsageError(`"${outputDir}" is a link that leads nowhere; remove it`);
  const target = realpathSync(outputDir);
  if (statSync(target).isDirectory()) return target;
  throw new UsageError(`"${outputDir}" is not a folder; remove it, or choose another folder with --output`);
}

function refuseForeign(target: string): void {
  if (!existsSync(target)) return;
  const names = readdirSync(target);
  if (names.length === 0 || TOP_FILES.some((name) => names.includes(name))) return;
  throw new UsageError(
    `"${target}" holds "${names[0]}" and no synthesised stacks; choose another folder with --output`,
  );
}

function readIfThere(file: string): string | undefined {
  return existsSync(file) ? readFileSync(file, "utf8") : undefined;
}

function linkOrCopy(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch {
    copyFileSync(from, to); // a file system without links
  }
}

function swap(target: string, fresh: string, old: string): void {
  const replaces = existsSync(target);
  if (replaces) renameSync(target, old);
  try {
    renameSync(fresh, target);
  } catch (error) {
    if (replaces) renameSync(old, target);
    throw error;
  }
  if (!replaces) return;
  try {
    adopt(old, target);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UsageError(
      `the new output is in place, but files of Terraform stay in "${old}" (${reason}); move them into "${target}"`,
    );
  }
  rmSync(old, { recursive: true, force: true });
}

/** Finishes or takes back what a killed run has left. */
function recover(target: string, workshop: string): void {
  for (const name of readdirSync(workshop)) {
    const left = join(workshop, name);
    if (processExists(Number(name.split("-")[1]))) continue;
    if (name.startsWith("old-")) {
      if (existsSync(target)) adopt(left, target);
      else renameSync(left, target);
    }
    rmSync(left, { recursive: true, force: true });
  }
}

/** Moves what synthesis has not written itself from the old output to the new one. */
function adopt(old: string, target: string): void {
  moveEntries(old, target, (name) => !TOP_FILES.includes(name));
  const oldStacks = join(old, "stacks");
  if (!isFolder(oldStacks)) return;
  // Desktops leave files of their own in every folder, .DS_Store for instance.
  moveEntries(oldStacks, join(target, "stacks"), (name) => !isFolder(join(oldStacks, name)));
  for (const stack of readdirSync(oldStacks).filter((name) => isFolder(join(oldStacks, name)))) {
    const isGone = !existsSync(join(target, "stacks", stack));
    moveEntries(
      join(oldStacks, stack),
      join(target, "stacks", stack),
      (name) => !STACK_FILES.includes(name) && !(isGone && INIT_FILES.includes(name)),
    );
  }
}

function isFolder(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

function moveEntries(from: string, to: string, wanted: (name: string) => boolean): void {
  for (const name of readdirSync(from).filter(wanted)) {
    mkdirSync(to, { recursive: true });
    if (!existsSync(join(to, name))) renameSync(join(from, name), join(to, name));
  }
}
