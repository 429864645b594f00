import fc from "fast-check";
import { hostHoursPerWeek } from "../../../planning/pool/running-hours";
import { scalingSchedules } from "../../../planning/pool/scaling-schedule";
import { workingTimeModel } from "../../support/estate-object";

const load = (peakSessions: number, hosts: number, overrides = {}) => ({
  members: [{ model: workingTimeModel(overrides), peakSessions }],
  hosts,
  sessionsPerHost: 20,
});

test("a week on 10 hosts with a peak of 100 sessions", () => {
  const week = load(100, 10, { frame: { days: ["monday"], from: "06:00", to: "20:00" } });
  // Night 1 host, ramp-up from 4 (33 %) to 7 (100 ÷ (20 × 75 %)), evening from 7 to 1; six days with 1 host.
  const monday = 1 * (5.5 + 4) + ((4 + 7) / 2) * 3.5 + 7 * 6.5 + ((7 + 1) / 2) * 4.5;
  expect(hostHoursPerWeek(week, scalingSchedules(week))).toBeCloseTo(monday + 6 * 24, 9);
});

test("never more than all hosts all week, and never below one host", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5000 }), fc.integer({ min: 2, max: 300 }), (peak, hosts) => {
      const week = load(peak, hosts);
      const hours = hostHoursPerWeek(week, scalingSchedules(week));
      expect(hours).toBeLessThanOrEqual(hosts * 168 + 1e-6);
      expect(hours).toBeGreaterThanOrEqual(168 - 1e-6);
    }),
  );
});

test("more people keep hosts running longer", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 4000 }), (peak) => {
      const hours = (sessions: number) => {
        const week = load(sessions, 300);
        return hostHoursPerWeek(week, scalingSchedules(week));
      };
      expect(hours(peak + 100)).toBeGreaterThanOrEqual(hours(peak));
    }),
  );
});
