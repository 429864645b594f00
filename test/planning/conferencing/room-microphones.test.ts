import fc from "fast-check";
import { cameraCount, extraMicrophones } from "../../../planning/conferencing/room-microphones";

const NONE = { seats: 0, squareMetres: 0 };

describe("cameras", () => {
  test.each([
    [4, 4.5, 1, 1],
    [4.5, 4.5, 1, 1],
    [4.6, 4.5, 1, 2],
    [12, 10, 3, 3],
    [41, 10, 3, 5],
  ])("at %d m with a reach of %d m, at least %d: %d", (farthest, reachMetres, minimum, cameras) => {
    expect(cameraCount(farthest, { reachMetres }, minimum)).toBe(cameras);
  });

  test("never get fewer when somebody sits farther away", () => {
    const metres = fc.double({ min: 0.5, max: 60, noNaN: true });
    fc.assert(
      fc.property(metres, metres, metres, fc.integer({ min: 1, max: 5 }), (a, b, reachMetres, minimum) => {
        const near = cameraCount(Math.min(a, b), { reachMetres }, minimum);
        expect(cameraCount(Math.max(a, b), { reachMetres }, minimum)).toBeGreaterThanOrEqual(near);
      }),
    );
  });
});

describe("microphones beside those of cameras", () => {
  test.each([
    ["a bar hears its six people", 6, 24, { seats: 6, squareMetres: 25 }, 0, "seats"],
    ["twelve people at a long table", 12, 33.6, { seats: 6, squareMetres: 25 }, 1, "seats"],
    ["a large hall with few people", 14, 120, { seats: 6, squareMetres: 25 }, 7, "area"],
    ["eighty people without any other", 80, 60, NONE, 14, "seats"],
  ] as const)("%s", (_, seats, squareMetres, builtIn, pieces, boundBy) => {
    const demand = { seats, squareMetres };
    expect(extraMicrophones(demand, { seats: 6, squareMetres: 15 }, builtIn)).toEqual({ pieces, boundBy });
  });

  test("an empty corner needs none", () => {
    const builtIn = { seats: 6, squareMetres: 25 };
    const { pieces } = extraMicrophones(
      { seats: 6, squareMetres: 400 },
      { seats: 6, squareMetres: 15 },
      builtIn,
    );
    expect(pieces).toBe(0);
  });

  test("never get fewer with more seats or more floor", () => {
    const size = fc.integer({ min: 1, max: 300 });
    const spec = fc.record({ seats: size, squareMetres: size });
    fc.assert(
      fc.property(spec, spec, spec, size, size, (demand, microphone, builtIn, seats, squareMetres) => {
        const before = extraMicrophones(demand, microphone, builtIn).pieces;
        const more = { seats: demand.seats + seats, squareMetres: demand.squareMetres + squareMetres };
        expect(extraMicrophones(more, microphone, builtIn).pieces).toBeGreaterThanOrEqual(before);
      }),
    );
  });

  test("serve every seat", () => {
    const size = fc.integer({ min: 1, max: 300 });
    const spec = fc.record({ seats: size, squareMetres: size });
    fc.assert(
      fc.property(spec, spec, spec, (demand, microphone, builtIn) => {
        const { pieces } = extraMicrophones(demand, microphone, builtIn);
        expect(builtIn.seats + pieces * microphone.seats).toBeGreaterThanOrEqual(demand.seats);
      }),
    );
  });
});
