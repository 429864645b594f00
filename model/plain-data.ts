import type { Finding } from "./diagnostic";
import { errorAt, type Place } from "./finding";
import { pointerTo } from "./json-pointer";

/** Deepest nesting of data (levels); our own choice, the deepest schema needs 7. */
export const MAXIMUM_DEPTH = 20;

/** Keys that every JavaScript object seems to have. */
const RESERVED_KEYS: ReadonlySet<string> = new Set(["__proto__", "constructor", "prototype"]);

/** Terraform evaluates these wherever they stand in its configuration. */
const TEMPLATE = /[$%]\{/;

/**
 * Characters nobody sees: control characters except tab and line ends, blanks without width, line ends that only some
 * programs know, marks that turn the reading direction, and halves of a character, which no UTF-8 file can hold.
 */
const INVISIBLE =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

/** False when a document cannot be nested too deep, which is much faster to see than its depth. */
export function canBeDeep(text: string): boolean {
  const brackets = text.match(/[[{]/g)?.length ?? 0;
  const indents = text.match(/^[ ?-]+/gm) ?? [];
  const columns = indents.reduce((most, { length }) => Math.max(most, length), 0);
  // A column more, or a bracket: that is where a level begins. A list may be indented like the key that holds it.
  return brackets + 2 * columns + 2 > MAXIMUM_DEPTH;
}

/** What no value or key of any file may be, whatever its schema says. */
export function checkPlainData(file: string, data: unknown): readonly Finding[] {
  const walk: Walk = { file, findings: [], path: [] };
  checkValue(data, walk);
  return walk.findings;
}

interface Walk {
  readonly file: string;
  readonly findings: Finding[];
  /** Keys and indices down to the value at hand; a pointer is made of them only when there is a finding. */
  readonly path: (string | number)[];
}

function checkValue(value: unknown, walk: Walk): void {
  if (typeof value === "string") {
    checkText(value, false, walk);
  } else if (typeof value === "number") {
    checkNumber(value, walk);
  } else if (typeof value === "object" && value !== null) {
    if (walk.path.length >= MAXIMUM_DEPTH) {
      const message = `data is nested deeper than ${MAXIMUM_DEPTH} levels`;
      walk.findings.push(errorAt(placeOf(walk, false), "yaml/nesting", message, "flatten it"));
    } else if (Array.isArray(value)) {
      value.forEach((item, index) => {
        walk.path.push(index);
        checkValue(item, walk);
        walk.path.pop();
      });
    } else {
      checkMapping(value as Readonly<Record<string, unknown>>, walk);
    }
  }
}

function checkMapping(mapping: Readonly<Record<string, unknown>>, walk: Walk): void {
  for (const key of Object.keys(mapping)) {
    walk.path.push(key);
    if (RESERVED_KEYS.has(key)) {
      const message = `key "${key}" is reserved by JavaScript`;
      walk.findings.push(errorAt(placeOf(walk, true), "yaml/reserved-key", message, "use another name"));
    } else {
      checkText(key, true, walk);
      checkValue(mapping[key], walk);
    }
    walk.path.pop();
  }
}

function checkText(text: string, atKey: boolean, walk: Walk): void {
  const template = TEMPLATE.exec(text);
  if (template !== null) {
    const message = `text contains "${template[0]}", which Terraform would evaluate`;
    const hint = `write it without "${template[0]}"`;
    walk.findings.push(errorAt(placeOf(walk, atKey), "yaml/template-text", message, hint));
  }
  const invisible = INVISIBLE.exec(text);
  if (invisible !== null) {
    const code = invisible[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, "0");
    const message = `text contains the invisible character U+${code}`;
    walk.findings.push(errorAt(placeOf(walk, atKey), "yaml/control-character", message, "remove it"));
  }
}

function checkNumber(value: number, walk: Walk): void {
  if (Number.isFinite(value)) return;
  const received = Number.isNaN(value) ? "not a number (.nan)" : "infinite";
  const message = `value is ${received}, expected a finite number`;
  walk.findings.push(errorAt(placeOf(walk, false), "yaml/number", message, "write the number out"));
}

function placeOf({ file, path }: Walk, atKey: boolean): Place {
  return { file, pointer: pointerTo(...path), atKey };
}
