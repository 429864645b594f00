import fc from "fast-check";
import type { Figure } from "../../../planning/figure";
import { uplinkShare } from "../../../planning/site/uplink-share";
import { site } from "../../support/estate-object";

const traffic = (value: number) => ({
  name: "displayMbps",
  figure: {
    subject: "site/hall/displayMbps",
    value,
    unit: "Mbit/s",
    formula: "given",
    inputs: [],
  } satisfies Figure,
});

const share = (mbps: number, uplinkMbps: number): Figure =>
  uplinkShare(site({ id: "hall", uplinkMbps }), "uplinkShare", traffic(mbps));

test.each([
  [0, 1000, 0],
  [144, 1000, 0.144],
  [1, 3, 0.3333],
  [200, 100, 2],
])("%d Mbit/s on an uplink of %d Mbit/s take a share of %d", (mbps, uplinkMbps, expected) => {
  expect(share(mbps, uplinkMbps).value).toBe(expected);
});

test("says what was divided by what", () => {
  expect(share(144, 1000)).toMatchObject({
    subject: "site/hall/uplinkShare",
    unit: "share",
    formula: "displayMbps ÷ uplinkMbps",
    inputs: [
      { name: "displayMbps", value: 144 },
      { name: "uplinkMbps", value: 1000 },
    ],
  });
});

test("a larger uplink never makes the share larger", () => {
  const uplink = fc.integer({ min: 1, max: 100_000 });
  fc.assert(
    fc.property(fc.nat(100_000), uplink, uplink, (mbps, one, other) => {
      expect(share(mbps, Math.max(one, other)).value).toBeLessThanOrEqual(
        share(mbps, Math.min(one, other)).value,
      );
    }),
  );
});
