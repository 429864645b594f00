import fc from "fast-check";
import type { AreaSpec } from "../../../generated/site";
import { explainFigure, listFigures } from "../../../planning/explain";
import { accessPointsPerChannel, bandChannels } from "../../../planning/wlan/channel-reuse";
import { CHANNEL_WIDTHS, RADIO_BANDS, radioChannels } from "../../../planning/wlan/radio-channel";
import { findings, planned, sized } from "../../support/planned-estate";
import { area, wlan, wlanEstate, wlanSite } from "../../support/wlan-object";

type Settings = Parameters<typeof wlanEstate>[1];

// 2,640 m² behind light walls: 22 access points, 25 with the reserve, 11.9 of them within 20 m.
const HALL: Partial<AreaSpec> = { squareMetres: 2640, use: "open-plan", construction: "light" };
const WIDE = { "5-ghz": { channelMhz: 40 }, "6-ghz": { channelMhz: 160 } } as const;

const reuse = (overrides: Partial<AreaSpec>, spec: Settings = {}): readonly unknown[] => {
  const site = wlanSite({ hall: area({ ...HALL, ...overrides }) }, { uplinkMbps: 10_000 });
  const { areas } = sized(wlanEstate({}, spec, { sites: [site] })).sites[0]!.wlan!;
  return areas.map(({ accessPointsPerChannel: figure }) => [figure?.value, figure?.boundBy]);
};

const warnings = (spec: Settings, areas = { hall: area(HALL) }) =>
  findings(wlanEstate(areas, spec)).filter(({ rule }) => rule === "wlan/channel-reuse");

test.each([
  ["2.4-ghz", [undefined, undefined, 1, 3]],
  ["5-ghz", [2, 4, 9, 19]],
  ["6-ghz", [3, 6, 12, 24]],
] as const)("%s has %j channels of 160, 80, 40 and 20 MHz", (band, expected) => {
  expect(CHANNEL_WIDTHS.map((width) => radioChannels(band, width)?.value)).toEqual(expected);
});

test("channels of half the width are twice as many at least", () => {
  for (const band of RADIO_BANDS) {
    for (const width of [160, 80, 40] as const) {
      const wide = radioChannels(band, width)?.value ?? 0;
      const narrow = radioChannels(band, (width / 2) as 20 | 40 | 80)?.value ?? 0;
      expect(narrow).toBeGreaterThanOrEqual(2 * wide);
    }
  }
});

test("the band with the fewest channels comes first, its own number before that of the regulation", () => {
  const bands = { "5-ghz": { channelMhz: 20 as const, channels: 4 }, "6-ghz": { channelMhz: 40 as const } };
  const found = bandChannels(wlan({ bands: { "2.4-ghz": { channelMhz: 20 }, ...bands } }));
  expect(found.map(({ band, channels }) => [band, channels.value, channels.origin.kind])).toEqual([
    ["2.4-ghz", 3, "constant"],
    ["5-ghz", 4, "yaml"],
    ["6-ghz", 12, "constant"],
  ]);
});

test.each<[string, Partial<AreaSpec>, Settings, unknown, unknown]>([
  ["6 GHz with 80 MHz", {}, {}, 1.98, "6-ghz"],
  ["6 GHz with 160 MHz", {}, { bands: WIDE }, 3.97, "6-ghz"],
  ["5 GHz outdoors", { accessPoint: "outdoor" }, { bands: WIDE }, 1.32, "5-ghz"],
  ["fewer metres", {}, { hearingMetres: 10 }, 0.5, "6-ghz"],
  ["an area that is all within hearing", { squareMetres: 300 }, {}, 0.67, "6-ghz"],
  ["walls that take access points and hearing alike", { construction: "brick" }, {}, 1.96, "6-ghz"],
  ["a survey", { surveyedAccessPoints: 12 }, {}, 0.95, "6-ghz"],
  ["old devices too", {}, { bands: { ...WIDE, "2.4-ghz": { channelMhz: 40 } } }, 11.9, "2.4-ghz"],
])("access points per channel: %s", (_, overrides, spec, value, band) => {
  expect(reuse(overrides, spec)).toEqual([[value, band]]);
});

test("an area without floor area has no such figure", () => {
  const { squareMetres: _, ...surveyed } = area({ surveyedAccessPoints: 5 });
  const { areas } = sized(wlanEstate({ hall: surveyed })).sites[0]!.wlan!;
  expect(areas[0]).not.toHaveProperty("accessPointsPerChannel");
});

test("more access points, farther hearing or fewer channels never share less", () => {
  const positive = fc.double({ min: 0.1, max: 5000, noNaN: true });
  const factor = fc.double({ min: 0.1, max: 1, noNaN: true });
  fc.assert(
    fc.property(
      fc.nat(500),
      positive,
      positive,
      factor,
      fc.integer({ min: 1, max: 24 }),
      (count, floor, far, walls, channels) => {
        const place = { squareMetres: floor, hearingMetres: far, constructionFactor: walls, channels };
        const own = accessPointsPerChannel(count, place);
        expect(own).toBeLessThanOrEqual(count / channels + 1e-9);
        expect(accessPointsPerChannel(count + 1, place)).toBeGreaterThanOrEqual(own);
        expect(accessPointsPerChannel(count, { ...place, hearingMetres: far * 2 })).toBeGreaterThanOrEqual(
          own,
        );
        expect(accessPointsPerChannel(count, { ...place, channels: channels + 1 })).toBeLessThanOrEqual(own);
      },
    ),
  );
});

test("channels that are too wide are reported once, with the worst area and the width that serves it", () => {
  const areas = { hall: area(HALL), counters: area({ ...HALL, use: "dense", distributor: "attic" }) };
  expect(warnings({ bands: WIDE }, areas)).toEqual([
    {
      rule: "wlan/channel-reuse",
      severity: "warning",
      file: "estate.yaml",
      pointer: "/wlan/bands/6-ghz/channelMhz",
      message:
        '6 GHz has too few channels of 160 MHz in 2 areas: in area "counters" of site "town-hall" 5.24 access points within 20 m share each of them; allowed are 3 (wlan.beacon.accessPointsHeard)',
      hint: "set channelMhz to 80, or lower the power of the radios (hearingMetres), or measure how many are heard (accessPointsHeard)",
    },
  ]);
});

test.each<[string, Settings, string]>([
  [
    "5 GHz",
    { bands: { "5-ghz": { channelMhz: 160 }, "6-ghz": { channelMhz: 80 } } },
    "set channelMhz to 80, choose access points with 6 GHz, or lower the power of the radios (hearingMetres), or measure how many are heard (accessPointsHeard)",
  ],
  [
    "2.4 GHz",
    { bands: { "2.4-ghz": { channelMhz: 20 }, "5-ghz": { channelMhz: 40 }, "6-ghz": { channelMhz: 80 } } },
    "lower the power of the radios (hearingMetres), or measure how many are heard (accessPointsHeard)",
  ],
])("the way out in %s", (_, spec, hint) => {
  expect(warnings(spec).map((finding) => finding.hint)).toEqual([hint]);
});

test("channels that the estate counts itself are the ones to change", () => {
  const bands = { "5-ghz": { channelMhz: 40 as const, channels: 2 }, "6-ghz": { channelMhz: 80 as const } };
  expect(warnings({ bands })).toMatchObject([{ pointer: "/wlan/bands/5-ghz/channels" }]);
});

test("exactly as many as are allowed are fine", () => {
  const beacon = { basicRateMbps: 12 as const, accessPointsHeard: 4 };
  expect(warnings({ bands: WIDE, beacon })).toEqual([]);
  expect(warnings({})).toEqual([]);
});

test("the figure explains itself down to the settings", () => {
  const plan = planned(wlanEstate({ hall: area(HALL) }));
  const subject = "area/town-hall/hall/accessPointsPerChannel";
  expect(listFigures(plan).map((figure) => figure.subject)).toContain(subject);
  expect(explainFigure(plan, subject)?.inputs.map(({ input }) => [input.name, input.value])).toEqual([
    ["accessPoints", 25],
    ["hearingMetres", 20],
    ["constructionFactor", 1],
    ["squareMetres", 2640],
    ["channels", 6],
  ]);
});
