import { Testing, type TerraformStack } from "cdktf";

/** Parsed configuration of one stack: block type → resource type → logical name → attributes. */
export interface SynthJson {
  readonly resource?: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>>;
  readonly data?: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>>;
  readonly variable?: Readonly<Record<string, unknown>>;
  readonly output?: Readonly<Record<string, unknown>>;
  readonly provider?: Readonly<Record<string, readonly unknown[]>>;
  readonly terraform?: Readonly<Record<string, unknown>>;
}

/** The only way tests synthesise a stack: cross-stack references prepared, validations run, once. */
export function synthJson(stack: TerraformStack): SynthJson {
  stack.prepareStack();
  return JSON.parse(Testing.synth(stack, true)) as SynthJson;
}

/** All resources of one type, sorted by logical name. */
export function resourcesOf(json: SynthJson, type: string): readonly Readonly<Record<string, unknown>>[] {
  const byName = json.resource?.[type] ?? {};
  return Object.keys(byName)
    .sort()
    .map((name) => byName[name] as Readonly<Record<string, unknown>>);
}
