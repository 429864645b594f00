import type { Attribute, Block, NestedBlock } from "../schema/block";
import type { ResourceOverlay } from "../overlay/resource-overlay";
import {
  canonicalText,
  isValueList,
  isValueObject,
  UNKNOWN,
  valuesAt,
  type MutableValueObject,
  type Value,
  type ValueObject,
} from "../value";
import { covers, pairSetElements } from "./block-match";

/** What Terraform shows and what it has to replace. */
export interface PlannedObject {
  readonly planned: ValueObject;
  /** Top-level attributes and blocks whose change needs a new object. */
  readonly replace: readonly string[];
}

/**
 * The object after apply, as far as it is known before.
 *
 * @param prior - the object as it is; null when it is created
 * @param config - the configuration; null and unknown values allowed
 */
export function planObject(
  block: Block,
  overlay: ResourceOverlay,
  prior: ValueObject | null,
  config: ValueObject,
): PlannedObject {
  const planned = planBlock(block, overlay, prior, config, "");
  if (!prior) return { planned, replace: [] };
  const replace = replacedBy(overlay, planned, prior);
  return { planned: { ...planned, ...recomputed(overlay, planned, prior) }, replace };
}

function replacedBy(overlay: ResourceOverlay, planned: ValueObject, prior: ValueObject): readonly string[] {
  const changed = (overlay.requiresReplace ?? []).filter(
    (path) =>
      canonicalText(valuesAt(planned, path), "unordered") !==
      canonicalText(valuesAt(prior, path), "unordered"),
  );
  return [...new Set(changed.map((path) => path.split(".")[0] ?? path))];
}

function recomputed(overlay: ResourceOverlay, planned: ValueObject, prior: ValueObject): ValueObject {
  const unknown = Object.entries(overlay.recomputed ?? {}).filter(([, inputs]) =>
    inputs.some(
      (input) => canonicalText(planned[input], "unordered") !== canonicalText(prior[input], "unordered"),
    ),
  );
  return Object.fromEntries(unknown.map(([name]) => [name, UNKNOWN]));
}

function planBlock(
  block: Block,
  overlay: ResourceOverlay,
  prior: ValueObject | null,
  config: ValueObject,
  prefix: string,
): ValueObject {
  const planned: MutableValueObject = {};
  for (const [name, attribute] of Object.entries(block.attributes)) {
    const configured = config[name] ?? null;
    planned[name] =
      configured !== null
        ? configured
        : unconfiguredValue(
            attribute,
            overlay,
            prior === null ? undefined : (prior[name] ?? null),
            prefix + name,
          );
  }
  for (const [name, nested] of Object.entries(block.blocks)) {
    planned[name] = planNested(
      nested,
      overlay,
      prior?.[name] ?? null,
      config[name] ?? null,
      `${prefix}${name}.`,
    );
  }
  return planned;
}

/** What an attribute becomes that the configuration leaves out; `prior` is undefined when the object is created. */
function unconfiguredValue(
  attribute: Attribute,
  overlay: ResourceOverlay,
  prior: Value | undefined,
  path: string,
): Value {
  if (attribute.use === "required") return null;
  const constant = overlay.defaults?.[path];
  if (constant !== undefined) return constant;
  const fromService =
    attribute.use === "computed" ||
    attribute.serviceFilled === true ||
    overlay.computed?.[path] !== undefined;
  if (!fromService) return null;
  return prior === undefined ? UNKNOWN : prior;
}

function planNested(
  nested: NestedBlock,
  overlay: ResourceOverlay,
  prior: Value,
  config: Value,
  prefix: string,
): Value {
  if (config === UNKNOWN) return UNKNOWN;
  if (nested.nesting === "single") {
    if (!isValueObject(config)) return null;
    return planBlock(nested.block, overlay, isValueObject(prior) ? prior : null, config, prefix);
  }
  const elements = isValueList(config) ? config : [];
  const priors = isValueList(prior) ? prior : [];
  const partners =
    nested.nesting === "list"
      ? elements.map((_, index) => priors[index] ?? null)
      : pairSetElements(elements, priors, covers);
  return elements.map((element, index) => {
    const partner = partners[index] ?? null;
    return isValueObject(element)
      ? planBlock(nested.block, overlay, isValueObject(partner) ? partner : null, element, prefix)
      : element;
  });
}
