import fc from "fast-check";
import {
  peakSessions,
  poolMembers,
  poolPeakSessions,
  poolPeople,
} from "../../../planning/pool/peak-sessions";
import { poolDemands } from "../../../planning/pool/pool-demand";
import { estate, scenario, userGroup } from "../../support/estate-object";

test.each([
  [2000, 1, 0.7, 1400],
  [3500, 1, 0.75, 2625],
  [4500, 1, 0.6, 2700],
  [600, 1, 0.6, 360],
  [100, 0.8, 0.9, 72],
])("%d people, attendance %d, concurrency %d: %d sessions", (people, attendance, concurrency, expected) => {
  expect(peakSessions(people, attendance, concurrency)).toBeCloseTo(expected, 9);
});

test("never exceeds the people and grows with them", () => {
  const share = fc.double({ min: 0.01, max: 1, noNaN: true });
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 100_000 }), share, share, (people, attendance, concurrency) => {
      const peak = peakSessions(people, attendance, concurrency);
      expect(peak).toBeLessThanOrEqual(people);
      expect(peakSessions(people + 1, attendance, concurrency)).toBeGreaterThan(peak);
    }),
  );
});

test("a pool rounds up once, not for each member", () => {
  const groups = ["a", "b", "c"].map((id) =>
    userGroup({ id, headcount: 1, scenarios: { office: 1 }, attendanceShare: 0.5, concurrencyShare: 1 }),
  );
  const [pool] = poolDemands(estate({ userGroups: groups })).pools;
  const members = poolMembers(pool!);
  expect(members.map(({ peakSessions: figure }) => figure.value)).toEqual([0.5, 0.5, 0.5]);
  expect(poolPeakSessions(pool!.id, members).value).toBe(2);
  expect(poolPeople(pool!).value).toBe(3);
});

test("whoever waits for telework counts already", () => {
  const waiting = scenario({ id: "waiting", teleworkState: "waiting" });
  const group = userGroup({ scenarios: { waiting: 10 } });
  const [pool] = poolDemands(estate({ userGroups: [group], scenarios: [waiting] })).pools;
  expect(poolMembers(pool!)[0]!.peakSessions.value).toBeCloseTo(7.2, 9);
});

test("explains itself down to the keys of the user group", () => {
  const [pool] = poolDemands(estate()).pools;
  expect(poolMembers(pool!)[0]!.peakSessions.inputs.map(({ origin }) => origin)).toEqual([
    { kind: "yaml", file: "user-groups/back-office.yaml", pointer: "/scenarios/office" },
    { kind: "yaml", file: "user-groups/back-office.yaml", pointer: "/attendanceShare" },
    { kind: "yaml", file: "user-groups/back-office.yaml", pointer: "/concurrencyShare" },
  ]);
});
