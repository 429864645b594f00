import { beaconAirtimeShare, beaconFigure, beaconFindings } from "../../../planning/wlan/beacon-airtime";
import { ssid, wlan } from "../../support/wlan-object";

test.each([
  [1, 3, 1, 0.101],
  [1, 4, 1, 0.134],
  [1, 4, 3, 0.403],
  [6, 3, 1, 0.017],
  [6, 4, 3, 0.069],
  [6, 8, 3, 0.138],
  [12, 4, 3, 0.038],
  [24, 6, 3, 0.033],
  [24, 8, 3, 0.044],
])(
  "at %d Mbit/s %d networks of %d access points take %d of the airtime",
  (rate, networks, heard, expected) => {
    expect(beaconAirtimeShare(networks, heard, rate)).toBeCloseTo(expected, 3);
  },
);

function networks(count: number): ReturnType<typeof wlan>["ssids"] {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [`n${index}`, ssid()]));
}

test("without networks in the estate three are taken as sent", () => {
  expect(beaconFigure(wlan()).inputs[0]).toMatchObject({ value: 3, origin: { kind: "constant" } });
  expect(beaconFigure(wlan({ ssids: networks(4) })).inputs[0]).toMatchObject({
    value: 4,
    origin: { kind: "yaml", pointer: "/wlan/ssids" },
  });
});

test("the figure is the function's value", () => {
  expect(beaconFigure(wlan()).value).toBe(0.0282);
  expect(
    beaconFigure(wlan({ ssids: networks(4), beacon: { basicRateMbps: 1, accessPointsHeard: 3 } })).value,
  ).toBe(0.4034);
});

test("names that take more than a tenth of the airtime are reported", () => {
  expect(beaconFindings(wlan({ ssids: networks(10) }))).toEqual([]);
  expect(beaconFindings(wlan({ ssids: networks(11) }))).toMatchObject([
    {
      rule: "wlan/beacon-airtime",
      severity: "warning",
      file: "estate.yaml",
      pointer: "/wlan/beacon/basicRateMbps",
      message: "the names of 11 networks take 10 % of the airtime at 12 Mbit/s; allowed are 10 %",
    },
  ]);
});
