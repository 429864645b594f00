import { createHash } from "node:crypto";
import type { StackSpec } from "../stacks/stack-spec";

/** File of the record below the output folder. */
export const RECORD_FILE = ".workplace.json";

/** What the output folder was made from: lets the next run leave out stacks that would come out the same. */
export interface SynthesisRecord {
  /** City whose stacks these are: the state of one city must never meet the stacks of another. */
  readonly city: string;
  /** Build of the command that has written them. */
  readonly build: string;
  /** Per stack, the hash of its properties and the hash of its file. */
  readonly stacks: Readonly<Record<string, { readonly props: string; readonly file: string }>>;
}

/** The record as it was written; undefined when there is none or it cannot be read, which only costs time. */
export function parseRecord(text: string | undefined): SynthesisRecord | undefined {
  if (text === undefined) return undefined;
  try {
    const record = JSON.parse(text) as Partial<SynthesisRecord>;
    const isComplete =
      typeof record.city === "string" &&
      typeof record.build === "string" &&
      typeof record.stacks === "object";
    return isComplete ? (record as SynthesisRecord) : undefined;
  } catch {
    return undefined;
  }
}

export function recordText(record: SynthesisRecord): string {
  return `${JSON.stringify(record, null, 2)}\n`;
}

/** Hash of what a stack is made from. */
export function propsHash(spec: StackSpec): string {
  return textHash(JSON.stringify([spec.props, spec.dependencies]));
}

export function textHash(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
