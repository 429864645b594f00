import type { Finding } from "../model/diagnostic";
import { pointerOf } from "./figure-input";

/** Where a finding stands and what it says; `keys` is the path of keys inside the file. */
export interface FindingText {
  readonly rule: string;
  readonly file: string;
  readonly keys: readonly string[];
  readonly message: string;
  readonly hint?: string;
}

/** A finding that stops synthesis. */
export function errorAt(text: FindingText): Finding {
  return findingAt("error", text);
}

/** A finding that people should know and may accept. */
export function warningAt(text: FindingText): Finding {
  return findingAt("warning", text);
}

function findingAt(severity: Finding["severity"], text: FindingText): Finding {
  return {
    rule: text.rule,
    severity,
    message: text.message,
    file: text.file,
    pointer: pointerOf(...text.keys),
    ...(text.hint === undefined ? {} : { hint: text.hint }),
  };
}
