import type { App, TerraformStack } from "cdktf";

/** One stack as data: what it is made of, known before cdktf is loaded. */
export interface StackSpec {
  /** Name of the stack and of its folder below `cdktf.out/stacks/`. */
  readonly name: string;
  /** Stacks that must be applied before this one. */
  readonly dependencies: readonly string[];
  /** Everything its resources are made from, as plain JSON: equal properties give equal bytes. */
  readonly props: unknown;
  /** Loads the platform's code and adds the stack to the app. */
  create(app: App): Promise<TerraformStack>;
}

/** A stack's place in manifest.json, as cdktf-cli reads it. */
export interface StackManifest {
  readonly name: string;
  readonly constructPath: string;
  readonly workingDirectory: string;
  readonly synthesizedStackPath: string;
  readonly stackMetadataPath: string;
  readonly annotations: readonly StackAnnotation[];
  readonly dependencies: readonly string[];
}

/** A remark that a construct has made about itself. */
export interface StackAnnotation {
  readonly constructPath: string;
  readonly level: string;
  readonly message: string;
  readonly stacktrace?: readonly string[];
}

/** A stack in Terraform's JSON syntax. */
export interface SynthesisedStack {
  readonly name: string;
  /** Parsed configuration. */
  readonly json: Readonly<Record<string, unknown>>;
  /** The same as the text of its cdk.tf.json. */
  readonly text: string;
  readonly annotations: readonly StackAnnotation[];
}
