import { readFileSync } from "node:fs";

/** What Terraform asks of the service. */
export type ChangeAction = "create" | "update" | "delete";

/**
 * What goes wrong:
 *
 * - `fail`: the service answers with an error; nothing has changed
 * - `timeout`: the service is done, but the answer comes too late: the object exists, Terraform hears of an error
 * - `throttle`: the service answers 429 `times` times; the provider waits and tries again, as the real ones do
 * - `drop`: the connection to the provider breaks before (`after: false`) or after the change
 * - `kill`: the process that the host of the simulation names dies before or after the change
 */
export type FaultKind = "fail" | "timeout" | "throttle" | "drop" | "kill";

/** One planned fault. */
export interface Fault {
  readonly kind: FaultKind;
  /** @default every action */
  readonly action?: ChangeAction;
  /** Terraform type. @default every type */
  readonly type?: string;
  /** Strikes at the n-th matching change, counted from 1. @default 1 */
  readonly nth?: number;
  /** How many matching changes in a row are struck; for `throttle`: refusals before the service accepts. @default 1 */
  readonly times?: number;
  /** For `drop` and `kill`: the service has made the change before the fault strikes. @default false */
  readonly after?: boolean;
}

/** Environment variable that holds a fault plan as JSON, or the path of a file with one. */
export const FAULTS_VARIABLE = "WORKPLACE_SIMULATOR_FAULTS";

const KINDS: readonly string[] = ["fail", "timeout", "throttle", "drop", "kill"] satisfies FaultKind[];
const ACTIONS: readonly string[] = ["create", "update", "delete"] satisfies ChangeAction[];
const KEYS = ["kind", "action", "type", "nth", "times", "after"];

/**
 * Reads a fault plan: `[{ "kind": "fail", "action": "create", "nth": 3 }]`.
 *
 * @param text - JSON, or the path of a JSON file
 * @throws Error that names the entry and what is allowed
 */
export function parseFaults(text: string | undefined): readonly Fault[] {
  if (text === undefined || text.trim() === "") return [];
  const json = text.trim().startsWith("[") ? text : readFileSync(text.trim(), "utf8");
  const data: unknown = JSON.parse(json);
  if (!Array.isArray(data)) throw new Error("a fault plan is a JSON list of faults");
  return data.map((entry: unknown, index) => checkFault(entry, `fault ${index + 1}`));
}

function checkFault(entry: unknown, subject: string): Fault {
  if (typeof entry !== "object" || entry === null || Array.isArray(entry))
    throw new Error(`${subject} is no object`);
  const fault = entry as Readonly<Record<string, unknown>>;
  const unknownKey = Object.keys(fault).find((key) => !KEYS.includes(key));
  if (unknownKey !== undefined)
    throw new Error(`${subject} has the unknown key "${unknownKey}"; allowed: ${KEYS.join(", ")}`);
  oneOf(fault["kind"], KINDS, `${subject}: "kind"`);
  if (fault["action"] !== undefined) oneOf(fault["action"], ACTIONS, `${subject}: "action"`);
  if (fault["type"] !== undefined && typeof fault["type"] !== "string")
    throw new Error(`${subject}: "type" is no text`);
  if (fault["after"] !== undefined && typeof fault["after"] !== "boolean") {
    throw new Error(`${subject}: "after" is "${String(fault["after"])}"; allowed: true, false`);
  }
  for (const key of ["nth", "times"]) {
    const value = fault[key];
    if (value !== undefined && !(Number.isInteger(value) && Number(value) >= 1)) {
      throw new Error(`${subject}: "${key}" is "${String(value)}"; allowed: whole numbers from 1`);
    }
  }
  return fault as unknown as Fault;
}

function oneOf(value: unknown, allowed: readonly string[], subject: string): void {
  if (typeof value !== "string" || !allowed.includes(value)) {
    throw new Error(`${subject} is "${String(value)}"; allowed: ${allowed.join(", ")}`);
  }
}
