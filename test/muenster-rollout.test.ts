import { join } from "node:path";
import { loadEstate } from "../model/load-estate";
import type { RolloutPlan } from "../planning/rollout/rollout-plan";
import { findings, planned } from "./support/planned-estate";

const ROOT = join(__dirname, "..");

async function estate() {
  return (await loadEstate({ estateDir: ROOT, catalogDir: join(ROOT, "catalog") })).estate!;
}

const rollout = async (): Promise<RolloutPlan> => planned(await estate()).rollout!;

test("every building that is not in use has dates, and the target is met", async () => {
  const own = await estate();
  const { sites, end, target } = await rollout();
  const open = own.sites.filter(({ state }) => state === "planned" || state === "staging");
  expect(sites.map(({ id }) => id).sort()).toEqual(open.map(({ id }) => id));
  expect(end! <= target!).toBe(true);
  expect(findings(own).filter(({ rule }) => rule.startsWith("rollout/"))).toEqual([]);
});

test("S1's pilot building goes first", async () => {
  const { sites, start } = await rollout();
  const pilot = sites.find(({ id }) => id === "stadthaus-4");
  expect([pilot!.from, pilot!.priority]).toEqual([start, 1]);
});

test("no year costs more than its budget, and the years add up to what is still to be bought", async () => {
  const { budgetEurPerYear } = (await estate()).settings.rollout!;
  const { costPerYear, costEur } = await rollout();
  for (const { costEur: cost } of costPerYear)
    expect(cost.value).toBeLessThanOrEqual(budgetEurPerYear! + 0.01);
  expect(costPerYear.reduce((sum, { costEur: cost }) => sum + cost.value, 0)).toBeCloseTo(costEur.value, 1);
});

test("fibre of others, a permit and a refurbishment are waited for", async () => {
  const { sites } = await rollout();
  const blocked = sites.flatMap(({ id, blockedBy }) => blockedBy.map(({ what }) => `${id}: ${what}`));
  expect(blocked.sort()).toEqual([
    "health-centre: refurbishment",
    "library-main: fibre",
    "museum-and-archive: permit listed-building",
  ]);
  for (const { tasks, blockedBy } of sites) {
    const cabling = tasks.find(({ task }) => task === "cabling");
    for (const { until } of blockedBy) expect(cabling!.from >= until).toBe(true);
  }
});
