import type { SynthesizedStack } from "./stack-manifest";

/** How a stack came out, as far as the order matters. */
export interface ScheduledOutcome {
  readonly succeeded: boolean;
}

/**
 * Runs stacks as soon as those they depend on are done, at most `parallel` at a time.
 *
 * @param stacks - the stacks; dependencies outside the list count as done
 * @param reverse - true to start with those that nothing depends on (destroy)
 * @param run - runs one stack
 * @param skip - answers for a stack that cannot run because `blocker` failed
 * @returns outcomes by stack, in the order of `stacks`
 * @throws what `run` throws, after everything that was started has ended
 */
export async function runInOrder<Outcome extends ScheduledOutcome>(
  stacks: readonly SynthesizedStack[],
  { reverse, parallel }: { readonly reverse: boolean; readonly parallel: number },
  run: (stack: SynthesizedStack) => Promise<Outcome>,
  skip: (stack: SynthesizedStack, blocker: string) => Outcome,
): Promise<readonly Outcome[]> {
  const waitsFor = prerequisites(stacks, reverse);
  const outcomes = new Map<string, Outcome>();
  const running = new Map<string, Promise<void>>();
  const waiting = new Map(stacks.map((stack) => [stack.name, stack]));
  const errors: unknown[] = [];
  while (waiting.size > 0 || running.size > 0) {
    for (const stack of [...waiting.values()]) {
      const needed = waitsFor.get(stack.name) ?? [];
      const blocker = needed.find((name) => outcomes.get(name)?.succeeded === false);
      if (blocker !== undefined) {
        waiting.delete(stack.name);
        outcomes.set(stack.name, skip(stack, blocker));
      } else if (running.size < parallel && needed.every((name) => outcomes.has(name))) {
        waiting.delete(stack.name);
        const done = run(stack)
          .then(
            (outcome) => void outcomes.set(stack.name, outcome),
            (error: unknown) => {
              errors.push(error);
              waiting.clear();
            },
          )
          .finally(() => running.delete(stack.name));
        running.set(stack.name, done);
      }
    }
    if (running.size > 0) await Promise.race(running.values());
    else if (waiting.size > 0 && ![...waiting.keys()].some((name) => isBlocked(name, waitsFor, outcomes))) {
      throw new Error(`stacks depend on each other in a circle: ${[...waiting.keys()].join(", ")}`);
    }
  }
  if (errors.length > 0) throw errors[0];
  return stacks.flatMap(({ name }) => outcomes.get(name) ?? []);
}

function prerequisites(
  stacks: readonly SynthesizedStack[],
  reverse: boolean,
): ReadonlyMap<string, readonly string[]> {
  const names = new Set(stacks.map(({ name }) => name));
  return new Map(
    stacks.map(({ name, dependencies }) => [
      name,
      reverse
        ? stacks.filter((other) => other.dependencies.includes(name)).map((other) => other.name)
        : dependencies.filter((dependency) => names.has(dependency)),
    ]),
  );
}

/** True when the stack will be skipped in the next round. */
function isBlocked(
  name: string,
  waitsFor: ReadonlyMap<string, readonly string[]>,
  outcomes: ReadonlyMap<string, ScheduledOutcome>,
): boolean {
  return (waitsFor.get(name) ?? []).some((needed) => outcomes.get(needed)?.succeeded === false);
}
