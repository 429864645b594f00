import { parse } from "csv-parse/sync";
import { createColors } from "picocolors";
import { ganttScale } from "../../cli/gantt";
import { rolloutCsv } from "../../cli/rollout-csv";
import { rolloutLine, rolloutText, siteRolloutText } from "../../cli/rollout-text";
import type { Site } from "../../model/estate";
import type { RolloutPlan } from "../../planning/rollout/rollout-plan";
import { edited, minimalEstate } from "../support/estate-builder";
import { sized } from "../support/planned-estate";
import { plannedSite, rolloutEstate } from "../support/rollout-object";
import { commandEstate, withCommand } from "../support/run-command";

const PLAIN = createColors(false);

const plan = (sites: readonly Site[], spec: Parameters<typeof rolloutEstate>[1] = {}): RolloutPlan =>
  sized(rolloutEstate(sites, spec)).rollout!;

const shown = (rollout: RolloutPlan, all = false): string =>
  rolloutText(rollout, { city: "Musterstadt", all, colours: PLAIN });

/** The minimal estate with a town hall that is planned. */
function rolloutFiles(state = "planned") {
  const settings = edited(
    minimalEstate(),
    "estate.yaml",
    "priceBook: test-2026\n",
    "priceBook: test-2026\nrollout:\n  start: 2027-01-11\n  sitesPerYear: 10\n  target: 2027-01-31\n",
  );
  return commandEstate(edited(settings, "sites/town-hall.yaml", "state: active", `state: ${state}`));
}

test("a bar shows work and waiting on the common scale", () => {
  const bar = ganttScale({ from: "2027-01-04", to: "2027-03-14" });
  expect(bar([{ from: "2027-01-11", to: "2027-01-17" }])).toBe(" #");
  expect(
    bar([
      { from: "2027-01-04", to: "2027-01-17" },
      { from: "2027-02-01", to: "2027-03-14" },
    ]),
  ).toBe("##..######");
  const years = ganttScale({ from: "2027-01-04", to: "2037-03-14" });
  expect(years([{ from: "2027-01-04", to: "2037-03-14" }])).toBe("#".repeat(40));
});

test("the whole roll-out: waves, buildings, years, blockers and the critical path", () => {
  const sites = [plannedSite("a"), plannedSite("b", { fibreReady: "2027-06-07" })];
  const text = shown(plan(sites, { target: "2027-12-31" }));
  expect(text).toContain(
    "Musterstadt: 2 buildings from 2027-01-04 to 2027-07-11, target 2027-12-31; 13,800 EUR\n",
  );
  expect(text).toMatch(/^2027-Q1 +1 +8 +6,900 +2027-01-04 +2027-03-14 +#+ *$/m);
  expect(text).toMatch(/^b \* +2027-Q3 +2027-05-31 +2027-07-11 +6 +fibre, 21 weeks +#+ *$/m);
  expect(text).toMatch(/^2027 +2 +13,800 *$/m);
  expect(text).toMatch(/^b +fibre +2027-06-07 *$/m);
  expect(text).toContain("the last day is decided by\n  2027-05-31 to 2027-06-06  b: survey, after fibre\n");
});

test("of many buildings forty are shown, or all on demand", () => {
  const rollout = plan(
    Array.from({ length: 45 }, (_, index) => plannedSite(`site-${index}`)),
    { sitesPerYear: 100 },
  );
  const few = shown(rollout);
  expect(few).toContain("… and 5 more; --all shows them\n");
  expect(few.match(/^site-/gm)).toHaveLength(40);
  expect(shown(rollout, true).match(/^site-/gm)).toHaveLength(45);
});

test("one building with its tasks, what it waits for and what blocks it", () => {
  const [site] = plan([plannedSite("a", { permits: { monument: "2027-06-07" } })]).sites;
  const text = siteRolloutText(site!, PLAIN);
  expect(text).toContain("a: wave 2027-Q3, priority 3, 10 weeks of work, 6,900 EUR\n");
  expect(text).toMatch(/^fibre +2027-05-10 +2027-06-06 +4 +#### *$/m);
  expect(text).toContain("\nwaits longest for permit monument, 17 weeks\n");
  expect(text).toContain("blocked by permit monument until 2027-06-07\n");
});

test("nothing is left to do where all buildings are in use", () => {
  const done = plan([plannedSite("a", {}, "active")]);
  expect(rolloutLine(done)).toBe("roll-out  all buildings are done");
  expect(shown(done)).toBe("Musterstadt: all buildings are done\n");
});

test("the CSV has a line for each task, and no cell is a formula", () => {
  const estate = rolloutEstate([{ ...plannedSite("a"), name: "=Town hall" }]);
  const rows = parse(rolloutCsv(estate, sized(estate).rollout!), { delimiter: ";", bom: true }) as string[][];
  expect(rows[0]!.join()).toBe("site,name,state,wave,critical,task,from,to,weeks");
  expect(rows[1]!.join()).toBe("a,'=Town hall,planned,2027-Q1,yes,survey,2027-01-04,2027-01-10,1");
  expect(rows).toHaveLength(8);
});

test("workplace rollout prints text, JSON and CSV, and one building", () =>
  withCommand(async ({ run }) => {
    const text = await run(["rollout"]);
    expect(text.exitCode).toBe(0);
    expect(text.stdout).toContain("Musterstadt: 1 building from 2027-01-11 to 2027-02-21");
    expect(text.stderr).toContain("[rollout/target-missed]");
    expect(text.stderr).not.toContain("[lock/stale]");
    expect(text.stderr).toMatch(/^\d+ more warnings?; `workplace check` shows (it|them)$/m);
    const json = JSON.parse((await run(["rollout", "--format", "json"])).stdout) as RolloutPlan;
    expect(json.sites.map(({ to }) => to)).toEqual(["2027-02-21"]);
    expect((await run(["rollout", "--format", "csv"])).stdout.split("\r\n")).toHaveLength(5);
    expect((await run(["rollout", "town-hall"])).stdout).toContain("town-hall: wave 2027-Q1");
    expect((await run(["plan"])).stdout).toContain("\nroll-out  1 building from 2027-01-11");
  }, rolloutFiles()));

test("fails for a building that is not there, or in use already", async () => {
  await withCommand(async ({ run }) => {
    const { exitCode, stderr } = await run(["rollout", "town-hal"]);
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining('did you mean "town-hall"')]);
    expect(stderr).not.toContain("warning");
  }, rolloutFiles());
  await withCommand(async ({ run }) => {
    const { exitCode, stderr } = await run(["rollout", "town-hall"]);
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining('site "town-hall" is active')]);
  }, rolloutFiles("active"));
});

test("fails for an estate without a roll-out", () =>
  withCommand(async ({ run }) => {
    const { exitCode, stderr } = await run(["rollout"]);
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining("write the section rollout")]);
  }));
