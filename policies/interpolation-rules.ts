import type { EstateRule, PolicyRule } from "./policy-engine";
import { declaredIn, type StackJson } from "./stack-json";
import { textsIn } from "./text-leaf";

/** `resource.name.attribute…` or `data.source.name.attribute…`, attributes optional. */
const ADDRESS = /^((?:data\.)?[a-z][a-z0-9_]*\.[A-Za-z_][A-Za-z0-9_-]*)(?:\.[A-Za-z0-9_]+|\[\d+\])*$/;

/** The expressions that are no references: expiry of a token, start of a budget. */
const TIMES = [
  /^timeadd\(plantimestamp\(\), "\d+h"\)$/,
  /^formatdate\("YYYY-MM-'01T00:00:00Z'", plantimestamp\(\)\)$/,
];

/**
 * Every expression is one that our constructs write: a reference to something declared in the same stack, a declared
 * variable, or a time that is computed when it is needed. Anything else came from text and would be evaluated by Terraform.
 */
export const interpolationKnown: EstateRule = {
  id: "policy/interpolation-known",
  explanation: "text with ${ or %{ is code to Terraform: it can read files and other people's attributes",
  source: "https://developer.hashicorp.com/terraform/language/expressions/strings#string-templates",
  hint: "pass texts of the estate through constructs/terraform-text.ts; refer to elements of the same stack only",
  checkAll: (stacks) =>
    stacks.flatMap(({ name, json }) => {
      const known = knownAddresses(json);
      return [...blocksWithAddress(json)].flatMap(([address, attributes]) =>
        textsIn(attributes, hasBrace).flatMap(({ path, text }) =>
          expressionsIn(text)
            .filter((expression) => !isKnown(expression, known))
            .map((expression) => ({
              stack: name,
              address,
              message: `${path}: "${expression}" is neither a reference within the stack nor an expression of ours`,
            })),
        ),
      );
    }),
};

function isKnown(expression: string, known: ReadonlySet<string>): boolean {
  if (TIMES.some((time) => time.test(expression))) return true;
  const address = ADDRESS.exec(expression)?.[1];
  return address !== undefined && known.has(address);
}

/**
 * Expressions of a text. A sign before the sign makes it text, however many there are: `$${`, `$$${`. A directive `%{`
 * is returned with its sign.
 */
function expressionsIn(text: string): readonly string[] {
  const references = [...text.matchAll(/(?<!\$)\$\{([^}]*)\}?/g)].map((match) => match[1] ?? "");
  const directives = [...text.matchAll(/(?<!%)%\{[^}]*\}?/g)].map((match) => match[0]);
  return [...references, ...directives];
}

/** Both kinds of expression need one. */
function hasBrace(text: string): boolean {
  return text.includes("{");
}

function knownAddresses(json: StackJson): ReadonlySet<string> {
  return new Set([
    ...declaredIn(json).map(({ address }) => address),
    ...Object.keys(json.variable ?? {}).map((name) => `var.${name}`),
  ]);
}

function blocksWithAddress(
  json: StackJson,
): readonly (readonly [string, Readonly<Record<string, unknown>>])[] {
  return [
    ...declaredIn(json).map(({ address, attributes }) => [address, attributes] as const),
    ...(["provider", "terraform", "variable", "output"] as const).map(
      (block) => [block, { [block]: json[block] }] as const,
    ),
  ];
}

/** Rules about expressions, whatever the platform. */
export const INTERPOLATION_RULES: readonly PolicyRule[] = [interpolationKnown];
