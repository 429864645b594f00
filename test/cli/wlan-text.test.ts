import { createColors } from "picocolors";
import { wlanText } from "../../cli/wlan-text";
import { planned } from "../support/planned-estate";
import { area, threeSsids, wlanEstate, wlanSite } from "../support/wlan-object";

const PLAIN = createColors(false);

function shown(estate: Parameters<typeof planned>[0]): string {
  return wlanText(planned(estate), PLAIN).join("\n");
}

test("the WLAN of a building and of the city", () => {
  const text = shown(wlanEstate({ offices: area({ visitors: 20 }) }));
  expect(text).toMatch(/^town-hall +8 +coverage +1 +16 +222 +22 % +6,900 *$/m);
  expect(text).toContain("WLAN      access points: 8, switches: 1, drops: 16; 6,900 EUR once");
});

test("only the buildings with the most access points are shown", () => {
  const sites = Array.from({ length: 7 }, (_, index) =>
    wlanSite({ offices: area({ surveyedAccessPoints: index }) }, { id: `site-${index}` }),
  );
  const text = shown(wlanEstate({}, {}, { sites, userGroups: [] }));
  expect(text).toContain("site (5 of 7 by access points)");
  expect(text.match(/^site-\d/gm)).toEqual(["site-6", "site-5", "site-4", "site-3", "site-2"]);
});

test("without buildings there is no table", () => {
  expect(shown(wlanEstate({}, {}, { sites: [], userGroups: [] }))).toBe(
    "WLAN      access points: 0, switches: 0, drops: 0; 0 EUR once",
  );
});

test("without vSphere nothing is said to have a stack", () => {
  const { vsphere: _, ...plan } = planned(wlanEstate({ offices: area() }, { ssids: threeSsids() }));
  const text = wlanText(plan, PLAIN).join("\n");
  expect(text).toContain("without stacks and RADIUS servers: there is no vSphere platform");
  expect(text).not.toContain("a stack each");
});

test("networks of built buildings are shown with their VLANs, the others are counted", () => {
  const areas = { offices: area() };
  const sites = [
    wlanSite(areas, { id: "annex", state: "planned" }),
    wlanSite(areas, { id: "library", state: "staging" }),
  ];
  const text = shown(wlanEstate({}, { ssids: threeSsids() }, { sites, userGroups: [] }));
  expect(text).toMatch(/^networks with VLAN \(1 of 1 sites\) +staff +voice +guests +devices +management *$/m);
  expect(text).toMatch(/^library +10\.[0-9./]+ \d{3,4} /m);
  expect(text).not.toMatch(/^annex +10\./m);
  expect(text).toContain(
    "networks  1 building at least staged, with a stack each; 1 planned, with addresses but without VLAN ids and stack",
  );
  expect(text).toContain("RADIUS    0 devices, 0 sign-ins/s (ordinary day), servers: 2");
});
