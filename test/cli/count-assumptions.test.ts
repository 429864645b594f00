import { countAssumptions } from "../../cli/count-assumptions";

test.each<[string, unknown, number]>([
  ["nothing", {}, 0],
  [
    "entries of assumptions at any depth",
    [{ assumptions: { a: "x", b: "y" }, in: [{ assumptions: { c: "z" } }] }],
    3,
  ],
  ["a single assumption", { prices: { disk: { value: 1, assumption: "x" } } }, 1],
  ["no sources", { sources: { a: "S1" } }, 0],
  ["no lookup tables", { files: new Map([["assumption", "x"]]) }, 0],
])("counts %s", (_, data, expected) => expect(countAssumptions(data)).toBe(expected));
