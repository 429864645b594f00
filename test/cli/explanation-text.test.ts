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
  expect(explanationText(TREE, createColors(false)).split("\n")).toEqual([
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
