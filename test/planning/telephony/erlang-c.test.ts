import fc from "fast-check";
import { agentsFor, answeredShare, averageWaitSeconds, erlangC } from "../../../planning/telephony/erlang-c";

/** Erlang C by its definition: probability of all states of the queue from the terms Aⁿ ÷ n!. */
function definedErlangC(erlang: number, agents: number): number {
  let term = 1;
  let sum = 1;
  for (let n = 1; n < agents; n += 1) {
    term *= erlang / n;
    sum += term;
  }
  const waiting = ((term * erlang) / agents) * (agents / (agents - erlang));
  return waiting / (sum + waiting);
}

// Recomputed in exact fractions.
test.each([
  [4, 6, 0.2848],
  [8, 11, 0.245],
  [16, 20, 0.2561],
  [26.6667, 31, 0.3206],
  [40, 45, 0.3407],
  [0, 3, 0],
  [5, 5, 1],
  [5, 3, 1],
])("with %d erlang and %d agents a share of %d waits", (erlang, agents, expected) => {
  expect(erlangC(erlang, agents)).toBeCloseTo(expected, 4);
  if (agents > erlang) expect(erlangC(erlang, agents)).toBeCloseTo(definedErlangC(erlang, agents), 9);
});

// The promise of the 115: three quarters of the calls within 30 seconds.
test.each([
  [60, 240, 6],
  [120, 240, 11],
  [240, 240, 20],
  [400, 240, 31],
  [600, 240, 45],
  [600, 300, 55],
  [0, 240, 0],
])("%d calls an hour of %d seconds need %d agents", (calls, handlingSeconds, agents) => {
  expect(agentsFor({ erlang: (calls * handlingSeconds) / 3600, handlingSeconds }, 0.75, 30)).toBe(agents);
});

test("four agents' worth of calls on six agents", () => {
  const queue = { erlang: 4, agents: 6, handlingSeconds: 240 };
  expect(answeredShare(queue, 30)).toBeCloseTo(0.7782, 4);
  expect(averageWaitSeconds(queue)).toBeCloseTo(34.1713, 4);
});

test("too few agents answer nobody in time", () => {
  expect(answeredShare({ erlang: 4, agents: 4, handlingSeconds: 240 }, 30)).toBe(0);
});

test("nobody waits where nobody calls", () => {
  const queue = { erlang: 0, agents: 0, handlingSeconds: 240 };
  expect([answeredShare(queue, 30), averageWaitSeconds(queue)]).toEqual([1, 0]);
});

const queues = fc.record({
  erlang: fc.double({ min: 0.01, max: 500, noNaN: true }),
  handlingSeconds: fc.double({ min: 10, max: 1800, noNaN: true }),
});
const share = fc.double({ min: 0.01, max: 0.99, noNaN: true });
const seconds = fc.double({ min: 0, max: 300, noNaN: true });

test("the agents found keep the promise, and one less would break it", () => {
  fc.assert(
    fc.property(queues, share, seconds, (queue, target, within) => {
      const agents = agentsFor(queue, target, within);
      expect(agents).toBeGreaterThan(queue.erlang);
      expect(answeredShare({ ...queue, agents }, within)).toBeGreaterThanOrEqual(target);
      expect(answeredShare({ ...queue, agents: agents - 1 }, within)).toBeLessThan(target);
    }),
  );
});

test("more calls never need fewer agents, and further agents never let people wait longer", () => {
  fc.assert(
    fc.property(
      queues,
      share,
      seconds,
      fc.double({ min: 1, max: 3, noNaN: true }),
      (queue, target, within, more) => {
        const agents = agentsFor(queue, target, within);
        expect(agentsFor({ ...queue, erlang: queue.erlang * more }, target, within)).toBeGreaterThanOrEqual(
          agents,
        );
        const [now, then] = [agents, agents + 1].map((count) =>
          averageWaitSeconds({ ...queue, agents: count }),
        );
        expect(then!).toBeLessThanOrEqual(now!);
      },
    ),
  );
});

test("callers wait at least as often as they would be lost without a queue", () => {
  fc.assert(
    fc.property(queues, fc.integer({ min: 0, max: 40 }), ({ erlang }, spare) => {
      const waiting = erlangC(erlang, Math.floor(erlang) + 1 + spare);
      expect(waiting).toBeGreaterThanOrEqual(0);
      expect(waiting).toBeLessThanOrEqual(1);
    }),
  );
});

test("fails for a promise that no number of agents keeps", () => {
  expect(() => agentsFor({ erlang: 4, handlingSeconds: 240 }, 1, 30)).toThrow("allowed is less than 1");
});

test("fails for an average wait in a queue without end", () => {
  expect(() => averageWaitSeconds({ erlang: 4, agents: 4, handlingSeconds: 240 })).toThrow("never catch up");
});
