import type { ErrorObject } from "ajv";
import type { Finding } from "./diagnostic";
import { errorAt } from "./finding";
import { inWords, pointerTo, valueAt } from "./json-pointer";
import type { ModelRule } from "./model-rules";
import { mayBeSecret } from "./secret-key";
import { listOf, nearest, suggestion } from "./suggestion";

/** Longest value that is quoted in full (characters). */
const QUOTED_CHARACTERS = 60;

/** What no name or id may hold; a pattern that says so is hard to read. */
const CONTROL_CHARACTER = /[\u0000-\u001f\u007f]/;

/** `written`: the value as it stands in the file, where it is known. */
type Sentence = (file: string, error: ErrorObject, data: unknown, written?: string) => Finding;

/** Keyword of the schema language → finding: what it says and where it points. */
export const SENTENCES: Readonly<Record<string, Sentence>> = {
  type: wrongType,
  enum: (file, error, data) => notOneOf(file, error, data, error.params["allowedValues"]),
  const: (file, error, data) => notOneOf(file, error, data, [error.params["allowedValue"]]),
  pattern: wrongForm,
  format: (file, error, data) =>
    atValue(
      file,
      error,
      "schema/format",
      `${subject(error)} is ${quoted(data, error)}, expected an ${String(error.params["format"])} address`,
      "write an address such as name@example.org",
    ),
  minimum: (file, error, data) => outOfRange(file, error, data, "at least"),
  maximum: (file, error, data) => outOfRange(file, error, data, "at most"),
  exclusiveMinimum: (file, error, data) => outOfRange(file, error, data, "more than"),
  exclusiveMaximum: (file, error, data) => outOfRange(file, error, data, "less than"),
  minLength: (file, error) => wrongCount(file, error, "schema/length", "at least", "characters"),
  maxLength: (file, error) => wrongCount(file, error, "schema/length", "at most", "characters"),
  minItems: (file, error) => wrongCount(file, error, "schema/items", "at least", "entries"),
  maxItems: (file, error) => wrongCount(file, error, "schema/items", "at most", "entries"),
  minProperties: (file, error) => wrongCount(file, error, "schema/items", "at least", "entries"),
  maxProperties: (file, error) => wrongCount(file, error, "schema/items", "at most", "entries"),
  uniqueItems: repeatedItem,
  required: missingKey,
  additionalProperties: unknownKey,
  "false schema": notForKind,
  default: (file, error) =>
    atValue(
      file,
      error,
      "schema/type",
      `${subject(error)} does not match "${error.keyword}" of the schema`,
      "see the description of the key in schemas/",
    ),
};

function wrongType(file: string, error: ErrorObject, data: unknown, written?: string): Finding {
  const value = valueAt(data, error.instancePath);
  const expected = String(error.params["type"]);
  const isHidden = mayBeSecret(error.instancePath);
  const isNumberOrBoolean = typeof value === "number" || typeof value === "boolean";
  // A version 11.10 is the number 11.1; people look for what they wrote.
  const received = isNumberOrBoolean && !isHidden ? (written ?? String(value)) : quoted(data, error);
  const message = `${subject(error)} is ${received}, expected ${TYPE_NAMES[expected] ?? expected}`;
  const hint =
    (isHidden ? undefined : typeHint(expected, value, received, error)) ??
    purpose(error) ??
    `write ${TYPE_NAMES[expected] ?? expected}`;
  return atValue(file, error, "schema/type", message, hint);
}

function typeHint(
  expected: string,
  value: unknown,
  received: string,
  { parentSchema }: ErrorObject,
): string | undefined {
  if (value === null || value === undefined) {
    const mayBeEmpty =
      expected === "object" && !parentSchema?.["required"] && !parentSchema?.["minProperties"];
    return mayBeEmpty ? "write {} for none, or remove the key" : "fill in the value or remove the key";
  }
  const isSingle = typeof value !== "object";
  if (expected === "string" && isSingle) return `quote it: "${received}"`;
  if (expected === "array" && isSingle) return `write it as a list: [${shortened(String(value))}]`;
  if ((expected === "number" || expected === "integer") && isNumeric(value)) return "remove the quotes";
  if (expected !== "boolean" || typeof value !== "string") return undefined;
  if (YES.test(value)) return "write true";
  return NO.test(value) ? "write false" : undefined;
}

/** Words that people write where YAML wants true or false. */
const YES = /^(?:ja|j|yes|y|on|x|true|wahr)$/i;
const NO = /^(?:nein|n|no|off|false|falsch)$/i;

const TYPE_NAMES: Readonly<Record<string, string>> = {
  string: "text",
  integer: "a whole number",
  number: "a number",
  boolean: "true or false",
  array: "a list",
  object: "keys and values",
};

function notOneOf(file: string, error: ErrorObject, data: unknown, allowedValues: unknown): Finding {
  const allowed = Array.isArray(allowedValues) ? allowedValues.map(String) : [];
  const value = valueAt(data, error.instancePath);
  const received = error.propertyName ?? value;
  const meant = typeof received === "string" ? nearest(received, allowed) : undefined;
  const hint = meant === undefined ? "use one of the allowed values" : `did you mean "${meant}"?`;
  if (error.propertyName !== undefined) {
    const message = `key "${shortened(error.propertyName)}" is unknown, allowed: ${listOf(allowed)}`;
    return atChosenKey(file, error, error.propertyName, message, hint);
  }
  const message = `${subject(error)} is ${described(value)}, allowed: ${listOf(allowed)}`;
  return atValue(file, error, "schema/enum", message, hint);
}

function wrongForm(file: string, error: ErrorObject, data: unknown): Finding {
  const pattern = String(error.params["pattern"]);
  const hint = germanDay(error.data, pattern) ?? purpose(error) ?? `use the form ${pattern}`;
  const form = formText(error, pattern);
  if (error.propertyName !== undefined) {
    const message = `key "${shortened(error.propertyName)}" does not have the form ${form}`;
    return atChosenKey(file, error, error.propertyName, message, hint);
  }
  const value = valueAt(data, error.instancePath);
  if (typeof value === "string" && CONTROL_CHARACTER.test(value)) {
    const message = `${subject(error)} holds a line break or another control character`;
    return atValue(file, error, "schema/pattern", message, "write it on one line");
  }
  const message = `${subject(error)} is ${quoted(data, error)}, which does not have the form ${form}`;
  return atValue(file, error, "schema/pattern", message, hint);
}

/** What a schema says in words needs no pattern: `of "2026-11-01"`, and the hint describes it. */
function formText({ parentSchema }: ErrorObject, pattern: string): string {
  const examples: unknown = parentSchema?.["examples"];
  const example: unknown = Array.isArray(examples) ? examples[0] : undefined;
  return typeof example === "string" ? `of "${example}"` : pattern;
}

/** For a day that is written as in German letters: the same day as the pattern wants it. */
function germanDay(value: unknown, pattern: string): string | undefined {
  const [, day, month, year] = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(String(value)) ?? [];
  if (day === undefined || month === undefined || year === undefined) return undefined;
  const written = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  return new RegExp(pattern, "u").test(written) ? `write ${written}` : undefined;
}

function outOfRange(file: string, error: ErrorObject, data: unknown, relation: string): Finding {
  const unit = unitOf(error);
  const limit = `${relation} ${String(error.params["limit"])}${unit}`;
  const message = `${subject(error)} is ${quoted(data, error)}${unit}, allowed is ${limit}`;
  return atValue(file, error, "schema/range", message, purpose(error) ?? `use ${limit}`);
}

function wrongCount(
  file: string,
  error: ErrorObject,
  rule: ModelRule,
  relation: string,
  things: string,
): Finding {
  const limit = Number(error.params["limit"]);
  const message = `${subject(error)} has ${sizeOf(error.data)} ${things}, allowed are ${relation} ${limit}`;
  const hint = relation === "at most" ? "shorten it" : "fill it in or remove the key";
  return atValue(file, error, rule, message, hint);
}

function repeatedItem(file: string, error: ErrorObject, data: unknown): Finding {
  const index = Math.max(Number(error.params["i"]), Number(error.params["j"]));
  const pointer = error.instancePath + pointerTo(index);
  const message = `${subject(error)} lists ${described(valueAt(data, pointer))} twice`;
  return errorAt({ file, pointer }, "schema/items", message, "remove one of them");
}

function missingKey(file: string, error: ErrorObject): Finding {
  const key = String(error.params["missingProperty"]);
  const where = error.instancePath === "" ? "the file" : subject(error);
  const about = descriptionOf(propertiesOf(error)[key]);
  const hint = about === undefined ? "add the key" : `add "${key}": ${about}`;
  return errorAt(
    { file, pointer: error.instancePath, atKey: true },
    "schema/required",
    `${where} lacks the key "${key}"`,
    hint,
  );
}

function unknownKey(file: string, error: ErrorObject): Finding {
  const key = String(error.params["additionalProperty"]);
  const where = error.instancePath === "" ? "" : ` in ${subject(error)}`;
  return errorAt(
    { file, pointer: error.instancePath + pointerTo(key), atKey: true },
    "schema/unknown-key",
    `key "${shortened(key)}" is unknown${where}`,
    suggestion(key, Object.keys(propertiesOf(error)), "remove it"),
  );
}

function notForKind(file: string, error: ErrorObject, data: unknown): Finding {
  const parent = error.instancePath.slice(0, error.instancePath.lastIndexOf("/"));
  const kind = described(valueAt(data, `${parent}/kind`));
  return errorAt(
    { file, pointer: error.instancePath, atKey: true },
    "schema/not-for-kind",
    `${subject(error)} does not belong to kind ${kind}`,
    "remove the key or change the kind",
  );
}

function atValue(file: string, error: ErrorObject, rule: ModelRule, message: string, hint: string): Finding {
  return errorAt({ file, pointer: error.instancePath }, rule, message, hint);
}

function atChosenKey(file: string, error: ErrorObject, key: string, message: string, hint: string): Finding {
  const pointer = error.instancePath + pointerTo(key);
  return errorAt({ file, pointer, atKey: true }, "schema/key-name", message, hint);
}

function subject(error: ErrorObject): string {
  return error.instancePath === "" ? "the file" : `"${inWords(error.instancePath)}"`;
}

function quoted(data: unknown, error: ErrorObject): string {
  const value = valueAt(data, error.instancePath);
  const isText = typeof value === "string" || typeof value === "number";
  return isText && mayBeSecret(error.instancePath) ? "a value that is not repeated here" : described(value);
}

function described(value: unknown): string {
  if (value === null || value === undefined) return "empty";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object") return "a mapping";
  return typeof value === "string" ? `"${shortened(value)}"` : String(value);
}

function shortened(text: string): string {
  const visible = text.replace(/[\u0000-\u001f\u007f]/g, " ");
  return visible.length <= QUOTED_CHARACTERS ? visible : `${visible.slice(0, QUOTED_CHARACTERS)}…`;
}

function sizeOf(value: unknown): number {
  if (typeof value === "string") return [...value].length;
  return typeof value === "object" && value !== null ? Object.keys(value).length : 0;
}

function isNumeric(value: unknown): boolean {
  return typeof value === "string" && /^-?\d+(\.\d+)?$/.test(value);
}

function descriptionOf(schema: unknown): string | undefined {
  const text =
    typeof schema === "object" && schema !== null && "description" in schema ? schema.description : "";
  // The first sentence says what the key is; the others say what follows from it.
  return typeof text === "string" && text !== "" ? lowerStart(text.replace(/\.(\s.*)?$/s, "")) : undefined;
}

function purpose(error: ErrorObject): string | undefined {
  const about = descriptionOf(error.parentSchema);
  return about === undefined ? undefined : `expected: ${about}`;
}

function lowerStart(text: string): string {
  return /^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}

// Descriptions of quantities end in their unit: "Memory (GiB)."
function unitOf(error: ErrorObject): string {
  const unit = /\(([^()]+)\)$/.exec(descriptionOf(error.parentSchema) ?? "")?.[1];
  return unit === undefined ? "" : ` ${unit}`;
}

function propertiesOf(error: ErrorObject): Readonly<Record<string, unknown>> {
  const properties: unknown = error.parentSchema?.["properties"];
  return typeof properties === "object" && properties !== null ? { ...properties } : {};
}
