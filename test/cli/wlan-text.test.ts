import { createColors } from "picocolors";
import { wlanText } from "../../cli/wlan-text";
import { planned } from "../support/planned-estate";
import { area, wlanEstate, wlanSite } from "../support/wlan-object";

const PLAIN = createColors(false);

function shown(estate: Parameters<typeof planned>[0]): string {
  const plan = planned(estate);
  return wlanText(plan.wlan!, plan.sites, PLAIN).join("\n");
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
