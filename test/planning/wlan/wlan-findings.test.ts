import { findings } from "../../support/planned-estate";
import { area, ssid, threeSsids, wlanEstate } from "../../support/wlan-object";
import { wpa2Findings } from "../../../planning/wlan/wpa2-end";

const AREAS = { offices: area() };

test.each([
  ["2027-12-30", 0],
  ["2027-12-31", 0],
  ["2028-01-01", 1],
])("on %s WPA2 until 2027-12-31 has %d findings", (today, count) => {
  const migration = { until: "2027-12-31", plan: "new scanners" };
  const ssids = { old: ssid({ security: "wpa2-enterprise", migration }) };
  const found = wpa2Findings(wlanEstate(AREAS, { ssids }), today);
  expect(found).toHaveLength(count);
  for (const finding of found) {
    expect(finding).toMatchObject({
      rule: "wlan/migration-overdue",
      severity: "error",
      pointer: "/wlan/ssids/old/migration/until",
    });
  }
});

test("rejects controllers that the catalogue does not have", () => {
  const found = findings(wlanEstate(AREAS, { ssids: threeSsids(), controller: { template: "tpl-wlc" } }));
  expect(found.filter(({ rule }) => rule === "wlan/controller-too-small")).toMatchObject([
    {
      severity: "error",
      pointer: "/wlan/controller",
      message: "controllers have to manage 8 access points and 176 devices; the catalogue describes none",
    },
  ]);
});

test("one cluster for all RADIUS servers is reported", () => {
  const found = findings(wlanEstate(AREAS, { ssids: threeSsids() }));
  expect(found.map(({ rule }) => rule)).toContain("wlan/one-fault-domain");
});
