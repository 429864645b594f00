import fc from "fast-check";
import {
  capacityThresholdPercent,
  minimumHostsPercent,
  scalingSchedules,
} from "../../../planning/pool/scaling-schedule";
import { WEEKDAYS } from "../../../planning/pool/working-day";
import { estate, settings, userGroup, workingTimeModel } from "../../support/estate-object";
import { findings, sized } from "../../support/planned-estate";

const member = (overrides = {}, peakSessions = 100) => ({ model: workingTimeModel(overrides), peakSessions });
const load = (...members: ReturnType<typeof member>[]) => ({ members, hosts: 10, sessionsPerHost: 20 });

test("Monday to Friday share a schedule, Saturday has its own, Sunday none", () => {
  const schedules = scalingSchedules(load(member()));
  expect(schedules.map(({ name, daysOfWeek }) => [name, daysOfWeek])).toEqual([
    ["weekdays", ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"]],
    ["saturday", ["Saturday"]],
  ]);
  expect(schedules[0]).toMatchObject({
    rampUpStart: "05:30",
    peakStart: "09:00",
    rampDownStart: "15:30",
    offPeakStart: "20:00",
    rampUpMinimumHostsPercent: 33,
    rampDownMinimumHostsPercent: 10,
  });
});

test("Saturday starts as many hosts as its share of the peak needs", () => {
  const [, saturday] = scalingSchedules(load(member({ saturdayShare: 0.5 })));
  // 50 of 200 places.
  expect(saturday!.rampUpMinimumHostsPercent).toBe(25);
});

test("weekdays with other times have schedules of their own", () => {
  const short = { frame: { days: ["friday"], from: "04:00", to: "21:00" } };
  expect(scalingSchedules(load(member(), member(short))).map(({ name }) => name)).toEqual([
    "monday-tuesday-wednesday-thursday",
    "friday",
    "saturday",
  ]);
});

test.each([
  [[true, true], true],
  [[true, false], false],
  [[false], false],
])("models that force people off %j: the pool does %s", (force, expected) => {
  const members = force.map((forceSignOut) => member({ forceSignOut }));
  expect(scalingSchedules(load(...members)).every((s) => s.forceSignOut === expected)).toBe(true);
});

const anyMember = fc.record({
  model: fc.record({
    days: fc.subarray([...WEEKDAYS], { minLength: 1 }),
    saturdayShare: fc.double({ min: 0, max: 1, noNaN: true }),
  }),
  peakSessions: fc.integer({ min: 1, max: 5000 }),
});

test("each weekday stands in exactly one schedule, and at least one host runs in each", () => {
  fc.assert(
    fc.property(
      fc.array(anyMember, { minLength: 1, maxLength: 4 }),
      fc.integer({ min: 2, max: 500 }),
      (members, hosts) => {
        const schedules = scalingSchedules({
          hosts,
          sessionsPerHost: 20,
          members: members.map(({ model: { days, saturdayShare }, peakSessions }) => ({
            peakSessions,
            model: workingTimeModel({
              frame: { days: days as [(typeof WEEKDAYS)[number]], from: "06:00", to: "20:00" },
              saturdayShare,
            }),
          })),
        });
        const days = schedules.flatMap(({ daysOfWeek }) => daysOfWeek.map((day) => day.toLowerCase()));
        expect([...days].sort()).toEqual([...new Set(members.flatMap(({ model }) => model.days))].sort());
        expect(new Set(schedules.map(({ name }) => name)).size).toBe(schedules.length);
        for (const s of schedules) {
          expect((s.rampUpMinimumHostsPercent / 100) * hosts).toBeGreaterThanOrEqual(1);
          expect((s.rampDownMinimumHostsPercent / 100) * hosts).toBeGreaterThanOrEqual(1);
          for (const percent of [s.rampUpMinimumHostsPercent, s.rampUpCapacityThresholdPercent]) {
            expect(percent).toBeLessThanOrEqual(100);
          }
        }
      },
    ),
  );
});

test.each([
  [0.05, 4, 25],
  [0.33, 100, 33],
  [0.05, 1, 100],
  [1.5, 10, 100],
])("a share of %d of %d hosts is %d %%", (share, hosts, percent) => {
  expect(minimumHostsPercent(share, hosts)).toBe(percent);
});

test.each([
  [100, 10, 20, 75],
  [160, 10, 20, 80],
  [200, 10, 20, 100],
])("%d sessions on %d hosts of %d need a threshold of %d %%", (peak, hosts, perHost, percent) => {
  expect(capacityThresholdPercent(peak, hosts, perHost)).toBe(percent);
});

test("warns when the headroom leaves scaling no room", () => {
  const group = userGroup({ headcount: 9000, scenarios: { office: 9000 }, sites: {} });
  const withHeadroom = (headroomShare: number) =>
    findings(
      estate({
        userGroups: [group],
        settings: settings({ sizing: { ...settings().sizing, headroomShare } }),
      }),
    );
  expect(withHeadroom(0.2)).toEqual([]);
  expect(withHeadroom(0.01)).toMatchObject([
    { rule: "sizing/no-scaling-room", severity: "warning", pointer: "/sizing/headroomShare" },
  ]);
});

test("pools on-premises have no schedule", () => {
  const group = userGroup({ platform: "vsphere" });
  expect(sized(estate({ userGroups: [group] })).pools[0]!.schedules).toEqual([]);
});
