import fc from "fast-check";
import { admissionWeeks } from "../../../planning/rollout/admission";
import { budgetDraws } from "../../../planning/rollout/budget-draw";
import { crewVisits } from "../../../planning/rollout/crew-queue";
import { ROLLOUT_TASKS } from "../../../planning/rollout/rollout-plan";
import {
  scheduleRollout,
  type RolloutCapacity,
  type ScheduledSite,
  type ScheduleSite,
} from "../../../planning/rollout/schedule";
import { workCalendar } from "../../../planning/rollout/work-calendar";

const CALENDAR = workCalendar("2027-01-04", "2027-01-04", [{ from: "2027-12-20", to: "2028-01-09" }]);
const MANY = {
  survey: 99,
  fibre: 99,
  cabling: 99,
  power: 99,
  "access-points": 99,
  validation: 99,
  rooms: 99,
};

describe("turns", () => {
  const at = (readyWeek: number, priority = 3, hasBegun = false) => ({ readyWeek, priority, hasBegun });

  test.each([
    ["every fourth of a year", [at(0), at(0), at(0), at(0)], 4, [0, 14, 27, 40]],
    ["priority first", [at(0, 3), at(0, 1), at(0, 2)], 4, [27, 0, 14]],
    ["nobody waits for one who is not ready", [at(20, 1), at(0, 5)], 4, [20, 0]],
    ["a turn waits while nobody is ready, and the next keeps its distance", [at(20), at(20)], 4, [20, 34]],
    ["a turn goes to who has been ready longest", [at(10), at(5), at(0)], 1, [105, 53, 0]],
    ["who has begun needs none", [at(0), at(7, 5, true), at(0)], 4, [0, 7, 14]],
    ["nobody", [], 4, []],
  ])("%s", (_, sites, sitesPerYear, weeks) => {
    const own = workCalendar("2027-01-04", "2027-01-04", []);
    expect(admissionWeeks(sites, sitesPerYear, own)).toEqual(weeks);
  });
});

describe("crews", () => {
  const work = (arrivalWeek: number, weeks: number) => ({ arrivalWeek, weeks });

  test.each([
    ["one after the other", [work(0, 2), work(0, 3), work(1, 1)], 1, [0, 2, 5]],
    ["two side by side", [work(0, 2), work(0, 3), work(1, 1)], 2, [0, 0, 2]],
    ["nobody overtakes", [work(10, 2), work(0, 3)], 1, [10, 12]],
    ["a crew for each", [work(4, 2), work(0, 3)], 2, [4, 0]],
  ])("%s", (_, requests, crews, starts) => {
    expect(crewVisits(requests, crews).map(({ startWeek }) => startWeek)).toEqual(starts);
  });

  test("a visit names the work that the crew did before", () => {
    const visits = crewVisits([work(0, 5), work(0, 1), work(0, 1)], 2);
    expect(visits.map(({ after }) => after)).toEqual([undefined, undefined, 1]);
  });
});

describe("budget", () => {
  const ask = (year: number, costEur: number) => ({ year, costEur });

  test.each([
    ["within a year", [ask(2027, 40), ask(2027, 60)], 100, [2027, 2027]],
    ["over the turn of the year", [ask(2027, 60), ask(2027, 60)], 100, [2027, 2028]],
    ["more than several years have", [ask(2027, 250), ask(2027, 10)], 100, [2029, 2029]],
    ["what is left of a year is lost", [ask(2027, 10), ask(2029, 150)], 100, [2027, 2030]],
    ["nothing costs nothing", [ask(2030, 0), ask(2027, 10)], 100, [2030, 2027]],
    ["no limit", [ask(2027, 1e9), ask(2028, 1e9)], Infinity, [2027, 2028]],
  ])("%s", (_, requests, budget, years) => {
    expect(budgetDraws(requests, budget).map(({ year }) => year)).toEqual(years);
  });

  test("no year pays more than its budget, and everything is paid", () => {
    const requests = fc.array(
      fc.record({
        year: fc.integer({ min: 2027, max: 2040 }),
        costEur: fc.integer({ min: 0, max: 500_000 }),
      }),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(requests, fc.integer({ min: 1000, max: 300_000 }), (asked, budget) => {
        const draws = budgetDraws(asked, budget);
        const byYear = new Map<number, number>();
        for (const { year, costEur } of draws.flatMap(({ parts }) => parts)) {
          byYear.set(year, (byYear.get(year) ?? 0) + costEur);
        }
        for (const sum of byYear.values()) expect(sum).toBeLessThanOrEqual(budget * (1 + 1e-6));
        draws.forEach(({ year, parts }, index) => {
          expect(year).toBeGreaterThanOrEqual(asked[index]!.year);
          expect(parts.reduce((sum, { costEur }) => sum + costEur, 0)).toBeCloseTo(asked[index]!.costEur, 3);
        });
      }),
    );
  });
});

const CREWED = ROLLOUT_TASKS.filter((task) => task !== "handover");

const site: fc.Arbitrary<ScheduleSite> = fc
  .record({
    readyWeek: fc.integer({ min: 0, max: 120 }),
    priority: fc.integer({ min: 1, max: 5 }),
    hasBegun: fc.boolean(),
    weeks: fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 7, maxLength: 7 }),
    costEur: fc.integer({ min: 0, max: 300_000 }),
  })
  .map(({ weeks, ...rest }) => ({
    ...rest,
    weeks: new Map(
      [...CREWED.map((task, index) => [task, weeks[index]!] as const), ["handover", 1] as const].filter(
        ([, own]) => own > 0,
      ),
    ),
  }));

const sites = fc.array(site, { minLength: 1, maxLength: 25 });

const crews = fc.integer({ min: 1, max: 4 });
const capacity: fc.Arbitrary<RolloutCapacity> = fc.record({
  sitesPerYear: fc.integer({ min: 1, max: 60 }),
  crews: fc.record({
    survey: crews,
    fibre: crews,
    cabling: crews,
    power: crews,
    "access-points": crews,
    validation: crews,
    rooms: crews,
  }),
  budgetEurPerYear: fc.option(fc.integer({ min: 50_000, max: 1_000_000 }), { nil: undefined }),
});

const ends = (scheduled: readonly ScheduledSite[]) => scheduled.map(({ endWeek }) => endWeek);

test("tasks of a building follow one another, none begins before its turn, and no trade has more crews than there are", () => {
  fc.assert(
    fc.property(sites, capacity, (all, limits) => {
      const scheduled = scheduleRollout(all, limits, CALENDAR);
      scheduled.forEach(({ tasks, turnWeek, endWeek }, index) => {
        expect(turnWeek).toBeGreaterThanOrEqual(all[index]!.readyWeek);
        let end = turnWeek;
        for (const { startWeek, endWeek: own, crew, budgetWeeks } of tasks) {
          expect(startWeek).toBe(end + crew.weeks + budgetWeeks);
          end = own;
        }
        expect(endWeek).toBe(end);
        expect(new Map(tasks.map(({ task, startWeek, endWeek: own }) => [task, own - startWeek]))).toEqual(
          all[index]!.weeks,
        );
      });
      for (const task of CREWED) {
        const own = scheduled.flatMap(({ tasks }) => tasks.filter((other) => other.task === task));
        for (const { startWeek } of own) {
          const busy = own.filter((other) => other.startWeek <= startWeek && startWeek < other.endWeek);
          expect(busy.length).toBeLessThanOrEqual(limits.crews[task]);
        }
      }
    }),
    { numRuns: 40 },
  );
});

test("more crews and more money make no building later", () => {
  const more = fc.record({
    task: fc.constantFrom(...CREWED),
    crews: fc.integer({ min: 0, max: 3 }),
    budget: fc.integer({ min: 0, max: 500_000 }),
  });
  fc.assert(
    fc.property(sites, capacity, more, (all, limits, extra) => {
      const before = ends(scheduleRollout(all, limits, CALENDAR));
      const { budgetEurPerYear: budget } = limits;
      const raised = {
        ...limits,
        crews: { ...limits.crews, [extra.task]: limits.crews[extra.task] + extra.crews },
        budgetEurPerYear: budget === undefined ? undefined : budget + extra.budget,
      };
      const after = ends(scheduleRollout(all, raised, CALENDAR));
      after.forEach((end, index) => expect(end).toBeLessThanOrEqual(before[index]!));
    }),
    { numRuns: 200 },
  );
});

test("more sites a year make no building later while none has to wait for a day and crews and money suffice", () => {
  fc.assert(
    fc.property(
      sites,
      fc.integer({ min: 1, max: 40 }),
      fc.integer({ min: 1, max: 40 }),
      (all, pace, extra) => {
        const ready = all.map((own) => ({ ...own, readyWeek: 0 }));
        const at = (sitesPerYear: number) =>
          ends(scheduleRollout(ready, { sitesPerYear, crews: MANY, budgetEurPerYear: undefined }, CALENDAR));
        const before = at(pace);
        at(pace + extra).forEach((end, index) => expect(end).toBeLessThanOrEqual(before[index]!));
      },
    ),
  );
});

test("a building that goes last moves nobody while crews and money suffice", () => {
  fc.assert(
    fc.property(sites, site, capacity, (all, added, { sitesPerYear }) => {
      const enough = { sitesPerYear, crews: MANY, budgetEurPerYear: undefined };
      const last = { ...added, priority: 5, readyWeek: 0, hasBegun: false };
      const ahead = all.map((own) => ({ ...own, priority: 4, readyWeek: 0 }));
      const before = scheduleRollout(ahead, enough, CALENDAR);
      const after = scheduleRollout([...ahead, last], enough, CALENDAR);
      expect(after.slice(0, -1)).toEqual(before);
    }),
  );
});

test("a building taken out makes nobody later where no other waits for a day", () => {
  fc.assert(
    fc.property(sites, fc.nat(24), (all, position) => {
      const ready = all.map((own) => ({ ...own, readyWeek: 0 }));
      const gone = position % ready.length;
      const limits = { sitesPerYear: 10, crews: MANY, budgetEurPerYear: undefined };
      const before = ends(scheduleRollout(ready, limits, CALENDAR)).filter((_, index) => index !== gone);
      const after = ends(
        scheduleRollout(
          ready.filter((_, index) => index !== gone),
          limits,
          CALENDAR,
        ),
      );
      after.forEach((end, index) => expect(end).toBeLessThanOrEqual(before[index]!));
    }),
  );
});
