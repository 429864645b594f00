import fc from "fast-check";
import {
  accessPointsForAirtime,
  accessPointsForClients,
  accessPointsForCoverage,
  accessPointsForThroughput,
  withReserve,
} from "../../../planning/wlan/access-point-demand";

test.each([
  [0, 120, 1, 0],
  [120, 120, 1, 1],
  [121, 120, 1, 2],
  [900, 180, 0.75, 7],
  [900, 180, 0.55, 10],
  // The grid of TIA TSB-162.
  [3350, 335, 1, 10],
])("%d m² with %d m² each and factor %d need %d access points", (squareMetres, each, factor, expected) => {
  expect(accessPointsForCoverage(squareMetres, each, factor)).toBe(expected);
});

test.each([
  [0, 60, 0],
  [60, 60, 1],
  [61, 60, 2],
  [130, 60, 3],
])("%d devices with %d clients each need %d access points", (devices, clients, expected) => {
  expect(accessPointsForClients(devices, clients)).toBe(expected);
});

// 4 to 10 % of airtime each and a cap of 60 % make 6 to 15 people in a video conference per radio.
test.each([
  [6, 1, 0.1, 1],
  [7, 1, 0.1, 2],
  [15, 1, 0.04, 1],
  [16, 1, 0.04, 2],
  [160, 0.1, 0.04, 2],
])(
  "%d people, a share of %d in video with %d of the airtime, need %d radios",
  (people, active, each, expected) => {
    expect(accessPointsForAirtime(people, active, each, 0.6)).toBe(expected);
  },
);

test.each([
  [0, 500, 0],
  [500, 500, 1],
  [1200, 500, 3],
])("%d Mbit/s with %d each need %d access points", (traffic, each, expected) => {
  expect(accessPointsForThroughput(traffic, each)).toBe(expected);
});

test.each([
  [[7, 3, 2, 3], 0.1, 8],
  [[10, 3], 0, 10],
  [[10, 3], 0.1, 11],
  [[0, 0], 0.1, 0],
  [[], 0.1, 0],
])("the largest of %j with a reserve of %d is %d", (demands, reserve, expected) => {
  expect(withReserve(demands, reserve)).toBe(expected);
});

test("a reserve never takes an access point away, and costs at most one more than its share", () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat(5000), { minLength: 1, maxLength: 4 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (demands, share) => {
        const largest = Math.max(...demands);
        const planned = withReserve(demands, share);
        expect(planned).toBeGreaterThanOrEqual(largest);
        expect(planned).toBeLessThan(largest * (1 + share) + 1);
      },
    ),
  );
});
