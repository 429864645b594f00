import {
  appendFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import type { ValueObject } from "../value";
import { textHash } from "./invented-value";

/** Names one stored object. */
export interface ObjectKey {
  readonly type: string;
  readonly id: string;
}

let temporaryCount = 0;

/**
 * The simulated estate on disk: what exists "in the cloud".
 *
 * - `objects/<type>/<hash of id>.json`: one object per file, so that several provider processes share the folder
 *   without locks. Deleting or editing a file is drift. An empty file counts as none: a kill between its creation and
 *   its content leaves nothing behind that blocks the next run. Later versions are written beside and renamed.
 * - `links/<hash of target id>`: one line per object that refers, or once referred, to the target.
 * - `claims/<hash of key>`: names and addresses that are taken, with their holder.
 *
 * Links and claims are written before the object and count only while their object exists. Every operation touches a
 * handful of files, however many objects there are. Ids are compared without regard to case, as Azure does.
 */
export class ObjectStore {
  constructor(readonly folder: string) {
    mkdirSync(folder, { recursive: true });
  }

  /** The object, or null. */
  get({ type, id }: ObjectKey): ValueObject | null {
    return readObject(this.objectFile({ type, id }));
  }

  /** True when the object exists. */
  has(key: ObjectKey): boolean {
    return (statSync(this.objectFile(key), { throwIfNoEntry: false })?.size ?? 0) > 0;
  }

  /** Writes a new object; false when the id is taken, also by another process at the same moment. */
  create(key: ObjectKey, object: ValueObject): boolean {
    return writeNew(this.objectFile(key), JSON.stringify(object, null, 1));
  }

  /** Overwrites an object. */
  replace(key: ObjectKey, object: ValueObject): void {
    const file = this.objectFile(key);
    const temporary = temporaryBeside(file);
    withFolder(temporary, () => writeFileSync(temporary, JSON.stringify(object, null, 1)));
    renameSync(temporary, file);
  }

  /** Removes an object; nothing happens when it is gone already. */
  delete(key: ObjectKey): void {
    rmSync(this.objectFile(key), { force: true });
  }

  /** All objects of a type, in no particular order. */
  list(type: string): readonly ValueObject[] {
    const folder = join(this.folder, "objects", type);
    return filesIn(folder).flatMap((file) => {
      const object = readObject(join(folder, file));
      return object === null ? [] : [object];
    });
  }

  /** Types of which objects exist or existed, sorted. */
  types(): readonly string[] {
    return [...filesIn(join(this.folder, "objects"))].sort();
  }

  /** The object with this id, whatever its type. */
  find(id: string): ObjectKey | null {
    const type = this.types().find((candidate) => this.has({ type: candidate, id }));
    return type === undefined ? null : { type, id };
  }

  /** Notes that `source` refers to the object with the id `target`; the note counts as long as `source` exists. */
  link(target: string, source: ObjectKey): void {
    const file = this.linkFile(target);
    withFolder(file, () => appendFileSync(file, `${JSON.stringify(source)}\n`));
  }

  /** Existing objects that refer, or once referred, to the object with the id `target`. */
  referrers(target: string): readonly ObjectKey[] {
    const lines = new Set((readIfThere(this.linkFile(target)) ?? "").split("\n"));
    return [...lines].flatMap((line) => {
      const source = parseKey(line);
      return source && this.has(source) ? [source] : [];
    });
  }

  /**
   * Takes a name or address for an object.
   *
   * @returns null when it is taken now, or the existing object that has it
   */
  claim(key: string, holder: ObjectKey): ObjectKey | null {
    const file = this.claimFile(key);
    for (;;) {
      if (writeNew(file, JSON.stringify(holder))) return null;
      const current = this.claimant(key);
      if (current) return sameKey(current, holder) ? null : current;
      // Its holder is gone: a process was killed, or a file was deleted by hand.
      rmSync(file, { force: true });
    }
  }

  /** The existing object that holds a name or address. */
  claimant(key: string): ObjectKey | null {
    const holder = readKey(this.claimFile(key));
    return holder && this.has(holder) ? holder : null;
  }

  /** Gives a name or address back, if the object has it. */
  release(key: string, holder: ObjectKey): void {
    const current = readKey(this.claimFile(key));
    if (current && sameKey(current, holder)) rmSync(this.claimFile(key), { force: true });
  }

  private objectFile({ type, id }: ObjectKey): string {
    return join(this.folder, "objects", type, `${textHash(id.toLowerCase())}.json`);
  }

  private linkFile(target: string): string {
    return join(this.folder, "links", textHash(target.toLowerCase()));
  }

  private claimFile(key: string): string {
    return join(this.folder, "claims", textHash(key.toLowerCase()));
  }
}

function sameKey(left: ObjectKey, right: ObjectKey): boolean {
  return left.type === right.type && left.id.toLowerCase() === right.id.toLowerCase();
}

function temporaryBeside(file: string): string {
  temporaryCount += 1;
  // The dot keeps half-written files out of listings.
  return join(dirname(file), `.${process.pid}-${temporaryCount}`);
}

/** Writes a file that must not exist yet; false when it does. */
function writeNew(file: string, text: string): boolean {
  try {
    withFolder(file, () => writeFileSync(file, text, { flag: "wx" }));
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
  if (readIfThere(file) !== "") return false;
  rmSync(file, { force: true });
  return writeNew(file, text);
}

/** Writes; creates the folder when that fails for want of it, which is rare. */
function withFolder(file: string, write: () => void): void {
  try {
    write();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    mkdirSync(dirname(file), { recursive: true });
    write();
  }
}

function readIfThere(file: string): string | null {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}

/** @throws Error when somebody has edited the file into something that is no JSON */
function readObject(file: string): ValueObject | null {
  const text = readIfThere(file);
  if (text === null || text === "") return null;
  try {
    return JSON.parse(text) as ValueObject;
  } catch {
    throw new Error(`simulated object "${file}" is no JSON; mend or delete the file`);
  }
}

/** The object that a claim names; null when a kill has cut the file off. */
function readKey(file: string): ObjectKey | null {
  return parseKey(readIfThere(file) ?? "");
}

function parseKey(text: string): ObjectKey | null {
  try {
    return JSON.parse(text) as ObjectKey;
  } catch {
    return null;
  }
}

function filesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).filter((name) => !name.startsWith("."));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw error;
  }
}
