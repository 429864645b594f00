import fc from "fast-check";
import { peopleShares } from "../../../planning/wlan/area-people";

test.each([
  [{ only: { squareMetres: 500 } }, { only: 1 }],
  [
    { large: { squareMetres: 300 }, small: { squareMetres: 100 } },
    { large: 0.75, small: 0.25 },
  ],
  [
    {
      hall: { peopleShare: 0.4, squareMetres: 900 },
      large: { squareMetres: 300 },
      small: { squareMetres: 100 },
    },
    { hall: 0.4, large: expect.closeTo(0.45, 9), small: expect.closeTo(0.15, 9) },
  ],
  [
    { store: { peopleShare: 0, squareMetres: 900 }, offices: { squareMetres: 300 } },
    { store: 0, offices: 1 },
  ],
  [
    { canteen: { peopleShare: 0.6 }, offices: { peopleShare: 1 } },
    { canteen: 0.6, offices: 1 },
  ],
  [
    { surveyed: {}, offices: { squareMetres: 300 } },
    { surveyed: 0, offices: 1 },
  ],
  [{ surveyed: {} }, { surveyed: 0 }],
])("people of %j", (areas, expected) => {
  expect(peopleShares(areas)).toEqual(expected);
});

const measured = fc.record({ squareMetres: fc.double({ min: 1, max: 50_000, noNaN: true }) });

test("areas without a share of their own hold everybody together, in proportion to their floor", () => {
  fc.assert(
    fc.property(fc.array(measured, { minLength: 1, maxLength: 8 }), (list) => {
      const areas = Object.fromEntries(list.map((area, index) => [`area-${index}`, area]));
      const shares = Object.values(peopleShares(areas));
      expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
      const floor = list.reduce((sum, { squareMetres }) => sum + squareMetres, 0);
      shares.forEach((share, index) => expect(share).toBeCloseTo(list[index]!.squareMetres / floor, 9));
    }),
  );
});
