import fc from "fast-check";
import {
  baseIops,
  burstIops,
  shareCount,
  shareQuotaGiB,
  throughputMiBps,
} from "../../../planning/pool/azure-files";

// Check values of the vendor's scale targets.
test.each([
  [100, 3100, 10_000, 110],
  [1000, 4000, 10_000, 200],
  [5000, 8000, 15_000, 600],
  [10_000, 13_000, 30_000, 1100],
  [30_000, 33_000, 90_000, 3100],
  [102_400, 102_400, 102_400, 10_340],
])("%d GiB sustain %d IOPS, burst to %d and move %d MiB/s", (quota, base, burst, throughput) => {
  expect([baseIops(quota), burstIops(quota), throughputMiBps(quota)]).toEqual([base, burst, throughput]);
});

test.each([
  [{ capacityGiB: 10, iops: 100, sessions: 10 }, 1, "capacity", 100, "minimum"],
  [{ capacityGiB: 5000, iops: 100, sessions: 10 }, 1, "capacity", 5000, "capacity"],
  [{ capacityGiB: 100, iops: 14_820, sessions: 1367 }, 1, "capacity", 11_820, "IOPS"],
  [{ capacityGiB: 100, iops: 204_801, sessions: 100 }, 3, "IOPS", 65_267, "IOPS"],
  [{ capacityGiB: 100, iops: 100, sessions: 5001 }, 2, "handles", 100, "minimum"],
  [{ capacityGiB: 102_401, iops: 100, sessions: 10 }, 2, "capacity", 51_201, "capacity"],
] as const)("%j takes %d shares (%s) of %d GiB (%s)", (load, shares, boundBy, quotaGiB, quotaBound) => {
  expect(shareCount(load)).toEqual({ shares, boundBy });
  expect(shareQuotaGiB(load, shares)).toEqual({ quotaGiB, boundBy: quotaBound });
});

test("the shares hold what is asked and none leaves the service's limits", () => {
  fc.assert(
    fc.property(
      fc.record({
        capacityGiB: fc.integer({ min: 0, max: 3_000_000 }),
        iops: fc.integer({ min: 0, max: 3_000_000 }),
        sessions: fc.integer({ min: 0, max: 100_000 }),
      }),
      (load) => {
        const { shares } = shareCount(load);
        const { quotaGiB } = shareQuotaGiB(load, shares);
        expect(quotaGiB).toBeGreaterThanOrEqual(100);
        expect(quotaGiB).toBeLessThanOrEqual(102_400);
        expect(shares * quotaGiB).toBeGreaterThanOrEqual(load.capacityGiB);
        expect(shares * baseIops(quotaGiB)).toBeGreaterThanOrEqual(load.iops);
        expect(shares * 5000).toBeGreaterThanOrEqual(load.sessions);
      },
    ),
  );
});
