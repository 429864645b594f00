import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { isGuarded, isStateful } from "../constructs/stateful";

type Attributes = Readonly<Record<string, unknown>>;

/** Stack → addresses of resources whose loss loses what cannot be built again. */
export type GuardedResources = Readonly<Record<string, readonly string[]>>;

/** File in the folder of a simulation: a resource that left the configuration has no lifecycle there any more. */
const FILE = "guarded.json";

/** Guarded resources of synthesised stacks. */
export function guardedResources(
  stacks: readonly { readonly name: string; readonly folder: string }[],
): GuardedResources {
  return Object.fromEntries(
    stacks.map(({ name, folder }) => {
      const { resource = {} } = JSON.parse(readFileSync(join(folder, "cdk.tf.json"), "utf8")) as {
        readonly resource?: Readonly<Record<string, Readonly<Record<string, Attributes>>>>;
      };
      const addresses = Object.entries(resource).flatMap(([type, byName]) =>
        Object.entries(byName).flatMap(([key, attributes]) =>
          isGuarded(attributes) ? [`${type}.${key}`] : [],
        ),
      );
      return [name, addresses];
    }),
  );
}

/** What was guarded when the stacks were applied last; empty before that. */
export function rememberedResources(stateDir: string): GuardedResources {
  const file = join(stateDir, FILE);
  if (!existsSync(file)) return {};
  try {
    return JSON.parse(readFileSync(file, "utf8")) as GuardedResources;
  } catch {
    return {}; // cut off while it was written; types still tell the most important ones
  }
}

export function rememberResources(stateDir: string, guarded: GuardedResources): void {
  mkdirSync(stateDir, { recursive: true });
  writeFileSync(join(stateDir, FILE), `${JSON.stringify(guarded)}\n`);
}

/** Whether the loss of a resource loses what cannot be built again, by any of the sources. */
export function isGuardedIn(
  sources: readonly GuardedResources[],
  stack: string,
  { address, type }: { readonly address: string; readonly type: string },
): boolean {
  return isStateful(type, undefined) || sources.some((guarded) => guarded[stack]?.includes(address) === true);
}
