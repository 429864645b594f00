import { createColors } from "picocolors";
import type { Explanation } from "../../cli/explanation";
import { explanationText } from "../../cli/explanation-text";

const TREE: Explanation = {
  subject: "pool/a/hosts",
  value: 53,
  unit: "hosts",
  formula: "max(ceil(load × (1 + headroom)), load + 1)",
  boundBy: "headroom",
  inputs: [
    {
      name: "load",
      value: 44,
      unit: "hosts",
      origin: { kind: "figure", subject: "pool/a/load" },
      explanation: {
        subject: "pool/a/load",
        value: 44,
        unit: "hosts",
        formula: "ceil(peak ÷ perHost)",
        inputs: [
          { name: "peak", value: 1400, unit: "sessions", origin: { kind: "yaml", file: "x.yaml", line: 7 } },
          {
            name: "perHost",
            value: 32,
            unit: "sessions",
            origin: {
              kind: "constant",
              name: "PER_HOST",
              certainty: "vendor limit",
              source: "https://example.org",
            },
          },
        ],
      },
    },
    {
      name: "headroom",
      value: 0.2,
      unit: "",
      origin: {
        kind: "yaml",
        file: "estate.yaml",
        line: 9,
        evidence: { kind: "assumption", text: "a fifth" },
      },
    },
    {
      name: "growth",
      value: 1.1,
      unit: "",
      origin: { kind: "default", file: "estate.yaml", pointer: "/sizing/growth" },
    },
  ],
};

test("a figure is printed with its formula, inputs and where they come from", () => {
  expect(explanationText(TREE, { colours: createColors(false), all: false }).split("\n")).toEqual([
    "pool/a/hosts = 53 hosts, bound by headroom",
    "  = max(ceil(load × (1 + headroom)), load + 1)",
    "    load = 44 hosts ← pool/a/load",
    "      = ceil(peak ÷ perHost)",
    "        peak = 1,400 sessions ← x.yaml:7",
    "        perHost = 32 sessions ← PER_HOST (vendor limit: https://example.org)",
    "    headroom = 0.2 ← estate.yaml:9 (assumption: a fifth)",
    "    growth = 1.1 ← default of sizing.growth in estate.yaml",
  ]);
});

test("the same value from the same place stands once, and a long sum shows its largest values", () => {
  const term = (value: number, line: number): Explanation["inputs"][number] => ({
    name: "peak",
    value,
    unit: "sessions",
    origin: { kind: "yaml", file: "groups.yaml", line },
  });
  const sum: Explanation = {
    subject: "pool/a/peak",
    value: 38,
    unit: "sessions",
    formula: "sum of peak",
    inputs: [1, 2, 3, 4, 5, 6, 7].map((value) => term(value, value)).concat(term(7, 7), term(3, 3)),
  };
  const colours = createColors(false);
  expect(explanationText(sum, { colours, all: false }).split("\n").slice(2)).toEqual([
    "    peak = 7 sessions, 2 times ← groups.yaml:7",
    "    peak = 6 sessions ← groups.yaml:6",
    "    peak = 5 sessions ← groups.yaml:5",
    "    … and 4 smaller values of peak; --all shows them",
  ]);
  expect(explanationText(sum, { colours, all: true })).toContain(
    "peak = 3 sessions, 2 times ← groups.yaml:3",
  );
});
