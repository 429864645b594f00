import {
  appendFileSync,
  closeSync,
  mkdirSync,
  openSync,
  readSync,
  renameSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname } from "node:path";

/** Who wants to know what a journal says. */
export interface JournalReader {
  /** A line that this reader has not seen yet, in the order of the file. */
  readonly onLine: (line: string) => void;
  /** The file is another one, or shorter than it was: what was read before counts no more. */
  readonly onRestart: () => void;
}

/**
 * A file of lines that several processes append to and read at the same time, without locks: the operating system
 * appends one after the other, and everybody reads the same order.
 *
 * A kill may leave a line without its end. It stays unread, and the next line begins after it.
 */
export class Journal {
  private position = 0;
  private size = 0;
  private inode = 0;

  constructor(
    private readonly file: string,
    private readonly reader: JournalReader,
  ) {}

  /**
   * A text that only this process at this moment would write: bytes read so far, and the process' id.
   */
  get mark(): string {
    return `${process.pid}@${this.position}`;
  }

  /** Reads what has been added since the last call. */
  catchUp(): void {
    const stats = statSync(this.file, { throwIfNoEntry: false });
    this.size = stats?.size ?? 0;
    const inode = stats?.ino ?? 0;
    if (inode !== this.inode || this.size < this.position) {
      this.inode = inode;
      this.position = 0;
      this.reader.onRestart();
    }
    if (this.size === this.position) return;
    const added = this.read();
    const end = added.lastIndexOf("\n") + 1;
    this.position += end;
    for (const line of added.toString("utf8", 0, end).split("\n")) if (line !== "") this.reader.onLine(line);
  }

  /** Adds a line, and reads up to it. */
  append(line: string): void {
    const text = this.size > this.position ? `\n${line}\n` : `${line}\n`;
    try {
      appendFileSync(this.file, text);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
      mkdirSync(dirname(this.file), { recursive: true });
      appendFileSync(this.file, text);
    }
    this.catchUp();
  }

  /** Replaces all lines, while nobody else writes. */
  rewrite(lines: readonly string[]): void {
    const fresh = `${this.file}.new`;
    writeFileSync(fresh, lines.map((line) => `${line}\n`).join(""));
    renameSync(fresh, this.file);
    this.catchUp();
  }

  private read(): Buffer {
    const buffer = Buffer.allocUnsafe(this.size - this.position);
    const descriptor = openSync(this.file, "r");
    try {
      const length = readSync(descriptor, buffer, 0, buffer.length, this.position);
      return buffer.subarray(0, length);
    } finally {
      closeSync(descriptor);
    }
  }
}
