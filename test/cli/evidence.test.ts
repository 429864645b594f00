import { evidenceFor } from "../../cli/evidence";

const FILE = {
  headcount: 10,
  arrival: { share: 0.5, assumptions: { share: "nobody has counted" } },
  scenarios: { "office-pc": 10 },
  sources: { headcount: "S1", arrival: "S2", "sizing.headroom": "S3" },
  assumptions: { scenarios: "split by hand" },
  sizing: { headroom: 0.1 },
  prices: { disk: { value: 1, source: "https://example.org" } },
};

test.each<[string, ReturnType<typeof evidenceFor>]>([
  ["/headcount", { kind: "source", text: "S1" }],
  ["/arrival/share", { kind: "assumption", text: "nobody has counted" }],
  ["/scenarios/office-pc", { kind: "assumption", text: "split by hand" }],
  ["/sizing/headroom", { kind: "source", text: "S3" }],
  ["/prices/disk/value", { kind: "source", text: "https://example.org" }],
  ["/naming/prefix", undefined],
])("%s is backed by what stands nearest to it", (pointer, expected) => {
  expect(evidenceFor(FILE, pointer)).toEqual(expected);
});
