import { TerraformElement, TerraformOutput, TerraformStack } from "cdktf";
import type { IConstruct } from "constructs";
import { CDKTF_VERSION } from "./manifest";
import { stableJson } from "./stable-json";
import type { StackAnnotation, SynthesisedStack } from "./stack-spec";
import { tokenFreeResolver } from "./token-free-resolver";

type Json = Record<string, unknown>;

/** Kinds of construct metadata that cdktf prints as annotations. */
const ANNOTATION_LEVELS: readonly string[] = ["@cdktf/info", "@cdktf/warn", "@cdktf/error"];

/**
 * Renders a stack in one pass, to the bytes that cdktf's own synthesis writes after three.
 *
 * Runs all validations. Does without what our stacks never use: cross-stack references (refused), aspects, moved
 * resources and synthesis hooks (see `needsCdktf`).
 */
export function renderStack(stack: TerraformStack): SynthesisedStack {
  stack.ensureBackendExists();
  stack.runAllValidations();
  const annotations = annotationsOf(stack);
  const json = configurationOf(stack);
  return { name: stack.node.id, json, text: stableJson(json), annotations };
}

/** True when the stack uses a feature that only cdktf's own synthesis knows. */
export function needsCdktf(stack: TerraformStack): boolean {
  return stack.hasResourceMove() || stack.node.findAll().some(hasAspectOrHook);
}

function hasAspectOrHook(construct: IConstruct): boolean {
  return Object.getOwnPropertySymbols(construct).some(
    ({ description }) => description === "cdktf-aspects" || description === "cdktf/customSynthesis",
  );
}

function configurationOf(stack: TerraformStack): Json {
  const resolve = tokenFreeResolver(stack);
  const elements = terraformElements(stack);
  const overrides = (stack as unknown as { readonly rawOverrides: Json }).rawOverrides;
  const metadata: Json = {
    version: CDKTF_VERSION,
    stackName: stack.node.id,
    backend: "local",
    ...(Object.keys(overrides).length > 0 ? { overrides: { stack: Object.keys(overrides) } } : {}),
  };
  const outputs: Json = {};
  const configuration: Json = { "//": { metadata, outputs } };
  for (const element of elements) {
    merge(metadata, resolve(element.toMetadata()) as Json);
    if (TerraformOutput.isTerraformOutput(element)) merge(outputs, outputPath(element));
  }
  for (const element of elements) merge(configuration, resolve(element.toTerraform()) as Json);
  merge(configuration, resolve(overrides) as Json);
  return configuration;
}

function terraformElements(construct: IConstruct, found: TerraformElement[] = []): TerraformElement[] {
  if (TerraformElement.isTerraformElement(construct)) found.push(construct);
  for (const child of construct.node.children) {
    if (!TerraformStack.isStack(child)) terraformElements(child, found);
  }
  return found;
}

/** Nested records from the parts of an output's path down to its name in Terraform. */
function outputPath(output: TerraformOutput): Json {
  return output.node.path
    .split("/")
    .reduceRight<Json>(
      (inner, part) => ({ [part]: Object.keys(inner).length === 0 ? output.friendlyUniqueId : inner }),
      {},
    );
}

/** Adds `source` to `target`: records by key, lists by appending, everything else by replacing. */
function merge(target: Json, source: Json): void {
  for (const [key, value] of Object.entries(source)) {
    const present = target[key];
    if (isRecord(value) && isRecord(present)) merge(present, value);
    else if (Array.isArray(value) && Array.isArray(present)) target[key] = [...present, ...value];
    else target[key] = value;
  }
}

function isRecord(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function annotationsOf(stack: TerraformStack): readonly StackAnnotation[] {
  const annotations = stack.node.findAll().flatMap((construct) =>
    construct.node.metadata
      .filter(({ type }) => ANNOTATION_LEVELS.includes(type))
      .map(({ type, data, trace }): StackAnnotation => ({
        constructPath: construct.node.path,
        level: type,
        message: String(data),
        ...(trace === undefined ? {} : { stacktrace: trace }),
      })),
  );
  const errors = annotations.filter(({ level }) => level === "@cdktf/error");
  if (errors.length > 0) {
    throw new Error(errors.map(({ constructPath, message }) => `[${constructPath}] ${message}`).join("\n"));
  }
  return annotations;
}
