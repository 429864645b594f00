import type { SsidSpec, WlanSpec } from "../../../generated/estate";
import type { DraftEstate } from "../../../model/draft-estate";
import { revealingWord } from "../../../model/rules/ssid-name";
import { checkSsids } from "../../../model/rules/ssids";
import { settings, site } from "../../support/estate-object";
import { ssid, threeSsids, wlan } from "../../support/wlan-object";

const PHRASE = { secret: "wlan-devices", length: 24 };
const MIGRATION = { until: "2027-12-31", plan: "new scanners" };

type Overrides = Parameters<typeof settings>[0];

function found(ssids: WlanSpec["ssids"], overrides: Overrides = {}): readonly string[] {
  const { vsphere } = settings().platforms;
  const platforms = { vsphere: { ...vsphere!, linuxTemplate: "tpl-debian-12" } };
  const draft = {
    settings: settings({ wlan: wlan({ ssids }), platforms, ...overrides }),
    sites: [site({ name: "Rosenhaus" })],
  } as unknown as DraftEstate;
  return checkSsids(draft).map(({ severity, rule, pointer }) => `${severity} ${rule} ${pointer}`);
}

const one = (overrides: Partial<SsidSpec>): readonly string[] => found({ net: ssid(overrides) });

test("networks for staff, guests and devices are fine", () => {
  expect(found(threeSsids())).toEqual([]);
});

test("an estate without networks is fine", () => {
  expect(found({})).toEqual([]);
});

test.each([
  ["ahorn", undefined],
  ["Musterstadt-2", "musterstadt"],
  ["rosenHAUS", "rosenhaus"],
  ["Behörde", "behoerde"],
  ["Mein-WLAN", "wlan"],
  ["geheim", "geheim"],
  ["gesamt", undefined],
])("the name %s gives %s away", (name, expected) => {
  const draft = { settings: settings(), sites: [site({ name: "Rosenhaus" })] };
  expect(revealingWord(name, draft)).toBe(expected);
});

test("whoever answers for a network is not named by it", () => {
  expect(one({ name: "haus-netzwerker", owner: "Netzwerker" })).toEqual([
    "warning wlan/ssid-name /wlan/ssids/net/name",
  ]);
});

test("a name with a reason is fine", () => {
  expect(one({ name: "rathaus" })).toEqual(["warning wlan/ssid-name /wlan/ssids/net/name"]);
  expect(one({ name: "rathaus", nameReason: "known to all devices" })).toEqual([]);
});

const many = (count: number): WlanSpec["ssids"] => {
  const kinds = (["staff", "guests", "devices"] as const).flatMap((purpose) =>
    (["wpa3-enterprise", "wpa2-enterprise", "owe"] as const).map((security) => ({ purpose, security })),
  );
  return Object.fromEntries(
    kinds.slice(0, count).map((kind, index) => [
      `net-${index}`,
      ssid({
        ...kind,
        name: `baum-${index}`,
        ...(kind.security === "wpa2-enterprise" ? { migration: MIGRATION } : {}),
      }),
    ]),
  );
};

test.each([
  [4, false, []],
  [5, false, ["warning"]],
  [6, false, ["warning"]],
  [7, false, ["error"]],
  [4, true, []],
  [5, true, ["error"]],
])("%d networks, with voice: %s", (count, hasVoice, expected) => {
  const telephony = hasVoice ? { telephony: {} as NonNullable<Overrides>["telephony"] & object } : {};
  const counts = found(many(count), telephony).filter((text) => text.includes("wlan/ssid-count"));
  expect(counts.map((text) => text.split(" ")[0])).toEqual(expected);
});

test.each([
  ["staff", "wpa3-enterprise", undefined],
  ["staff", "owe", "wlan/ssid-open"],
  ["staff", "open", "wlan/ssid-open"],
  ["devices", "owe", "wlan/ssid-open"],
  ["guests", "owe", undefined],
  ["guests", "open", undefined],
  ["staff", "wep", "wlan/ssid-legacy"],
  ["guests", "wpa", "wlan/ssid-legacy"],
] as const)("security of a network for %s: %s gives %s", (purpose, security, rule) => {
  const expected = rule === undefined ? [] : [`error ${rule} /wlan/ssids/net/security`];
  expect(one({ purpose, security })).toEqual(expected);
});

test.each([
  ["staff", ["error wlan/ssid-staff /wlan/ssids/net/security"]],
  ["guests", []],
  ["devices", []],
] as const)("one passphrase for all %s", (purpose, expected) => {
  expect(one({ purpose, security: "wpa3-personal", passphrase: PHRASE })).toEqual(expected);
});

test("rejects WPA2 without an end, and an end of something else", () => {
  expect(one({ security: "wpa2-enterprise" })).toEqual([
    "error wlan/wpa2-migration /wlan/ssids/net/security",
  ]);
  expect(one({ security: "wpa2-enterprise", migration: MIGRATION })).toEqual([]);
  expect(one({ migration: MIGRATION })).toEqual(["error wlan/wpa2-migration /wlan/ssids/net/migration"]);
});

test.each([
  [undefined, "wpa3-personal", ["error wlan/passphrase /wlan/ssids/net/security"]],
  [19, "wpa3-personal", ["error wlan/passphrase-short /wlan/ssids/net/passphrase/length"]],
  [20, "wpa3-personal", []],
  [20, "owe", ["error wlan/passphrase /wlan/ssids/net/passphrase"]],
] as const)("a passphrase of %s characters with %s", (length, security, expected) => {
  const passphrase = length === undefined ? {} : { passphrase: { secret: "wlan", length } };
  expect(one({ purpose: "guests", security, ...passphrase })).toEqual(expected);
});

test("rejects two networks with one name, and two for the same", () => {
  const { staff, guests } = threeSsids();
  expect(found({ staff: staff!, guests: { ...guests!, name: staff!.name } })).toEqual([
    "error wlan/ssid-repeated /wlan/ssids/guests/name",
  ]);
  expect(found({ staff: staff!, more: { ...staff!, name: "ulme" } })).toEqual([
    "error wlan/ssid-repeated /wlan/ssids/more/purpose",
  ]);
});

test.each([
  ["staff", "staff", false],
  ["voice", "staff", false],
  ["management", "guests", false],
  ["devices", "devices", false],
  ["devices", "staff", true],
  ["voice", "devices", true],
  ["staff", "guests", true],
] as const)("a role that leads to %s, with a network for %s: refused %s", (segment, purpose, isRefused) => {
  const ssids = { net: ssid({ purpose }) };
  const radius = { ...wlan().radius, roles: { Unit: segment } };
  const expected = isRefused ? ["error wlan/radius-role /wlan/radius/roles/Unit"] : [];
  const platforms = { vsphere: { ...settings().platforms.vsphere!, linuxTemplate: "tpl-debian-12" } };
  expect(found(ssids, { wlan: wlan({ ssids, radius }), platforms })).toEqual(expected);
});

test("rejects controllers without RADIUS servers beside them", () => {
  const controller = { template: "tpl-wlc" };
  const { guests, ...rest } = threeSsids();
  const platforms = { vsphere: { ...settings().platforms.vsphere!, linuxTemplate: "tpl-debian-12" } };
  const expected = ["error wlan/controller /wlan/controller"];
  const controlled = (ssids: WlanSpec["ssids"]) => ({ wlan: wlan({ ssids, controller }) });
  expect(found(rest, { ...controlled(rest), platforms })).toEqual([]);
  expect(found({}, { ...controlled({ guests: guests! }), platforms })).toEqual(expected);
  expect(found({}, { ...controlled(rest), platforms: {} })).toEqual([
    "warning wlan/radius-elsewhere /wlan/ssids/staff/security",
    ...expected,
  ]);
});

test("rejects RADIUS servers without a template; without vSphere says that they are not planned", () => {
  const { vsphere } = settings().platforms;
  const { linuxTemplate: _, ...platform } = vsphere!;
  expect(found(threeSsids(), { platforms: { vsphere: platform } })).toEqual([
    "error wlan/linux-template /wlan/ssids/staff/security",
  ]);
  expect(found(threeSsids(), { platforms: {} })).toEqual([
    "warning wlan/radius-elsewhere /wlan/ssids/staff/security",
  ]);
  const { guests } = threeSsids();
  expect(found({}, { wlan: wlan({ ssids: { guests: guests! } }), platforms: {} })).toEqual([]);
});
