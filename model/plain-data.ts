import type { Finding } from "./diagnostic";
import { errorAt } from "./finding";
import { pointerTo } from "./json-pointer";

/** Deepest nesting of data (levels); our own choice, the deepest schema needs 7. */
export const MAXIMUM_DEPTH = 20;

/** Keys that every JavaScript object seems to have. */
const RESERVED_KEYS: ReadonlySet<string> = new Set(["__proto__", "constructor", "prototype"]);

/** Terraform evaluates these wherever they stand in its configuration. */
const TEMPLATE = /[$%]\{/;

/** Characters nobody sees: control characters except tab and line ends, and marks that turn the reading direction. */
const INVISIBLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;

/** What no value or key of any file may be, whatever its schema says. */
export function checkPlainData(file: string, data: unknown): readonly Finding[] {
  const findings: Finding[] = [];
  walk(data, "", 0, { file, findings });
  return findings;
}

interface Walk {
  readonly file: string;
  readonly findings: Finding[];
}

function walk(value: unknown, pointer: string, depth: number, context: Walk): void {
  if (typeof value === "string") {
    checkText(value, pointer, false, context);
  } else if (typeof value === "number") {
    checkNumber(value, pointer, context);
  } else if (typeof value === "object" && value !== null) {
    if (depth >= MAXIMUM_DEPTH) {
      const message = `data is nested deeper than ${MAXIMUM_DEPTH} levels`;
      context.findings.push(errorAt({ file: context.file, pointer }, "yaml/nesting", message, "flatten it"));
    } else if (Array.isArray(value)) {
      value.forEach((item, index) => walk(item, `${pointer}/${index}`, depth + 1, context));
    } else {
      walkMapping(value as Readonly<Record<string, unknown>>, pointer, depth, context);
    }
  }
}

function walkMapping(
  mapping: Readonly<Record<string, unknown>>,
  pointer: string,
  depth: number,
  context: Walk,
): void {
  for (const key of Object.keys(mapping)) {
    const own = pointer + pointerTo(key);
    if (RESERVED_KEYS.has(key)) {
      const place = { file: context.file, pointer: own, atKey: true };
      context.findings.push(
        errorAt(place, "yaml/reserved-key", `key "${key}" is reserved by JavaScript`, "use another name"),
      );
      continue;
    }
    checkText(key, own, true, context);
    walk(mapping[key], own, depth + 1, context);
  }
}

function checkText(text: string, pointer: string, atKey: boolean, { file, findings }: Walk): void {
  const place = { file, pointer, atKey };
  const template = TEMPLATE.exec(text);
  if (template !== null) {
    const message = `text contains "${template[0]}", which Terraform would evaluate`;
    findings.push(errorAt(place, "yaml/template-text", message, `write it without "${template[0]}"`));
  }
  const invisible = INVISIBLE.exec(text);
  if (invisible !== null) {
    const code = invisible[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, "0");
    const message = `text contains the invisible character U+${code}`;
    findings.push(errorAt(place, "yaml/control-character", message, "remove it"));
  }
}

function checkNumber(value: number, pointer: string, { file, findings }: Walk): void {
  if (Number.isFinite(value)) return;
  const message = `value is ${Number.isNaN(value) ? "not a number (.nan)" : "infinite"}, expected a finite number`;
  findings.push(errorAt({ file, pointer }, "yaml/number", message, "write the number out"));
}
