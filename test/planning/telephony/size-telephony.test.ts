import * as fc from "fast-check";
import { explainFigure, listFigures } from "../../../planning/explain";
import { sizeTelephony } from "../../../planning/telephony/size-telephony";
import { estate, scenario, userGroup } from "../../support/estate-object";
import { findings, planned, sized } from "../../support/planned-estate";
import { hotline, phoneEstate, phoneSite } from "../../support/telephony-object";

const phones = (...input: Parameters<typeof phoneEstate>) => sized(phoneEstate(...input)).telephony!;

test("an estate without telephony plans none", () => {
  expect(sized(estate())).not.toHaveProperty("telephony");
  expect(planned(estate())).not.toHaveProperty("telephony");
});

test("a hundred people who phone three minutes in the busy hour", () => {
  const { trunk, callKbps, sites, relayedCalls } = phones();
  expect(trunk.officeErlang.value).toBe(5);
  // Erlang B: 5 erlang at 1 %.
  expect(trunk.pooledChannels.value).toBe(11);
  expect(trunk.channels.value).toBe(11 + 4);
  // 92.8 kbit/s and 5 % for control packets.
  expect(callKbps.value).toBeCloseTo(97.44, 6);
  // A fifth of all calls stays inside: 6.25 erlang.
  expect(sites[0]!.voiceErlang.value).toBeCloseTo(6.25, 6);
  expect(sites[0]!.concurrentCalls.value).toBe(13);
  expect(sites[0]!.voiceMbps.value).toBeCloseTo(1.267, 3);
  // A third of 1,000 Mbit/s.
  expect(sites[0]!.callLimit.value).toBe(3386);
  // The trunk and 1.25 erlang of calls between colleagues.
  expect(relayedCalls.value).toBe(15 + 5);
});

test("twenty buildings on trunks of their own need half as many channels again", () => {
  const ids = Array.from({ length: 20 }, (_, index) => `site-${index}`);
  const group = userGroup({
    headcount: 5000,
    scenarios: { office: 5000 },
    sites: Object.fromEntries(ids.map((id) => [id, 250])),
  });
  const { trunk } = phones(
    { numberRanges: { main: { headNumber: "+4969", areaCode: "69", extensionDigits: 5, blockSize: 10 } } },
    { userGroups: [group], sites: ids.map((id) => phoneSite({ id, uplinkMbps: 10_000 })) },
  );
  expect([trunk.pooledChannels.value, trunk.separateChannels.value]).toEqual([273, 420]);
});

test("what a building needs of the number plan: people, functions, its hotlines, emergency calls, growth", () => {
  const site = phoneSite();
  const telephone = { ...site.telephone!, functions: { reception: 2, lift: 1 } };
  const { sites } = phones({ hotlines: { citizens: hotline() } }, { sites: [{ ...site, telephone }] });
  expect(sites[0]!.telephoneNumbers.value).toBe((100 + 3 + 1 + 1) * 1.5 + 0.5);
  expect(sites[0]!.emergency).toEqual({
    number: "+496990009100",
    address: "Marktplatz 1, 48143 Musterstadt",
    psapArea: "Musterstadt",
  });
});

test("a retired building has no telephone", () => {
  const group = userGroup();
  const retired = phoneSite({ id: "annex", state: "retired" });
  expect(phones({}, { userGroups: [group], sites: [phoneSite(), retired] }).sites).toHaveLength(1);
});

test("people who answer a hotline phone through it, not through the offices' channels", () => {
  const agents = userGroup({
    id: "hotline",
    headcount: 20,
    scenarios: { office: 20 },
    sites: { "town-hall": 20 },
    telephony: { busyHourErlangPerPerson: 0.05, hotline: "citizens" },
  });
  const { trunk, sites, hotlines } = phones(
    { hotlines: { citizens: hotline() } },
    { userGroups: [userGroup(), agents] },
  );
  expect(trunk.officeErlang.value).toBe(5);
  expect(sites[0]!.officeErlang.value).toBe(5);
  expect(sites[0]!.voiceErlang.value).toBeCloseTo((5 + 4) / 0.8, 6);
  expect(trunk.hotlineChannels.value).toBe(hotlines[0]!.channels.value);
  expect(trunk.channels.value).toBe(11 + trunk.hotlineChannels.value + 4);
});

test("voice burdens the pool only where it leaves the desktop", () => {
  const scenarios = [scenario({ softphone: "desktop" })];
  const [left] = phones({}, { scenarios }).pools;
  expect([left!.concurrentCalls.value, left!.voiceMbps.value]).toEqual([13, 0]);
  const [carried] = phones({ mediaPath: "desktop" }, { scenarios }).pools;
  expect(carried!.voiceMbps.value).toBeCloseTo(1.267, 3);
  expect(phones().pools).toEqual([]);
});

test("a link that cannot carry the calls is warned of, with the bandwidth that can", () => {
  const narrow = phoneEstate({}, { sites: [phoneSite({ uplinkMbps: 3 })] });
  const [warning] = findings(narrow).filter(({ rule }) => rule === "sizing/calls-refused");
  expect(warning).toMatchObject({
    severity: "warning",
    file: "sites/town-hall.yaml",
    pointer: "/uplinkMbps",
  });
  expect(warning!.message).toContain("13 calls at its busiest time; its uplink of 3 Mbit/s may carry 10");
  const wider = phoneEstate({}, { sites: [phoneSite({ uplinkMbps: 4 })] });
  expect(findings(wider).map(({ rule }) => rule)).not.toContain("sizing/calls-refused");
});

test("every figure of telephony can be explained", () => {
  const plan = planned(
    phoneEstate(
      { hotlines: { citizens: hotline({ overflow: { afterSeconds: 120 } }) } },
      {
        scenarios: [scenario({ softphone: "both" })],
      },
    ),
  );
  const subjects = listFigures(plan).map(({ subject }) => subject);
  expect(subjects).toEqual(
    expect.arrayContaining([
      "city/trunkChannels",
      "city/mediaServers",
      "city/registrarMemoryGiB",
      "site/town-hall/voiceMbps",
      "hotline/citizens/08:00/averageWaitSeconds",
      "hotline/citizens/overflowShare",
      "user-group/back-office/externalErlangPerPerson",
    ]),
  );
  for (const subject of subjects) expect(() => explainFigure(plan, subject)).not.toThrow();
});

test("more people or longer calls never need fewer channels, servers or numbers", () => {
  const size = (people: number, erlang: number) => {
    const group = userGroup({
      headcount: people,
      scenarios: { office: people },
      sites: { "town-hall": people },
      telephony: { busyHourErlangPerPerson: erlang },
    });
    const { trunk, relayedCalls, registrar, media, sites } = sizeTelephony(
      phoneEstate({}, { userGroups: [group] }),
      [],
    )!.telephony;
    return [
      trunk.channels,
      relayedCalls,
      registrar.memoryGiB,
      media.nodes,
      sites[0]!.concurrentCalls,
      sites[0]!.telephoneNumbers,
    ].map(({ value }) => value);
  };
  const people = fc.integer({ min: 0, max: 20_000 });
  const erlang = fc.double({ min: 0, max: 0.5, noNaN: true });
  fc.assert(
    fc.property(people, people, erlang, erlang, (count, more, load, longer) => {
      const before = size(count, load);
      for (const after of [size(count + more, load), size(count, load + longer)]) {
        after.forEach((value, index) => expect(value).toBeGreaterThanOrEqual(before[index]!));
      }
    }),
    { numRuns: 50 },
  );
});
