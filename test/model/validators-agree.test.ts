import fc from "fast-check";
import { readFileSync } from "node:fs";
import { parse } from "yaml";
import * as explaining from "../../generated/explaining-validators";
import * as quick from "../../generated/validators";

/** One file of each kind that has a rich one. */
const FILES = {
  application: "applications/absence-calendar.yaml",
  userGroup: "user-groups/library-counters.yaml",
  scenario: "scenarios/app-terminal.yaml",
  estate: "estate.yaml",
} as const;

type Kind = keyof typeof FILES;
type Json = Record<string, unknown>;

const DOCUMENTS = new Map(
  Object.values(FILES).map((file) => [file, parse(readFileSync(file, "utf8")) as Json]),
);

/** The verdicts of both, and whether both leave the same data behind. */
function verdicts(kind: Kind, change: (data: Json) => void): readonly unknown[] {
  const data = structuredClone(DOCUMENTS.get(FILES[kind]) ?? {});
  change(data);
  const copy = structuredClone(data);
  const [isRight, isRightInDetail] = [quick[kind](data), explaining[kind](copy)];
  // Who refuses at once leaves the other defaults away.
  if (isRight) expect(data).toEqual(copy);
  return [isRight, isRightInDetail];
}

/** Objects in a document, itself included. */
function objectsIn(value: unknown): readonly Json[] {
  if (typeof value !== "object" || value === null) return [];
  const below = Object.values(value).flatMap(objectsIn);
  return Array.isArray(value) ? below : [value as Json, ...below];
}

describe("validators that only say yes or no", () => {
  it.each([
    ["nothing", "", false],
    ["200 letters", "x".repeat(200), true],
    ["201 letters", "x".repeat(201), false],
    ["200 characters of two units each", "🏛".repeat(200), true],
    ["201 characters of two units each", "🏛".repeat(201), false],
    ["199 of them and a half", `${"🏛".repeat(199)}\ud83c`, true],
    ["200 of them and a half", `${"🏛".repeat(200)}\ud83c`, false],
  ])("count the characters of a name: %s", (_, name, isRight) => {
    expect(verdicts("application", (data) => (data["name"] = name))).toEqual([isRight, isRight]);
  });

  it.each(["toString", "constructor", "hasOwnProperty", "id", "File", "", "0"])(
    "know no key %j, wherever it stands",
    (key) => {
      const sections = ["signIn", "peripherals", "installation", "protection"];
      for (const section of [undefined, ...sections]) {
        const put = (data: Json): void => {
          if (section !== undefined) data[section] ??= {};
          (section === undefined ? data : (data[section] as Json))[key] = true;
        };
        expect(verdicts("application", put)).toEqual([false, false]);
      }
    },
  );

  it("agree with those that explain about changed files", () => {
    const kinds = fc.constantFrom<Kind>("application", "userGroup", "scenario", "estate");
    const keys = fc.oneof(fc.constantFrom("unknown", "name", "toString", "valueOf", "sources"), fc.string());
    const values = fc.oneof(
      fc.jsonValue({ maxDepth: 2 }),
      fc.string({ minLength: 190, maxLength: 210, unit: "grapheme" }),
      fc.constantFrom("installed", "2026-01-01", "none", [], {}, ["web", "web"], -1, 1.5),
    );
    let [yes, no] = [0, 0];
    fc.assert(
      fc.property(
        kinds,
        fc.nat(),
        fc.nat(),
        keys,
        values,
        fc.boolean(),
        (kind, at, which, key, value, isNew) => {
          const [isRight, isRightInDetail] = verdicts(kind, (data) => {
            const objects = objectsIn(data);
            const object = objects[at % objects.length] ?? data;
            const known = Object.keys(object);
            // Plain files never hold this key: their parser refuses it.
            const name = isNew || known.length === 0 ? key : (known[which % known.length] ?? key);
            if (name !== "__proto__") object[name] = value;
          });
          if (isRight === true) yes += 1;
          else no += 1;
          expect(isRight).toBe(isRightInDetail);
        },
      ),
      { numRuns: 1000 },
    );
    expect(Math.min(yes, no)).toBeGreaterThan(20);
  });
});
