import type { ErrorObject } from "ajv";
import type { Finding } from "./diagnostic";
import { errorAt } from "./finding";
import { pointerTo } from "./json-pointer";
import { SENTENCES } from "./schema-sentences";
import { nearest } from "./suggestion";

/** Keywords that only say that a part of the schema failed; the part itself has its own error. */
const SILENT_KEYWORDS: ReadonlySet<string> = new Set(["if", "allOf", "propertyNames"]);

/**
 * What a schema found, in sentences: one per fault. A missing key and an unknown one that is a typing error of it
 * become one finding.
 *
 * @param writtenAt - a single value as it is written in the file
 */
export function schemaFindings(
  file: string,
  errors: readonly ErrorObject[],
  data: unknown,
  writtenAt: (pointer: string) => string | undefined = () => undefined,
): readonly Finding[] {
  const audible = errors.filter((error) => !SILENT_KEYWORDS.has(error.keyword));
  const { typos, others } = splitTypos(audible);
  const findings = [
    ...typos.map(({ object, unknown, meant }) =>
      errorAt(
        { file, pointer: object + pointerTo(unknown), atKey: true },
        "schema/unknown-key",
        `key "${unknown}" is unknown`,
        `did you mean "${meant}"?`,
      ),
    ),
    ...others.flatMap((error) => {
      const sentence = SENTENCES[error.keyword] ?? SENTENCES["default"];
      return sentence === undefined ? [] : [sentence(file, error, data, writtenAt(error.instancePath))];
    }),
  ];
  return withoutRepetition(findings);
}

interface Typo {
  readonly object: string;
  readonly unknown: string;
  readonly meant: string;
}

function splitTypos(errors: readonly ErrorObject[]): {
  readonly typos: readonly Typo[];
  readonly others: readonly ErrorObject[];
} {
  const typos: Typo[] = [];
  const done = new Set<ErrorObject>();
  for (const unknown of errors.filter((error) => error.keyword === "additionalProperties")) {
    const missing = errors.filter(
      (error) =>
        error.keyword === "required" && error.instancePath === unknown.instancePath && !done.has(error),
    );
    const key = String(unknown.params["additionalProperty"]);
    const meant = nearest(
      key,
      missing.map((error) => String(error.params["missingProperty"])),
    );
    if (meant === undefined) continue;
    typos.push({ object: unknown.instancePath, unknown: key, meant });
    done.add(unknown);
    missing.filter((error) => error.params["missingProperty"] === meant).forEach((error) => done.add(error));
  }
  return { typos, others: errors.filter((error) => !done.has(error)) };
}

// Branches of a schema may ask for the same thing twice.
function withoutRepetition(findings: readonly Finding[]): readonly Finding[] {
  const seen = new Set<string>();
  return findings.filter((finding) => {
    const key = [finding.rule, finding.pointer, finding.message].join("\n");
    return !seen.has(key) && seen.add(key);
  });
}
