import fc from "fast-check";
import { radiusServers, signIns } from "../../../planning/wlan/radius-servers";

const DAY = { busiestPerThousand: 4.2, reconnectShare: 1, stormSeconds: 120 };

test.each([
  [0, DAY, 0, "ordinary day"],
  [37_500, { ...DAY, reconnectShare: 0 }, 157.5, "ordinary day"],
  [15_000, DAY, 125, "power cut"],
  [15_000, { ...DAY, stormSeconds: 60 }, 250, "power cut"],
  [15_000, { ...DAY, stormSeconds: 600 }, 63, "ordinary day"],
])(
  "%d devices with %j sign in %d times in the busiest second, because of the %s",
  (devices, spec, rate, by) => {
    const { perSecond, boundBy } = signIns(devices, spec);
    expect([perSecond, boundBy]).toEqual([expect.closeTo(rate, 6), by]);
  },
);

test.each([
  [0, 50, 2],
  [100, 50, 2],
  [100.5, 50, 4],
  [125, 50, 4],
  [125, 645, 2],
  [1000, 50, 20],
])("%d sign-ins a second at %d for each vCPU need %d servers", (rate, perVcpu, servers) => {
  expect(radiusServers(rate, perVcpu)).toBe(servers);
});

test("half of the servers carry everything, and one fewer in each half would not", () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0, max: 10_000, noNaN: true }),
      fc.integer({ min: 1, max: 1000 }),
      (rate, perVcpu) => {
        const half = radiusServers(rate, perVcpu) / 2;
        expect(half * perVcpu * 2).toBeGreaterThanOrEqual(rate * (1 - 1e-9));
        if (half > 1) expect((half - 1) * perVcpu * 2).toBeLessThan(rate);
      },
    ),
  );
});
