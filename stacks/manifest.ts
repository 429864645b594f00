import { version } from "cdktf/package.json";
import { stableJson } from "./stable-json";
import type { StackAnnotation, StackManifest } from "./stack-spec";

/** Version of the installed cdktf; stands in manifest.json and in every stack's metadata. */
export const CDKTF_VERSION: string = version;

/** Folder of a stack below the output folder. */
export function stackFolder(name: string): string {
  return `stacks/${name}`;
}

/** File of a stack below the output folder. */
export function stackFile(name: string): string {
  return `${stackFolder(name)}/cdk.tf.json`;
}

/** Text of manifest.json, which tells cdktf-cli the stacks and their order. */
export function manifestText(
  stacks: readonly {
    readonly name: string;
    readonly dependencies: readonly string[];
    readonly annotations: readonly StackAnnotation[];
  }[],
): string {
  const entries = stacks.map(({ name, dependencies, annotations }): readonly [string, StackManifest] => [
    name,
    {
      name,
      constructPath: name,
      workingDirectory: stackFolder(name),
      synthesizedStackPath: stackFile(name),
      stackMetadataPath: `${stackFolder(name)}/metadata.json`,
      annotations,
      dependencies,
    },
  ]);
  return stableJson({ version: CDKTF_VERSION, stacks: Object.fromEntries(entries) });
}
