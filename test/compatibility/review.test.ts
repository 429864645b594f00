import fc from "fast-check";
import { daysBetween, isReviewOverdue } from "../../compatibility/review";

const DAY = fc
  .date({ min: new Date("2000-01-01"), max: new Date("2099-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe("isReviewOverdue", () => {
  it.each([
    ["2025-11-21", "2026-11-21", 12, false],
    ["2025-11-20", "2026-11-21", 12, true],
    ["2026-01-31", "2026-02-28", 1, false],
    ["2026-01-31", "2026-03-01", 1, true],
    ["2025-12-15", "2026-01-15", 1, false],
    ["2025-12-15", "2026-01-16", 1, true],
    ["2024-12-31", "2026-12-31", 24, false],
  ])("confirmed on %s, today %s, for %s months: %s", (reviewedOn, today, months, overdue) => {
    expect(isReviewOverdue(reviewedOn, today, months)).toBe(overdue);
  });

  it("never gets back in time by waiting, nor overdue by a longer period", () => {
    fc.assert(
      fc.property(
        DAY,
        DAY,
        DAY,
        fc.integer({ min: 1, max: 60 }),
        fc.nat({ max: 24 }),
        (reviewed, a, b, months, more) => {
          const [sooner, later] = [a, b].sort() as [string, string];
          if (isReviewOverdue(reviewed, sooner, months))
            expect(isReviewOverdue(reviewed, later, months)).toBe(true);
          if (!isReviewOverdue(reviewed, sooner, months)) {
            expect(isReviewOverdue(reviewed, sooner, months + more)).toBe(false);
          }
        },
      ),
    );
  });
});

describe("daysBetween", () => {
  it.each([
    ["2026-11-21", "2026-11-21", 0],
    ["2026-11-21", "2026-12-21", 30],
    ["2026-11-21", "2026-11-20", -1],
    ["2024-02-28", "2024-03-01", 2],
    ["2026-03-28", "2026-03-30", 2],
  ])("from %s to %s: %s", (from, to, days) => {
    expect(daysBetween(from, to)).toBe(days);
  });
});
