import fc from "fast-check";
import { concurrentAttaches, SIGN_IN_IOPS_PER_ATTACH } from "../../../planning/pool/sign-in-wave";

test("half of 5,685 people in half an hour load 95 profiles at once, 4,750 IOPS", () => {
  const attaches = Math.ceil(concurrentAttaches({ peakSessions: 5685, share: 0.5, minutes: 30 }, 60));
  expect(attaches).toBe(95);
  expect(attaches * SIGN_IN_IOPS_PER_ATTACH.value).toBe(4750);
});

test("never more than come in the wave, and fewer in a longer one", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 100_000 }),
      fc.double({ min: 0.01, max: 1, noNaN: true }),
      fc.integer({ min: 5, max: 480 }),
      fc.integer({ min: 1, max: 600 }),
      (peakSessions, share, minutes, attachSeconds) => {
        const attaches = concurrentAttaches({ peakSessions, share, minutes }, attachSeconds);
        expect(attaches).toBeLessThanOrEqual(peakSessions * share);
        expect(
          concurrentAttaches({ peakSessions, share, minutes: minutes * 2 }, attachSeconds),
        ).toBeLessThanOrEqual(attaches);
      },
    ),
  );
});
