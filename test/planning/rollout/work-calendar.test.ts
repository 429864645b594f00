import fc from "fast-check";
import { dayNumber, dayText, quarterOf, yearOf } from "../../../planning/rollout/day";
import { workCalendar } from "../../../planning/rollout/work-calendar";

const TURN = { from: "2027-12-20", to: "2028-01-09" };

test.each([
  ["2027-01-11", "2027-01-11", 0],
  ["2027-01-11", "2027-01-12", 1],
  ["2027-01-11", "2027-12-13", 48],
  // The weeks of the freeze are none.
  ["2027-01-11", "2027-12-20", 49],
  ["2027-01-11", "2028-01-10", 49],
  ["2027-01-11", "2028-01-11", 50],
  // A day before the start.
  ["2027-01-11", "2026-01-01", 0],
])("from %s on, %s falls into week %i", (start, day, week) => {
  expect(workCalendar(start, start, [TURN]).weekFrom(dayNumber(day))).toBe(week);
});

test.each(["2027-01-18", "2027-01-24"])("a week that a freeze touches with one day is frozen: %s", (day) => {
  const oneDay = { from: day, to: day };
  const calendar = workCalendar("2027-01-11", "2027-01-11", [oneDay]);
  expect([0, 1, 2].map((week) => dayText(calendar.firstDay(week)))).toEqual([
    "2027-01-11",
    "2027-01-25",
    "2027-02-01",
  ]);
});

test("weeks stay counted from the start when the start has passed", () => {
  const calendar = workCalendar("2027-01-11", "2027-03-03", []);
  expect(dayText(calendar.firstDay(0))).toBe("2027-03-08");
});

test("a year begins with its first whole week", () => {
  const calendar = workCalendar("2027-01-11", "2027-01-11", [TURN]);
  expect(dayText(calendar.firstDay(calendar.weekOfYear(2028)))).toBe("2028-01-10");
  expect(calendar.weekOfYear(2027)).toBe(0);
  expect(calendar.weekOfYear(50_000)).toBeGreaterThan(calendar.weeks);
});

test("beyond the horizon of a hundred years week follows week", () => {
  const { weeks, firstDay, weekFrom } = workCalendar("2027-01-11", "2027-01-11", []);
  expect(yearOf(firstDay(weeks - 1))).toBe(2126);
  expect(firstDay(weeks + 3) - firstDay(weeks + 2)).toBe(7);
  expect(weekFrom(firstDay(weeks + 3))).toBe(weeks + 3);
});

const freezes = fc.array(
  fc.record({ day: fc.integer({ min: 20_700, max: 22_000 }), days: fc.integer({ min: 0, max: 60 }) }),
  { maxLength: 8 },
);

test("no week touches a freeze, and the week of a day is the first that does not begin before it", () => {
  fc.assert(
    fc.property(freezes, fc.integer({ min: 20_700, max: 22_500 }), (frozen, day) => {
      const texts = frozen.map((freeze) => ({
        from: dayText(freeze.day),
        to: dayText(freeze.day + freeze.days),
      }));
      const calendar = workCalendar("2027-01-11", "2027-01-11", texts);
      const week = calendar.weekFrom(day);
      expect(calendar.firstDay(week)).toBeGreaterThanOrEqual(day);
      if (week > 0) expect(calendar.firstDay(week - 1)).toBeLessThan(day);
      const first = calendar.firstDay(week);
      for (const freeze of frozen) {
        expect(freeze.day > first + 6 || freeze.day + freeze.days < first).toBe(true);
      }
    }),
  );
});

test("days, years and quarters", () => {
  expect(dayText(dayNumber("2028-02-29") + 1)).toBe("2028-03-01");
  expect(yearOf(dayNumber("2028-12-31"))).toBe(2028);
  expect(yearOf(1e9)).toBe(9999);
  expect(["2027-01-01", "2027-06-30", "2027-12-31"].map(quarterOf)).toEqual([
    "2027-Q1",
    "2027-Q2",
    "2027-Q4",
  ]);
});
