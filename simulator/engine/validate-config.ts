import type { Block } from "../schema/block";
import type { ResourceOverlay } from "../overlay/resource-overlay";
import { SimulationError } from "../simulation-error";
import { isValueList, isValueObject, UNKNOWN, valuesAt, type Value, type ValueObject } from "../value";

/**
 * What the provider refuses before anything is planned, beyond what Terraform itself checks against the schema.
 *
 * @param config - the configuration; unknown values are not judged
 * @returns all complaints
 */
export function validateConfig(
  block: Block,
  overlay: ResourceOverlay,
  config: ValueObject,
): readonly SimulationError[] {
  return [
    ...readOnlyAttributes(block, config, ""),
    ...wrongValues(overlay, config),
    ...(overlay.configRules ?? []).flatMap((rule) => {
      const complaint = rule(config);
      return complaint === undefined
        ? []
        : [new SimulationError("Invalid combination of arguments", complaint)];
    }),
  ];
}

/** Terraform's core lets the configuration set computed-only attributes; providers refuse it in these words. */
function readOnlyAttributes(block: Block, config: ValueObject, prefix: string): readonly SimulationError[] {
  const own = Object.entries(block.attributes)
    .filter(([name, { use }]) => use === "computed" && (config[name] ?? null) !== null)
    .map(
      ([name]) =>
        new SimulationError(
          "Value for unconfigurable attribute",
          `Can't configure a value for "${prefix}${name}": its value will be decided automatically based on the result of applying this configuration.`,
          topLevel(prefix + name),
        ),
    );
  const nested = Object.entries(block.blocks).flatMap(([name, { block: inner }]) => {
    const value = config[name] ?? null;
    const elements: readonly Value[] = isValueList(value) ? value : [value];
    return elements
      .filter(isValueObject)
      .flatMap((element) => readOnlyAttributes(inner, element, `${prefix}${name}.`));
  });
  return [...own, ...nested];
}

function wrongValues(overlay: ResourceOverlay, config: ValueObject): readonly SimulationError[] {
  const complaints: SimulationError[] = [];
  const judge = (path: string, complain: (value: string | number) => string | undefined): void => {
    for (const value of valuesAt(config, path)) {
      if (value === UNKNOWN || (typeof value !== "string" && typeof value !== "number")) continue;
      const complaint = complain(value);
      if (complaint !== undefined)
        complaints.push(new SimulationError("Invalid value", complaint, topLevel(path)));
    }
  };
  for (const [path, allowed] of Object.entries(overlay.allowed ?? {})) {
    judge(path, (value) =>
      allowed.includes(String(value))
        ? undefined
        : `expected ${path} to be one of ${JSON.stringify(allowed)}, got ${value}`,
    );
  }
  for (const [path, { min, max }] of Object.entries(overlay.ranges ?? {})) {
    judge(path, (value) =>
      Number(value) >= min && Number(value) <= max
        ? undefined
        : `expected ${path} to be in the range (${min} - ${max}), got ${value}`,
    );
  }
  for (const [path, { pattern, rule }] of Object.entries(overlay.patterns ?? {})) {
    judge(path, (value) => (pattern.test(String(value)) ? undefined : `"${path}" ${rule}, got "${value}"`));
  }
  return complaints;
}

const topLevel = (path: string): string => path.split(".")[0] ?? path;
