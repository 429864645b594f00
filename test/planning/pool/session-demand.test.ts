import fc from "fast-check";
import { poolMembers, poolPeakSessions, poolPeople } from "../../../planning/pool/peak-sessions";
import { poolDemands } from "../../../planning/pool/pool-demand";
import { averageDemand, sessionDemand } from "../../../planning/pool/session-demand";
import { estate, scenario, userGroup } from "../../support/estate-object";

test("parts without weight count alike", () => {
  expect(
    averageDemand([
      { weight: 0, demand: 1 },
      { weight: 0, demand: 3 },
    ]),
  ).toBe(2);
});

test("rejects an average of nothing", () => {
  expect(() => averageDemand([])).toThrow("does not exist");
});

test("an average lies between the smallest and the largest part", () => {
  const part = fc.record({
    weight: fc.double({ min: 0.01, max: 1000, noNaN: true }),
    demand: fc.double({ min: 0.1, max: 10, noNaN: true }),
  });
  fc.assert(
    fc.property(fc.array(part, { minLength: 1 }), (parts) => {
      const average = averageDemand(parts);
      expect(average).toBeGreaterThanOrEqual(Math.min(...parts.map(({ demand }) => demand)) - 1e-6);
      expect(average).toBeLessThanOrEqual(Math.max(...parts.map(({ demand }) => demand)) + 1e-6);
    }),
  );
});

test("workload classes of a pool mix by their peak sessions", () => {
  const [pool] = poolDemands(
    estate({
      scenarios: [scenario(), scenario({ id: "heavy", workloadClass: "heavy" })],
      userGroups: [userGroup({ scenarios: { office: 75, heavy: 25 } })],
    }),
  ).pools;
  const members = poolMembers(pool!);
  const demand = sessionDemand({
    estate: estate(),
    demand: pool!,
    members,
    uses: [],
    people: poolPeople(pool!),
    peakSessions: poolPeakSessions(pool!.id, members),
    today: undefined,
  });
  expect(demand.vcpuPerSession.value).toBeCloseTo(0.75 / 4 + 0.25 / 2, 9);
  expect(demand.memoryGiBPerSession.value).toBeCloseTo(0.75 * 0.5 + 0.25 * 1, 9);
});
