import { copyFileSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import type { SynthesizedStack } from "./stack-manifest";

/** An object in a Terraform state. */
export interface StateObject {
  readonly type: string;
  readonly id: string | undefined;
}

const CONFIGURATION = "cdk.tf.json";
const ADOPTION = "adopted.tf.json";

/**
 * Folder in which Terraform works on a copy of one stack. Backend and state are its own: whatever the estate
 * configures, a simulation never touches a real state.
 */
export class StackWorkspace {
  readonly folder: string;
  readonly stateFile: string;
  private readonly marker: string;

  /** @param stateDir - absolute folder of the simulation */
  constructor(
    stateDir: string,
    readonly stack: SynthesizedStack,
  ) {
    this.folder = join(stateDir, "stacks", stack.name);
    this.stateFile = join(stateDir, "terraform", `${stack.name}.tfstate`);
    this.marker = join(stateDir, "unfinished", stack.name);
  }

  /**
   * Copies the configuration.
   *
   * @param allowDestroy - drops `prevent_destroy` from all resources, to clear a simulation away
   */
  prepare({ allowDestroy }: { readonly allowDestroy: boolean }): void {
    mkdirSync(this.folder, { recursive: true });
    mkdirSync(dirname(this.stateFile), { recursive: true });
    this.mendState();
    // What Terraform left there when it was run by hand belongs to another run, maybe against a real cloud.
    const isConfiguration = (path: string): boolean => !basename(path).startsWith(".terraform");
    cpSync(this.stack.folder, this.folder, { recursive: true, filter: isConfiguration });
    this.clearAdoptions();
    const file = join(this.folder, CONFIGURATION);
    const configuration = JSON.parse(readFileSync(file, "utf8")) as Configuration;
    const terraform = { ...configuration.terraform, backend: { local: { path: this.stateFile } } };
    const resource = allowDestroy ? withoutPreventDestroy(configuration.resource) : configuration.resource;
    // One value per line: Terraform's errors then point at the line in question.
    const text = JSON.stringify({ ...configuration, terraform, ...(resource ? { resource } : {}) }, null, 2);
    writeFileSync(file, text);
  }

  /** {@link inventedVariables} of the stack as it was prepared. */
  inventedVariables(given: readonly string[]): Readonly<Record<string, string>> {
    return inventedVariables(readFileSync(join(this.folder, CONFIGURATION), "utf8"), given);
  }

  /** Lets the next run take over objects that exist, but that an interrupted run could not note in its state. */
  adopt(objects: readonly { readonly address: string; readonly id: string }[]): void {
    const imports = objects.map(({ address, id }) => ({ to: address, id }));
    writeFileSync(join(this.folder, ADOPTION), JSON.stringify({ import: imports }));
  }

  /** Takes {@link adopt} back. */
  clearAdoptions(): void {
    rmSync(join(this.folder, ADOPTION), { force: true });
  }

  /** True when the last run was cut off, or failed. */
  get isUnfinished(): boolean {
    return existsSync(this.marker);
  }

  /** Notes that a run begins; the note stays when the run does not end well. */
  markUnfinished(): void {
    mkdirSync(dirname(this.marker), { recursive: true });
    writeFileSync(this.marker, "");
  }

  /** Notes that the run ended well. */
  markFinished(): void {
    rmSync(this.marker, { force: true });
  }

  /** What Terraform believes to exist. */
  objects(): readonly StateObject[] {
    const { resources = [] } = readState(this.stateFile) ?? {};
    return resources
      .filter(({ mode }) => mode === "managed")
      .flatMap(({ type, instances = [] }) =>
        instances.map(({ attributes }) => ({ type, id: attributes?.id })),
      );
  }

  /** Types of resources and data sources that Terraform meets here: in the configuration and in the state. */
  types(): readonly string[] {
    const text = readFileSync(join(this.stack.folder, CONFIGURATION), "utf8");
    const { resource = {}, data = {} } = JSON.parse(text) as Configuration;
    const { resources = [] } = readState(this.stateFile) ?? readState(`${this.stateFile}.backup`) ?? {};
    return [...Object.keys(resource), ...Object.keys(data), ...resources.map(({ type }) => type)];
  }

  /**
   * Terraform overwrites its state in place: killed at that moment, it leaves half a file that it cannot read. The
   * backup that it keeps is older; what it lacks is found among the lost objects.
   */
  private mendState(): void {
    if (!existsSync(this.stateFile) || readState(this.stateFile) !== undefined) return;
    const backup = `${this.stateFile}.backup`;
    if (readState(backup) !== undefined) copyFileSync(backup, this.stateFile);
    else rmSync(this.stateFile);
  }
}

/**
 * Values for the variables that a stack demands and nobody gave: recognisable as invented, and shaped like a password,
 * since that is what deployments keep out of the configuration.
 *
 * @param configuration - text of its cdk.tf.json
 * @param given - names of variables that have a value
 */
export function inventedVariables(
  configuration: string,
  given: readonly string[] = [],
): Readonly<Record<string, string>> {
  const { variable = {} } = JSON.parse(configuration) as Configuration;
  const open = Object.entries(variable).filter(
    ([name, spec]) => !("default" in spec) && !given.includes(name),
  );
  return Object.fromEntries(open.map(([name]) => [name, `Simulated-${name}-1`]));
}

function readState(file: string): State | undefined {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as State;
  } catch {
    return undefined;
  }
}

type Resources = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>>;

interface Configuration {
  readonly terraform?: Readonly<Record<string, unknown>>;
  readonly resource?: Resources;
  readonly data?: Readonly<Record<string, unknown>>;
  readonly variable?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

interface State {
  readonly resources?: readonly {
    readonly mode: string;
    readonly type: string;
    readonly instances?: readonly { readonly attributes?: { readonly id?: string } }[];
  }[];
}

function withoutPreventDestroy(resources: Resources | undefined): Resources | undefined {
  if (!resources) return undefined;
  const unprotected = (resource: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> => {
    if (typeof resource["lifecycle"] !== "object" || resource["lifecycle"] === null) return resource;
    const kept = Object.entries(resource["lifecycle"]).filter(([name]) => name !== "prevent_destroy");
    return { ...resource, lifecycle: Object.fromEntries(kept) };
  };
  return Object.fromEntries(
    Object.entries(resources).map(([type, byName]) => [
      type,
      Object.fromEntries(Object.entries(byName).map(([name, resource]) => [name, unprotected(resource)])),
    ]),
  );
}
