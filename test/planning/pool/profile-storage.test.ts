import { estate, scenario, settings, userGroup } from "../../support/estate-object";
import { sized } from "../../support/planned-estate";

const people = (count: number, overrides = {}) =>
  userGroup({
    headcount: count,
    scenarios: { office: count },
    sites: {},
    attendanceShare: 1,
    concurrencyShare: 1,
    ...overrides,
  });

function profiles(...userGroups: ReturnType<typeof userGroup>[]) {
  const { pools, workings } = sized(estate({ userGroups }));
  return { ...pools[0]!.profiles!, attaches: workings.find(({ subject }) => subject.endsWith("Attaches"))! };
}

test("5,685 sessions: 56,850 IOPS steady, 95 profiles loading together, 4,750 IOPS on top", () => {
  const plan = profiles(people(5685));
  expect(plan.steadyIops.value).toBe(56_850);
  expect(plan.attaches.value).toBe(95);
  expect(plan.signInIops.value).toBe(56_850 + 4750);
  expect(plan.capacityGiB.value).toBe(Math.ceil(5685 * 30 * 0.5));
  expect(plan.shares).toMatchObject({ value: 2, boundBy: "handles" });
  expect(plan.shareQuotaGiB).toMatchObject({ value: Math.ceil(85_275 / 2), boundBy: "capacity" });
});

test("waves of several groups are added before they are rounded", () => {
  const wave = { arrival: { share: 1, minutes: 100 } };
  // 30 people in 100 minutes with 60 s each: 0.3 at once; twice that is 0.6.
  expect(profiles(people(30, { id: "a", ...wave }), people(30, { id: "b", ...wave })).attaches.value).toBe(1);
});

test("an ordinary office is decided by IOPS when containers are nearly empty", () => {
  const empty = settings({ sizing: { ...settings().sizing, profileFillShare: 0.01 } });
  const plan = sized(estate({ settings: empty, userGroups: [people(1000)] })).pools[0]!.profiles!;
  expect(plan.shareQuotaGiB).toMatchObject({ value: 10_000 + 17 * 50 - 3000, boundBy: "IOPS" });
});

test("a small pool pays for the smallest share", () => {
  expect(profiles(people(5)).shareQuotaGiB).toMatchObject({ value: 100, boundBy: "minimum" });
});

test("on-premises a pool has one profile server, and another one for each full disk", () => {
  const plan = (count: number) => profiles(people(count, { platform: "vsphere" }));
  expect(plan(1000)).toMatchObject({ shares: { value: 1 }, shareQuotaGiB: { value: 15_000 } });
  expect(plan(5000)).toMatchObject({
    shares: { value: 2, boundBy: "capacity" },
    shareQuotaGiB: { value: 37_500 },
  });
});

test("remote-app pools have profiles, too", () => {
  const apps = scenario({ delivery: "remote-app" });
  expect(sized(estate({ scenarios: [apps] })).pools[0]!.profiles).toBeDefined();
});
