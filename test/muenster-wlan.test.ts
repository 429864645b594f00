import { join } from "node:path";
import { loadEstate } from "../model/load-estate";
import type { Plan } from "../planning/plan";
import { planned } from "./support/planned-estate";

const ROOT = join(__dirname, "..");

async function muenster(): Promise<Plan> {
  const { estate } = await loadEstate({ estateDir: ROOT, catalogDir: join(ROOT, "catalog") });
  return planned(estate!);
}

test("every building gets WLAN, as S1 wants it", async () => {
  const { sites } = await muenster();
  expect(sites.filter(({ wlan }) => (wlan?.accessPoints.value ?? 0) === 0).map(({ id }) => id)).toEqual([]);
});

test("offices get one access point for every one to ten people, and no link is short", async () => {
  const { sites } = await muenster();
  for (const { id, wlan, people } of sites.filter((site) => site.id.startsWith("stadthaus"))) {
    const perAccessPoint = people.value / wlan!.accessPoints.value;
    expect([id, perAccessPoint > 1, perAccessPoint < 10]).toEqual([id, true, true]);
  }
  expect(sites.filter(({ wlan }) => wlan!.linkShare.value > 0.7).map(({ id }) => id)).toEqual([]);
});

test("crowds decide in training rooms, floor area everywhere else", async () => {
  const { sites } = await muenster();
  const bounds = sites.flatMap(({ id, wlan }) =>
    wlan!.areas.map((area) => [`${id}/${area.id}`, area.accessPoints.boundBy] as const),
  );
  expect(bounds.filter(([, by]) => by !== "coverage")).toEqual([
    ["adult-education-centre/training-rooms", "devices"],
  ]);
});
