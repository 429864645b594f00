import fc from "fast-check";
import {
  diagonalInches,
  DIAGONAL_PER_HEIGHT,
  displaysOf,
  pictureMetres,
  WIDTH_PER_DIAGONAL,
} from "../../../planning/conferencing/display-size";
import { catalog } from "../../support/catalog-object";

const USES = ["analytical", "basic", "passive"] as const;

describe("the diagonal that the farthest person needs", () => {
  // Distance, then inches at 4, 6 and 8 picture heights, rounded.
  test.each([
    [2.5, 50, 33, 25],
    [3.5, 70, 47, 35],
    [5, 100, 67, 50],
    [7, 141, 94, 70],
    [10, 201, 134, 100],
    [14, 281, 187, 141],
  ])("at %d m is %d, %d or %d inches", (metres, analytical, basic, passive) => {
    expect(USES.map((use) => Math.round(diagonalInches(metres, use)))).toEqual([analytical, basic, passive]);
  });

  test("never shrinks when somebody sits farther away, nor when more detail is shown", () => {
    const metres = fc.double({ min: 0.5, max: 50, noNaN: true });
    fc.assert(
      fc.property(metres, metres, fc.constantFrom(...USES), (a, b, use) => {
        const [near, far] = [Math.min(a, b), Math.max(a, b)];
        expect(diagonalInches(far, use)).toBeGreaterThanOrEqual(diagonalInches(near, use));
        expect(diagonalInches(a, "analytical")).toBeGreaterThan(diagonalInches(a, "basic"));
        expect(diagonalInches(a, "basic")).toBeGreaterThan(diagonalInches(a, "passive"));
      }),
    );
  });
});

test("the factors are those of 16:9", () => {
  const diagonal = Math.hypot(16, 9);
  expect(DIAGONAL_PER_HEIGHT.value).toBeCloseTo(diagonal / 9, 2);
  expect(WIDTH_PER_DIAGONAL.value).toBeCloseTo(16 / diagonal, 3);
});

test("a picture of 100 inches is 2.21 m wide and 1.25 m high", () => {
  expect(pictureMetres(100)).toEqual({ widthMetres: 2.21, heightMetres: 1.25 });
});

test("displays come with the smallest first, equal ones by id", () => {
  const display = (diagonalInches: number) => ({
    description: "Display",
    ports: 0,
    poeWatts: 0,
    price: "device",
    display: { diagonalInches },
  });
  const bar = { description: "Bar", ports: 1, poeWatts: 25, price: "device" };
  const roomDevices = { wall: display(165), b: display(55), bar, a: display(55) };
  expect(displaysOf(catalog({ roomDevices })).map(({ id }) => id)).toEqual(["a", "b", "wall"]);
});
