import fc from "fast-check";
import { brokerCount, gatewayCount, infrastructureKey } from "../../../planning/platform/infrastructure";
import { infrastructureComputerName } from "../../../planning/names";
import { estate, settings, userGroup } from "../../support/estate-object";
import { planned, sized } from "../../support/planned-estate";

const onPremises = (count: number, zone = "office") =>
  userGroup({
    id: zone,
    headcount: count,
    scenarios: { office: count },
    sites: {},
    platform: "vsphere",
    zone,
  });

test.each([
  [0, 2, 1],
  [1, 2, 2],
  [2000, 2, 3],
  [2001, 3, 4],
  [4500, 4, 6],
])("%d sessions need %d brokers and %d gateways", (sessions, brokers, gateways) => {
  expect([brokerCount(sessions), gatewayCount(sessions)]).toEqual([brokers, gateways]);
});

test("after one fails the others carry the sessions", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 100_000 }), (sessions) => {
      expect((gatewayCount(sessions) - 1) * 1000).toBeGreaterThanOrEqual(sessions);
      expect(brokerCount(sessions)).toBeGreaterThanOrEqual(2);
    }),
  );
});

test("keys and computer names are stable and fit", () => {
  const { vsphere } = planned(estate({ userGroups: [onPremises(100), onPremises(9000, "social")] }));
  expect(vsphere!.infrastructure.map(({ key, computerName }) => [key, computerName])).toEqual(
    expect.arrayContaining([
      ["broker-1", "mu-broker-1"],
      ["licence-2", "mu-licence-2"],
    ]),
  );
  const servers = vsphere!.infrastructure.filter(({ role }) => role === "profile-server");
  expect(servers.map(({ key }) => key)).toEqual([
    expect.stringMatching(/^prof-...$/),
    expect.stringMatching(/^prof-...$/),
    expect.stringMatching(/^prof-...-2$/),
    expect.stringMatching(/^prof-...-3$/),
  ]);
  expect(
    infrastructureComputerName("abcd", infrastructureKey({ keyStem: "prof", number: 2 }, "p01")),
  ).toHaveLength(15);
});

test("a profile server holds its pool's capacity on its data disk", () => {
  const { pools, vsphere } = sized(estate({ userGroups: [onPremises(1000)] }));
  expect(vsphere!.infrastructure.find(({ role }) => role === "profile-server")).toMatchObject({
    dataDiskGiB: 15_000,
    pool: pools[0]!.id,
  });
});

test("guacamole connects without brokers but Windows sessions still need licences", () => {
  const base = settings();
  const vsphere = { ...base.platforms.vsphere!, broker: "guacamole" as const };
  const { vsphere: plan } = sized(
    estate({
      userGroups: [onPremises(100)],
      settings: settings({ platforms: { ...base.platforms, vsphere } }),
    }),
  );
  const roles = new Set(plan!.infrastructure.map(({ role }) => role));
  expect(roles).toEqual(new Set(["gateway", "licensing", "profile-server"]));
});

test("without on-premises pools there are no platform VMs", () => {
  expect(sized(estate()).vsphere!.infrastructure).toEqual([]);
});
