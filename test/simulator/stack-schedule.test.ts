import fc from "fast-check";
import { runInOrder, type ScheduledOutcome } from "../../simulator/stack-schedule";
import type { SynthesizedStack } from "../../simulator/stack-manifest";

const stack = (name: string, ...dependencies: string[]): SynthesizedStack => ({
  name,
  folder: name,
  dependencies,
});
const STACKS = [stack("pool-a", "platform"), stack("platform"), stack("pool-b", "platform"), stack("other")];

interface Log {
  readonly order: string[];
  peak: number;
}

async function run(
  stacks: readonly SynthesizedStack[],
  options: { readonly reverse?: boolean; readonly parallel?: number; readonly failing?: string } = {},
): Promise<Log & { readonly texts: readonly string[] }> {
  const log: Log = { order: [], peak: 0 };
  let running = 0;
  const outcomes = await runInOrder(
    stacks,
    { reverse: options.reverse ?? false, parallel: options.parallel ?? 2 },
    async ({ name }) => {
      log.order.push(name);
      log.peak = Math.max(log.peak, ++running);
      await new Promise((resolve) => setImmediate(resolve));
      running--;
      return { succeeded: name !== options.failing, text: name };
    },
    ({ name }, blocker) => ({ succeeded: false, text: `${name} after ${blocker}` }),
  );
  return { ...log, texts: outcomes.map(({ text }) => text) };
}

describe("the order of stacks", () => {
  it("starts with what others depend on", async () => {
    const { order, texts } = await run(STACKS);
    expect(order).toEqual(["platform", "other", "pool-a", "pool-b"]);
    expect(texts).toEqual(["pool-a", "platform", "pool-b", "other"]);
  });

  it("is turned round to destroy", async () => {
    const { order } = await run(STACKS, { reverse: true });
    expect(order.indexOf("platform")).toBeGreaterThan(order.indexOf("pool-a"));
    expect(order.indexOf("platform")).toBeGreaterThan(order.indexOf("pool-b"));
  });

  it("skips what depends on a failure, directly or not", async () => {
    const stacks = [...STACKS, stack("app", "pool-a")];
    const { texts, order } = await run(stacks, { failing: "platform" });
    expect(texts).toEqual([
      "pool-a after platform",
      "platform",
      "pool-b after platform",
      "other",
      "app after pool-a",
    ]);
    expect(order.sort()).toEqual(["other", "platform"]);
  });

  it("takes dependencies outside the list for done", async () => {
    expect((await run([stack("pool-a", "platform")])).order).toEqual(["pool-a"]);
  });

  it("fails on a circle instead of waiting for ever", async () => {
    await expect(run([stack("a", "b"), stack("b", "a")])).rejects.toThrow("in a circle: a, b");
  });

  it("waits for what was started before it reports a bug", async () => {
    let finished = false;
    const running = runInOrder<ScheduledOutcome>(
      [stack("bad"), stack("good"), stack("later")],
      { reverse: false, parallel: 2 },
      async ({ name }) => {
        if (name === "bad") throw new Error("bug");
        if (name === "later") throw new Error("started too late");
        await new Promise((resolve) => setImmediate(resolve));
        finished = true;
        return { succeeded: true };
      },
      () => ({ succeeded: false }),
    );
    await expect(running).rejects.toThrow("bug");
    expect(finished).toBe(true);
  });

  it("runs every stack once, after its dependencies and within the limit", async () => {
    const graph = fc
      .array(fc.array(fc.nat(20), { maxLength: 3 }), { minLength: 1, maxLength: 10 })
      .map((lists) =>
        lists.map((list, index) =>
          stack(`s${index}`, ...list.filter((other) => other < index).map((other) => `s${other}`)),
        ),
      );
    await fc.assert(
      fc.asyncProperty(graph, fc.integer({ min: 1, max: 3 }), async (stacks, parallel) => {
        const { order, peak } = await run(stacks, { parallel });
        expect([...order].sort()).toEqual(stacks.map(({ name }) => name).sort());
        for (const { name, dependencies } of stacks) {
          for (const dependency of dependencies)
            expect(order.indexOf(dependency)).toBeLessThan(order.indexOf(name));
        }
        expect(peak).toBeLessThanOrEqual(parallel);
      }),
    );
  });
});
