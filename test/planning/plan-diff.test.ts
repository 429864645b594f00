import { planDiff, type ElementChange } from "../../planning/plan-diff";
import { application } from "../support/application-object";
import { estate, scenario, settings, userGroup } from "../support/estate-object";
import { planned } from "../support/planned-estate";
import { conferenceEstate, room } from "../support/room-object";
import { hotline, phoneEstate, phoneSite } from "../support/telephony-object";
import { area, wlanEstate } from "../support/wlan-object";

const GROUP = userGroup();
const POOL = "azure-pool-office-standard-pooled-normal";

/** 100 people on one pool. */
const BEFORE = planned(estate({ userGroups: [GROUP] }));

/** The plan with other people in the only user group. */
function withPeople(count: number): ReturnType<typeof planned> {
  const group = userGroup({
    headcount: count,
    scenarios: { office: count },
    sites: { "town-hall": count },
  });
  return planned(estate({ userGroups: [group] }));
}

function elementOf(elements: readonly ElementChange[], id: string): ElementChange {
  const found = elements.find((element) => element.id === id);
  if (found === undefined)
    throw new Error(`"${id}" has not changed; changed: ${elements.map((e) => e.id).join(", ")}`);
  return found;
}

function figureOf({ figures }: ElementChange, name: string): readonly [number, number] | undefined {
  const figure = figures.find(({ subject }) => subject.endsWith(`/${name}`));
  return figure && [figure.before, figure.after];
}

test("a plan does not differ from itself", () => {
  expect(planDiff(BEFORE, withPeople(100))).toEqual({ elements: [], allocations: [] });
});

test("more people move the figures of city, pool, site and devices", () => {
  const { elements } = planDiff(BEFORE, withPeople(150));
  expect(figureOf(elementOf(elements, "city"), "people")).toEqual([100, 150]);
  const pool = elementOf(elements, POOL);
  expect(pool).toMatchObject({ group: "pools", change: "changed", facts: [] });
  expect(figureOf(pool, "people")).toEqual([100, 150]);
  const [before = 0, after = 0] = figureOf(pool, "hosts") ?? [];
  expect(after).toBeGreaterThan(before);
  expect(figureOf(elementOf(elements, "town-hall"), "people")).toEqual([100, 150]);
  expect(figureOf(elementOf(elements, "monitor"), "count")).toEqual([200, 300]);
});

test("more calls move hotline, trunk and building; a further building brings numbers", () => {
  const phones = (calls: number, sites = [phoneSite()]): ReturnType<typeof planned> => {
    const group = userGroup({ telephony: { busyHourErlangPerPerson: 0.05, hotline: "citizens" } });
    const callsPerInterval = [calls, 60];
    return planned(
      phoneEstate({ hotlines: { citizens: hotline({ callsPerInterval }) } }, { userGroups: [group], sites }),
    );
  };
  const { elements, allocations } = planDiff(phones(60), phones(600));
  expect(figureOf(elementOf(elements, "citizens"), "agents")).toEqual([6, 45]);
  expect(figureOf(elementOf(elements, "city"), "trunkChannels")?.[0]).toBe(17);
  expect(figureOf(elementOf(elements, "town-hall"), "concurrentCalls")?.[0]).toBe(11);
  expect(allocations).toEqual([]);
  const telephone = {
    range: "main",
    emergencyNumber: "+496990009900",
    psapArea: "Musterstadt",
    functions: {},
  };
  const further = planDiff(phones(60), phones(60, [phoneSite({ id: "annex", telephone }), phoneSite()]));
  expect(further.allocations).toContainEqual({ subject: "numbers/annex", after: "main/900-909" });
  expect(further.allocations.map(({ subject }) => subject)).not.toContain("numbers/town-hall");
});

test("an application that moves from one pool to another leaves one and joins the other", () => {
  const scenarios = [scenario(), scenario({ id: "own", delivery: "personal" })];
  const from = (delivery: "pooled" | "personal"): ReturnType<typeof planned> => {
    const decision = { state: "ready" as const, delivery, waivers: [] };
    const group = userGroup({ scenarios: { office: 50, own: 50 }, applications: { archive: 10 } });
    return planned(estate({ applications: [application({ decision })], scenarios, userGroups: [group] }));
  };
  const { elements } = planDiff(from("pooled"), from("personal"));
  expect(elements.map(({ id, figures, facts }) => [id, figures, facts])).toEqual([
    [
      "azure-pool-office-personal-personal-normal",
      [],
      [{ name: "applications", before: "none", after: "archive (personal)" }],
    ],
    [POOL, [], [{ name: "applications", before: "archive (pooled)", after: "none" }]],
  ]);
});

test("groups come in the order in which they are read", () => {
  const order = planDiff(BEFORE, withPeople(150)).elements.map(({ group }) => group);
  expect([...new Set(order)]).toEqual(["city", "pools", "sites", "devices"]);
});

test.each([
  ["less than half a euro", "EUR/month", 1000.4, 1000.7, false],
  ["half a euro that reads the same", "EUR/month", 1000.6, 1001.3, false],
  ["half a euro that reads differently", "EUR/month", 1000, 1000.6, true],
  ["less than half a percentage point", "share", 0.114, 0.118, false],
  ["half a percentage point", "share", 0.114, 0.12, true],
  ["one host", "hosts", 3, 4, true],
])("%s counts as a change or not", (_, unit, before, after, counts) => {
  const plan = (value: number) => ({ ...BEFORE, monthlyCostEur: { ...BEFORE.monthlyCostEur, unit, value } });
  expect(planDiff(plan(before), plan(after)).elements).toHaveLength(counts ? 1 : 0);
});

test("a new pool comes with all its figures, from zero, and its addresses", () => {
  const other = userGroup({ id: "social", zone: "social" });
  const { elements, allocations } = planDiff(BEFORE, planned(estate({ userGroups: [GROUP, other] })));
  const added = elementOf(elements, "azure-pool-social-standard-pooled-normal");
  expect(added).toMatchObject({ group: "pools", change: "added" });
  expect(added).not.toHaveProperty("replaces");
  expect(figureOf(added, "people")).toEqual([0, 100]);
  expect(allocations).toContainEqual({
    subject: "pool/azure-pool-social-standard-pooled-normal/subnet 1",
    after: expect.stringMatching(/^10\.\d+\.\d+\.\d+\/\d+$/),
  });
});

test("a pool whose zone has another name stands in for the one that is gone", () => {
  const moved = userGroup({ zone: "social" });
  const { elements } = planDiff(BEFORE, planned(estate({ userGroups: [moved] })));
  expect(elementOf(elements, POOL).change).toBe("removed");
  expect(elementOf(elements, "azure-pool-social-standard-pooled-normal")).toMatchObject({
    change: "added",
    replaces: POOL,
  });
});

test("image generations and members are named", () => {
  const { images } = settings();
  const standard = images["standard"]!;
  const generations = [
    ...standard.generations.map((generation) => ({ ...generation, state: "retiring" as const })),
    { ...standard.generations[0]!, number: 2, state: "current" as const, azureVersion: "2.0.0" },
  ];
  const newImage = settings({ images: { ...images, standard: { ...standard, generations } } });
  const second = userGroup({ id: "registry" });
  const after = planned(estate({ settings: newImage, userGroups: [GROUP, second] }));
  const facts = new Map(
    elementOf(planDiff(BEFORE, after).elements, POOL).facts.map((fact) => [fact.name, fact]),
  );
  expect(facts.get("members")).toEqual({
    name: "members",
    before: "back-office",
    after: "back-office, registry",
  });
  expect(facts.get("image generations")?.after).toMatch(/^1 .*\(retiring\), 2 2\.0\.0 \(current\)$/);
});

test("the way back is the same way", () => {
  const other = withPeople(150);
  const there = planDiff(BEFORE, other).elements;
  const back = planDiff(other, BEFORE).elements;
  expect(back.map(({ id }) => id)).toEqual(there.map(({ id }) => id));
  const turned = there.map(({ figures }) =>
    figures.map(({ before, after, ...rest }) => ({ ...rest, before: after, after: before })),
  );
  expect(back.map(({ figures }) => figures)).toEqual(turned);
});

test("a larger area moves its building's sums and the city's, and no figure of single areas", () => {
  const before = planned(wlanEstate({ offices: area({ squareMetres: 300 }) }));
  const after = planned(wlanEstate({ offices: area({ squareMetres: 900 }) }));
  const { elements } = planDiff(before, after);
  const subjects = elements.flatMap(({ figures }) => figures.map(({ subject }) => subject));
  expect(figureOf(elementOf(elements, "town-hall"), "accessPoints")).toEqual([4, 8]);
  expect(figureOf(elementOf(elements, "city"), "drops")).toEqual([8, 16]);
  expect(subjects.filter((subject) => /^(area|distributor)/.test(subject))).toEqual([]);
});

test("one more room of a kind is a fact of its building, and moves sums only", () => {
  const before = planned(conferenceEstate({ meeting: room() }));
  const after = planned(conferenceEstate({ meeting: room({ count: 2 }) }));
  const { elements, allocations } = planDiff(before, after);
  const townHall = elementOf(elements, "town-hall");
  const kit = "(1 bar, 1 display-55, 1 touch-panel)";
  expect(townHall.facts).toEqual([{ name: "room meeting", before: `1 × ${kit}`, after: `2 × ${kit}` }]);
  expect(figureOf(townHall, "roomPorts")).toEqual([3, 6]);
  expect(figureOf(elementOf(elements, "city"), "roomCostEur")).toEqual([300, 600]);
  expect(allocations).toEqual([]);
});
