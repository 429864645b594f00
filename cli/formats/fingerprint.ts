import { createHash } from "node:crypto";
import type { Diagnostic } from "../../model/diagnostic";

/**
 * Identities of findings that survive edits elsewhere in the file: rule, file and element, without line and wording.
 * Findings that share these are numbered.
 *
 * @returns one fingerprint per finding, in the same order; 64 hexadecimal digits, all different
 */
export function fingerprints(diagnostics: readonly Diagnostic[]): readonly string[] {
  const seen = new Map<string, number>();
  return diagnostics.map(({ rule, file, pointer }) => {
    const identity = JSON.stringify([rule, file, pointer]);
    const number = (seen.get(identity) ?? 0) + 1;
    seen.set(identity, number);
    return createHash("sha256").update(`${identity}${number}`).digest("hex");
  });
}
