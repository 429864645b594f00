import fc from "fast-check";
import { buildingAddresses } from "../../../planning/wlan/site-networks";
import { settings } from "../../support/estate-object";
import { planned, sized } from "../../support/planned-estate";
import { area, ssid, threeSsids, wlan, wlanEstate, wlanSite } from "../../support/wlan-object";

const AREAS = { offices: area({ visitors: 10, fixedDevices: 7 }) };

function addresses(spec: Parameters<typeof wlanEstate>[1]): unknown {
  const { networks } = sized(wlanEstate(AREAS, spec)).sites[0]!;
  return networks?.segments.map((network) => [network.segment, network.addresses.value]);
}

test.each([
  [0, 5],
  [4, 10],
  [80, 105],
  [81, 107],
])("%d devices need %d addresses", (devices, expected) => {
  expect(buildingAddresses(devices)).toBe(expected);
});

test("a network holds its devices and a quarter more", () => {
  fc.assert(
    fc.property(fc.nat(100_000), (devices) => {
      const room = buildingAddresses(devices) - 5;
      expect(room).toBeGreaterThanOrEqual(devices * 1.25);
      expect(room).toBeLessThan(devices * 1.25 + 1);
    }),
  );
});

// 80 people on site, 8 access points, 1 switch.
test("each network is sized by what is in it", () => {
  expect(addresses({ ssids: threeSsids() })).toEqual([
    ["staff", 225],
    ["voice", 105],
    ["guests", 118],
    ["devices", 14],
    ["management", 17],
  ]);
});

test("purposes that the estate has not have no network", () => {
  expect(addresses({ ssids: { staff: ssid() } })).toEqual([
    ["staff", 225],
    ["voice", 105],
    ["management", 17],
  ]);
});

test("an estate without networks on the air has none in its buildings", () => {
  expect(addresses({})).toBeUndefined();
});

test.each([
  ["planned", false],
  ["staging", true],
  ["active", true],
  ["decommissioning", true],
] as const)("a building that is %s: built %s, and only then with VLAN ids", (state, isBuilt) => {
  const plan = planned(wlanEstate(AREAS, { ssids: threeSsids() }, { sites: [wlanSite(AREAS, { state })] }));
  const { networks } = plan.sites[0]!;
  expect(networks?.isBuilt).toBe(isBuilt);
  expect(networks?.segments.every(({ vlanId }) => (vlanId !== undefined) === isBuilt)).toBe(true);
  expect(networks?.segments.every(({ cidr }) => cidr.startsWith("10."))).toBe(true);
});

test("a retired building keeps its addresses and has no networks", () => {
  const retired = wlanSite(AREAS, { state: "retired" });
  const sites = { [retired.id]: { cidr: "10.128.9.0/24" } };
  const lock = { version: 1 as const, pools: {}, networks: {}, sites };
  const estate = wlanEstate(AREAS, { ssids: threeSsids() }, { sites: [retired], lock });
  expect(sized(estate).sites.map(({ id, networks }) => [id, networks])).toEqual([[retired.id, undefined]]);
});

describe("servers of the WLAN", () => {
  const core = (spec: Parameters<typeof wlan>[0], overrides = {}) =>
    sized(wlanEstate(AREAS, { ssids: threeSsids(), ...spec }, overrides)).wlan?.core;

  test("are two RADIUS servers for 176 devices, and a network", () => {
    const { endpoints, radiusServers, machines, networks } = core({})!;
    expect([endpoints.value, radiusServers.value]).toEqual([176, 2]);
    expect(machines.map(({ key, computerName, network }) => [key, computerName, network])).toEqual([
      ["radius-1", expect.stringMatching(/-radius-1$/), "wlan-services"],
      ["radius-2", expect.stringMatching(/-radius-2$/), "wlan-services"],
    ]);
    expect(networks.map(({ name }) => name)).toEqual(["wlan-services"]);
  });

  test("take turns between two fault domains", () => {
    const { vsphere } = settings().platforms;
    const clusters = {
      ...vsphere!.clusters,
      "infrastructure-b": { ...vsphere!.clusters["infrastructure"]!, name: "B", datastore: "ds-b" },
    };
    const both = settings({
      wlan: wlan({ ssids: threeSsids(), radius: { ...wlan().radius, perVcpu: 1, stormSeconds: 60 } }),
      platforms: { vsphere: { ...vsphere!, clusters } },
    });
    const machines = core({}, { settings: both })!.machines.map(({ cluster }) => cluster);
    expect(machines).toEqual(["infrastructure", "infrastructure-b", "infrastructure", "infrastructure-b"]);
  });

  test("are none where no network asks for certificates", () => {
    const { guests } = threeSsids();
    expect(core({ ssids: { guests: guests! } })).toBeUndefined();
  });

  test("are none without vSphere", () => {
    const { azure } = settings().platforms;
    const estate = {
      settings: settings({ wlan: wlan({ ssids: threeSsids() }), platforms: { azure: azure! } }),
    };
    expect(core({}, estate)).toBeUndefined();
  });

  test("are a pair of controllers too, where the estate has their template", () => {
    const size = { description: "Controller", vcpu: 4, memoryGiB: 8, systemDiskGiB: 16 };
    const wlanControllers = {
      large: { ...size, accessPoints: 1000, clients: 10_000 },
      small: { ...size, accessPoints: 8, clients: 1000 },
      tiny: { ...size, accessPoints: 100, clients: 10 },
    };
    const base = wlanEstate(AREAS).catalog;
    const result = core({ controller: { template: "tpl-wlc" } }, { catalog: { ...base, wlanControllers } })!;
    expect(result.controllers).toMatchObject({ value: 2, boundBy: "small" });
    expect(result.machines.map(({ key }) => key)).toEqual(["radius-1", "radius-2", "wlc-1", "wlc-2"]);
  });
});
