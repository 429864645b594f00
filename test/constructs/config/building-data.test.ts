import { buildingFlows, type BuildingSurroundings } from "../../../constructs/config/building-flow";
import { dnsRecords } from "../../../constructs/config/dns-records";
import { gatewayAddress, keaSubnet } from "../../../constructs/config/kea";
import { wirelessNetworks } from "../../../constructs/config/wireless-network";
import { ssid } from "../../support/wlan-object";

const CITY = { dnsServers: ["10.0.0.53", "10.0.0.54"], domain: "stadt.example" };

const AROUND: BuildingSurroundings = {
  segments: {
    staff: "10.136.0.0/25",
    voice: "10.136.0.128/26",
    guests: "10.136.0.208/28",
    devices: "10.136.0.224/28",
    management: "10.136.0.192/28",
  },
  wlanServices: "10.128.5.0/24",
  hasControllers: true,
  gateways: "10.128.0.0/24",
  dnsServers: ["10.0.0.53"],
};

describe("connections of a building", () => {
  const flows = buildingFlows(AROUND);

  test("lead guests to the internet and nowhere else", () => {
    const guests = flows.filter(({ from }) => from.includes("10.136.0.208/28"));
    expect(guests.map(({ to, protocol, ports }) => [...to, protocol, ...ports])).toEqual([
      ["internet", "tcp", "80", "443"],
      ["internet", "udp", "443"],
    ]);
  });

  test("lead to servers of the WLAN from access points only", () => {
    const services = flows.filter(({ to }) => to.includes("10.128.5.0/24"));
    expect(services.map(({ from, ports }) => [...from, ...ports])).toEqual([
      ["10.136.0.192/28", "1812"],
      ["10.136.0.192/28", "5246", "5247"],
    ]);
  });

  test("never lead from one network of the building to another", () => {
    const own = Object.values(AROUND.segments);
    expect(flows.filter(({ to }) => to.some((cidr) => own.includes(cidr)))).toEqual([]);
  });

  test("are none to what the city has not", () => {
    const { wlanServices: _w, gateways: _g, ...rest } = AROUND;
    const bare = buildingFlows({ ...rest, hasControllers: false, dnsServers: [], segments: {} });
    expect(bare).toEqual([]);
  });
});

test.each([
  ["10.136.4.0/25", "10.136.4.1"],
  ["10.136.4.128/28", "10.136.4.129"],
])("the gateway of %s is %s", (cidr, gateway) => {
  expect(gatewayAddress(cidr)).toBe(gateway);
});

test("a network gives out what gateway, routers and broadcast leave", () => {
  expect(keaSubnet({ segment: "staff", cidr: "10.136.4.0/28", vlanId: 201 }, CITY)).toEqual({
    id: 201,
    subnet: "10.136.4.0/28",
    pools: [{ pool: "10.136.4.4 - 10.136.4.14" }],
    "valid-lifetime": 28_800,
    "option-data": [
      { name: "routers", data: "10.136.4.1" },
      { name: "domain-name-servers", data: "10.0.0.53, 10.0.0.54" },
      { name: "domain-name", data: "stadt.example" },
    ],
  });
});

test("guests learn no server and no name of the city", () => {
  const { "option-data": options } = keaSubnet({ segment: "guests", cidr: "10.1.0.0/24", vlanId: 9 }, CITY);
  expect(options).toEqual([
    { name: "routers", data: "10.1.0.1" },
    { name: "domain-name-servers", data: "10.1.0.1" },
  ]);
});

test("gateways have names below the building", () => {
  expect(dnsRecords("town-hall", "stadt.example", [{ segment: "staff", cidr: "10.136.4.0/25" }])).toBe(
    "staff-gateway.town-hall.stadt.example. 3600 IN A 10.136.4.1\n",
  );
});

test.each([
  ["wpa3-enterprise", "required", "by RADIUS"],
  ["wpa3-personal", "required", "guests"],
  ["owe", "required", "guests"],
  ["wpa2-enterprise", "optional", "by RADIUS"],
  ["wpa2-personal", "optional", "guests"],
  ["open", "off", "guests"],
] as const)("security %s has frame protection %s, VLAN %s", (security, protection, vlan) => {
  const [network] = wirelessNetworks({ one: ssid({ purpose: "guests", security }) });
  expect(network).toMatchObject({ managementFrameProtection: protection, vlan, isIsolated: true });
});
