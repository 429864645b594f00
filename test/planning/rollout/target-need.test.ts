import type { RolloutCapacity, ScheduleSite } from "../../../planning/rollout/schedule";
import { targetNeeds } from "../../../planning/rollout/target-need";
import { workCalendar } from "../../../planning/rollout/work-calendar";

const CAPACITY: RolloutCapacity = {
  sitesPerYear: 1000,
  crews: { survey: 1, fibre: 1, cabling: 1, power: 1, "access-points": 1, validation: 1, rooms: 1 },
  budgetEurPerYear: undefined,
};

const SITE: ScheduleSite = {
  readyWeek: 0,
  priority: 3,
  hasBegun: true,
  weeks: new Map([["cabling", 1]]),
  costEur: 0,
};

/** Six buildings with a week of cabling each, from Monday, 2027-01-04, on. */
function cablingCrews(target: string, freezes: Parameters<typeof workCalendar>[2] = []): number | undefined {
  const calendar = workCalendar("2027-01-04", "2027-01-04", freezes);
  const sites = Array.from({ length: 6 }, () => SITE);
  return targetNeeds(sites, CAPACITY, target, calendar).find(({ key }) => key === "crews.cabling")?.needed;
}

test.each([
  ["2027-01-10", 6],
  ["2027-01-16", 6],
  ["2027-01-17", 3],
  ["2027-01-24", 2],
  ["2027-02-14", undefined],
])("until %s six crew-weeks need %p crews", (target, crews) => {
  expect(cablingCrews(target)).toBe(crews);
});

test("a week that ended before a freeze counts", () => {
  expect(cablingCrews("2027-01-20", [{ from: "2027-01-18", to: "2027-02-28" }])).toBe(3);
});

test("no capacity is named for a target before the first week is over", () => {
  expect(cablingCrews("2027-01-09")).toBeUndefined();
});
