import { join } from "node:path";
import type { ValueObject } from "../value";
import { Journal } from "./journal";

/** Names one stored object. */
export interface ObjectKey {
  readonly type: string;
  readonly id: string;
}

/** How an object stands to others. */
export interface Bonds {
  /** Names and addresses that nobody else may have. */
  readonly names: readonly string[];
  /** Ids of the objects that it refers to. */
  readonly targets: readonly string[];
}

/** One line of the journal: an object as it has become, or, with null, that it is gone. */
interface Entry extends ObjectKey, Partial<Bonds> {
  readonly object: ValueObject | null;
  /** True when the object must not have existed before. */
  readonly isNew?: true;
  /** Who wrote the line. */
  readonly mark?: string;
}

const NO_BONDS: Bonds = { names: [], targets: [] };

/** The journal is rewritten when it has more than this many lines per object (count; our own choice). */
const LINES_PER_OBJECT = 2;

/**
 * The simulated estate: what exists "in the cloud".
 *
 * `objects.jsonl` holds one line per change, the last one of an object counts; whoever reads it comes to the same
 * result, also while several provider processes write: a line that would create an object twice, or give a name to a
 * second one, counts for nobody. A line that is no JSON was cut off by a kill and counts as not written. Everything is
 * kept in memory, so that the cost of an operation does not grow with the number of objects. Ids and names are
 * compared without regard to case, as Azure does.
 */
export class ObjectStore {
  private readonly journal: Journal;
  private readonly objects = new Map<string, Map<string, Entry>>();
  private readonly holders = new Map<string, Entry>();
  private readonly referring = new Map<string, Set<Entry>>();
  private lines = 0;

  constructor(folder: string) {
    this.journal = new Journal(join(folder, "objects.jsonl"), {
      onLine: (line) => this.readLine(line),
      onRestart: () => this.forget(),
    });
  }

  /** The object, or null. */
  get(key: ObjectKey): ValueObject | null {
    return this.entry(key)?.object ?? null;
  }

  /** True when the object exists. */
  has(key: ObjectKey): boolean {
    return this.entry(key) !== undefined;
  }

  /** Writes a new object; false when its id or one of its names is taken, also by another process at the moment. */
  create(key: ObjectKey, object: ValueObject, bonds: Bonds = NO_BONDS): boolean {
    return this.write({ ...key, ...bonds, isNew: true, object });
  }

  /** Overwrites an object; false when one of its names is taken. */
  replace(key: ObjectKey, object: ValueObject, bonds: Bonds = NO_BONDS): boolean {
    return this.write({ ...key, ...bonds, object });
  }

  /** Removes an object with its names; nothing happens when it is gone already. */
  delete({ type, id }: ObjectKey): void {
    if (this.has({ type, id })) this.journal.append(JSON.stringify({ type, id, object: null }));
  }

  /** All objects of a type, in no particular order. */
  list(type: string): readonly ValueObject[] {
    this.journal.catchUp();
    const entries = [...(this.objects.get(type)?.values() ?? [])];
    return entries.flatMap(({ object }) => (object === null ? [] : [object]));
  }

  /** Types of which objects exist, sorted. */
  types(): readonly string[] {
    this.journal.catchUp();
    return [...this.objects].flatMap(([type, byId]) => (byId.size > 0 ? [type] : [])).sort();
  }

  /** The object with this id, whatever its type. */
  find(id: string): ObjectKey | null {
    const type = this.types().find((candidate) => this.has({ type: candidate, id }));
    return type === undefined ? null : { type, id };
  }

  /** Existing objects that refer to the object with the id `target`. */
  referrers(target: string): readonly ObjectKey[] {
    this.journal.catchUp();
    return [...(this.referring.get(target.toLowerCase()) ?? [])].map(({ type, id }) => ({ type, id }));
  }

  /** The existing object that has a name or address. */
  holder(name: string): ObjectKey | null {
    this.journal.catchUp();
    const entry = this.holders.get(name.toLowerCase());
    return entry === undefined ? null : { type: entry.type, id: entry.id };
  }

  /** Shortens the journal when most of it is history. Nobody else may write meanwhile. */
  compact(): void {
    this.journal.catchUp();
    const entries = [...this.objects.values()].flatMap((byId) => [...byId.values()]);
    if (this.lines <= entries.length * LINES_PER_OBJECT) return;
    this.journal.rewrite(
      entries.map(({ type, id, names, targets, object }) =>
        JSON.stringify({ type, id, names, targets, object }),
      ),
    );
  }

  private entry({ type, id }: ObjectKey): Entry | undefined {
    this.journal.catchUp();
    return this.objects.get(type)?.get(id.toLowerCase());
  }

  private write(entry: Entry): boolean {
    this.journal.catchUp();
    const { mark } = this.journal;
    this.journal.append(JSON.stringify({ ...entry, mark }));
    return this.entry(entry)?.mark === mark;
  }

  private forget(): void {
    this.objects.clear();
    this.holders.clear();
    this.referring.clear();
    this.lines = 0;
  }

  private readLine(line: string): void {
    this.lines += 1;
    const entry = parseEntry(line);
    if (entry === null) return;
    const { type, id, names = [], targets = [], object } = entry;
    const byId = this.objects.get(type) ?? new Map<string, Entry>();
    const before = byId.get(id.toLowerCase());
    const isTaken = (name: string): boolean => {
      const holder = this.holders.get(name.toLowerCase());
      return holder !== undefined && holder !== before;
    };
    if ((entry.isNew === true && before !== undefined) || names.some(isTaken)) return;
    if (before !== undefined) this.unbind(before);
    if (object === null) {
      byId.delete(id.toLowerCase());
      return;
    }
    this.objects.set(type, byId.set(id.toLowerCase(), entry));
    for (const name of names) this.holders.set(name.toLowerCase(), entry);
    for (const target of targets) {
      const key = target.toLowerCase();
      this.referring.set(key, (this.referring.get(key) ?? new Set()).add(entry));
    }
  }

  private unbind(entry: Entry): void {
    for (const name of entry.names ?? []) this.holders.delete(name.toLowerCase());
    for (const target of entry.targets ?? []) this.referring.get(target.toLowerCase())?.delete(entry);
  }
}

/** Null for a line that a kill has cut off, or that somebody has edited into something else. */
function parseEntry(line: string): Entry | null {
  try {
    const entry = JSON.parse(line) as Entry | null;
    return typeof entry?.type === "string" && typeof entry.id === "string" ? entry : null;
  } catch {
    return null;
  }
}
