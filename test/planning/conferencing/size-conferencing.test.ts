import fc from "fast-check";
import type { Estate } from "../../../model/estate";
import { sizeConferencing, type SizedConferencing } from "../../../planning/conferencing/size-conferencing";
import { explainFigure } from "../../../planning/explain";
import { estate, site, userGroup } from "../../support/estate-object";
import { findings, planned } from "../../support/planned-estate";
import { conferenceEstate, conferencing, room, roomCatalog } from "../../support/room-object";

function sized(of: Estate): SizedConferencing {
  const result = sizeConferencing(of);
  if (result === undefined) throw new Error("nothing was sized");
  return result;
}

function withPeople(headcount: number): Estate {
  const group = userGroup({ headcount, scenarios: { office: headcount }, sites: { "town-hall": headcount } });
  return conferenceEstate(undefined, { userGroups: [group] });
}

function withSettings(change: Parameters<typeof conferencing>[0]): Estate {
  const base = conferenceEstate();
  return { ...base, settings: { ...base.settings, conferencing: conferencing(change) } };
}

function rules(of: Estate): readonly string[] {
  return sized(of).findings.map(({ rule }) => rule);
}

test("an estate that says nothing about conferences has none", () => {
  expect(sizeConferencing(estate())).toBeUndefined();
  expect(planned(estate()).conferencing).toBeUndefined();
});

describe("rooms", () => {
  test("of a kind count as often as they are there", () => {
    const { conferencing: city, siteRooms } = sized(conferenceEstate({ meeting: room({ count: 3 }) }));
    const rooms = siteRooms.get("town-hall");
    expect([rooms?.rooms.value, rooms?.ports.value, rooms?.poeWatts.value]).toEqual([3, 9, 136.2]);
    expect([rooms?.costEur.value, rooms?.videoMbps.value]).toEqual([900, 15]);
    expect(city.roomDevices.map(({ id, count }) => [id, count.value])).toEqual([
      ["bar", 3],
      ["display-55", 3],
      ["touch-panel", 3],
    ]);
    expect(city.roomCostEur.value).toBe(900);
  });

  test("of a retired building are not equipped", () => {
    const retired = conferenceEstate(undefined, {
      sites: [site({ state: "retired", rooms: { meeting: room() } })],
    });
    expect(sized(retired).siteRooms.size).toBe(0);
  });

  test("stand in the plan of their building, with figures that can be explained", () => {
    const plan = planned(conferenceEstate());
    expect(plan.sites[0]?.rooms?.rooms.value).toBe(1);
    const explained = explainFigure(plan, "site/town-hall/roomCostEur");
    expect(explained?.inputs.map(({ input }) => input.name)).toEqual(["count", "costEur"]);
  });
});

describe("a kit that does not fit its room", () => {
  test.each([
    ["room/no-display", { farthestSeatMetres: 20 }, "needs a display of 268 inches for basic use"],
    ["room/display-too-large", { farthestSeatMetres: 12, widthMetres: 3 }, "3.65 m wide; the wall has 3 m"],
    [
      "room/display-too-large",
      { farthestSeatMetres: 12, heightMetres: 2.5 },
      "they end at 2.85 m; the room is 2.5 m",
    ],
    ["room/seat-too-near", { nearestSeatMetres: 0.9 }, "allowed are 1.02 m or more"],
  ] as const)("is refused by %s", (rule, change, reason) => {
    const spec = { ...room(), nearestSeatMetres: 3.5, ...change };
    const [finding] = sized(conferenceEstate({ meeting: spec })).findings;
    expect(finding).toMatchObject({ rule, severity: "error", file: "sites/town-hall.yaml" });
    expect(finding?.message).toContain(reason);
    expect(finding?.pointer).toMatch(/^\/rooms\/meeting\//);
  });
});

describe("the platform", () => {
  test("is sized from people and rooms", () => {
    const { conferencing: city } = sized(withPeople(5000));
    const { servers } = city;
    // 5,000 × 4 % and one of one room; 34 conferences of six; each sends one stream and sees five others.
    expect([servers?.participants.value, servers?.conferences.value]).toEqual([201, 34]);
    expect(servers?.streams.value).toBe(201 * 6);
    expect(servers?.mediaMbps.value).toBeCloseTo(200 * 3.3 + 10, 6);
    expect(servers?.relayMbps.value).toBeCloseTo(201 * 0.3 * (2.5 + 3.3) * 2, 0);
    expect(servers?.recordings.value).toBe(2);
    expect(servers?.servers.media).toMatchObject({ value: 3, boundBy: "streams" });
  });

  test("spreads machines of a role over two fault domains", () => {
    const { machines = [] } = sized(withPeople(5000)).conferencing.servers ?? {};
    const media = machines.filter(({ role }) => role === "media");
    expect(media.map(({ key, computerName, cluster }) => [key, computerName, cluster])).toEqual([
      ["cmedia-1", "mu-cmedia-1", "infrastructure"],
      ["cmedia-2", "mu-cmedia-2", "infrastructure-b"],
      ["cmedia-3", "mu-cmedia-3", "infrastructure"],
    ]);
  });

  test("never has fewer servers for more people, and moves no machine", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40_000 }), fc.nat(20_000), (people, more) => {
        const few = sized(withPeople(people)).conferencing.servers?.machines ?? [];
        const many = sized(withPeople(people + more)).conferencing.servers?.machines ?? [];
        expect(many).toEqual(expect.arrayContaining([...few]));
      }),
      { numRuns: 25 },
    );
  });

  test("needs no servers without a domain, nor when everybody confers in the cloud", () => {
    const { domain: _, ...without } = conferencing();
    const base = conferenceEstate();
    const noDomain = { ...base, settings: { ...base.settings, conferencing: without } };
    expect(sized(noDomain).conferencing.servers).toBeUndefined();
    const cloud = conferenceEstate(undefined, {
      userGroups: [userGroup({ conferencing: { service: "cloud" } })],
    });
    expect(sized(cloud).conferencing.servers).toBeUndefined();
    expect(sized(cloud).conferencing.cloudPeople.value).toBe(100);
  });

  test("records nothing when no conference is recorded", () => {
    const { servers } = sized(withSettings({ recordedShare: 0 })).conferencing;
    expect(servers?.servers.recording.value).toBe(0);
    expect(servers?.machines.some(({ role }) => role === "recording")).toBe(false);
  });

  test("warns when one cluster is its only fault domain", () => {
    const base = conferenceEstate();
    const vsphere = base.settings.platforms.vsphere!;
    const { "infrastructure-b": _, ...clusters } = vsphere.clusters;
    const platforms = { ...base.settings.platforms, vsphere: { ...vsphere, clusters } };
    expect(rules({ ...base, settings: { ...base.settings, platforms } })).toEqual([
      "conferencing/one-fault-domain",
    ]);
    expect(rules(base)).toEqual([]);
  });

  test("fails when the catalogue lacks a role", () => {
    const { relay: _, ...conferenceServers } = roomCatalog().conferenceServers;
    const lacking = conferenceEstate(undefined, { catalog: roomCatalog({ conferenceServers }) });
    expect(findings(lacking)).toContainEqual(
      expect.objectContaining({ rule: "conferencing/no-server", severity: "error" }),
    );
  });

  test("gets two networks from the lock file, and counts on its clusters", () => {
    const plan = planned(conferenceEstate());
    expect(Object.keys(plan.conferencing?.servers?.networks ?? {})).toEqual([
      "conference",
      "conference-edge",
    ]);
    const b = plan.vsphere?.clusters.find(({ id }) => id === "infrastructure-b");
    expect(b?.vcpu.value).toBe(4 * 4);
  });
});
