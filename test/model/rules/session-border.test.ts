import type { DraftEstate } from "../../../model/draft-estate";
import { checkSessionBorder } from "../../../model/rules/session-border";
import { borderEstate, phoneEstate, telephony } from "../../support/telephony-object";

type Estate = ReturnType<typeof borderEstate>;

const found = ({ settings }: Estate): readonly string[] =>
  checkSessionBorder({ settings } as unknown as DraftEstate).map(({ rule }) => rule);

/** The estate with session border controllers, with other settings of telephony. */
function changed(overrides: Parameters<typeof telephony>[0]): Estate {
  const estate = borderEstate();
  const spec = { ...estate.settings.telephony!, ...overrides };
  return { ...estate, settings: { ...estate.settings, telephony: spec } };
}

test("session border controllers with all they need are fine, and so is telephony without", () => {
  expect(found(borderEstate())).toEqual([]);
  expect(found(phoneEstate())).toEqual([]);
});

test.each([
  ["192.168.0.0/16", []],
  ["10.127.255.0/24", []],
  ["10.192.0.0/24", []],
  ["10.128.0.0/24", ["telephony/remote-network"]],
  ["10.0.0.0/8", ["telephony/remote-network"]],
  ["10.191.255.0/24", ["telephony/remote-network"]],
  ["192.168.1.0/16", ["network/alignment"]],
  ["192.168.300.0/24", ["network/address"]],
])("people outside in %s: %j", (network, rules) => {
  expect(borderEstate().settings.network.onPremisesAddressSpace).toBe("10.128.0.0/10");
  expect(found(borderEstate({ remoteNetworks: [network] }))).toEqual(rules);
});

test("rejects a second path that nothing leads to; without a promise there is nothing to keep", () => {
  expect(found(borderEstate({ secondPathGateways: [] }))).toEqual(["telephony/second-path-gateway"]);
  const { secondPath: _, ...trunk } = telephony().trunk;
  const { sessionBorder } = borderEstate({ secondPathGateways: [] }).settings.telephony!;
  expect(found(changed({ trunk, sessionBorder: sessionBorder! }))).toEqual([]);
});

test("rejects a trunk of Teams with session border controllers of its own, or without Azure", () => {
  const trunk = { ...telephony().trunk, kind: "teams-direct-routing" as const };
  expect(found(changed({ trunk }))).toEqual(["telephony/direct-routing"]);
  const teams = phoneEstate({ trunk });
  expect(found(teams)).toEqual([]);
  const { azure: _, ...platforms } = teams.settings.platforms;
  expect(found({ ...teams, settings: { ...teams.settings, platforms } })).toEqual([
    "telephony/direct-routing",
  ]);
});

test("warns when softphones run inside of desktops", () => {
  expect(found(changed({ mediaPath: "desktop" }))).toEqual(["telephony/desktop-location"]);
});

test("rejects session border controllers without a template", () => {
  const { settings } = borderEstate();
  const { linuxTemplate: _, ...vsphere } = settings.platforms.vsphere!;
  const bare = { ...settings, platforms: { ...settings.platforms, vsphere } };
  expect(found({ ...borderEstate(), settings: bare })).toEqual(["telephony/linux-template"]);
});
