import { synthSummary } from "../../cli/synth-summary";
import type { WriteResult } from "../../cli/write-stacks";
import { planOfTwoPlatforms } from "../support/plan-of-two-platforms";

function summary(result: Partial<WriteResult>): string {
  return synthSummary(planOfTwoPlatforms(), {
    result: { findings: [], written: [], unchanged: [], removed: [], ...result },
    warnings: 2,
    outputDir: "/estate/cdktf.out",
    cwd: "/estate",
  });
}

test("one screen says what the stacks hold", () => {
  expect(summary({ written: ["azure-platform"], unchanged: ["b"] }).split("\n")).toEqual([
    "Musterstadt (fictitious)",
    "  people          200",
    "  peak sessions   160",
    "  pools           2 (1 Azure, 1 vSphere)",
    "  hosts           8",
    "  vCPU            64",
    "  memory          256 GiB",
    "  profile storage 2.9 TiB",
    "  monthly cost    2,000 EUR",
    "  warnings        2",
    "  stacks          2 (1 written, 1 unchanged) in cdktf.out",
    "next: npx cdktf diff azure-platform",
    "",
  ]);
});

test("an estate with applications says how many there are of each verdict", () => {
  const plan = {
    ...planOfTwoPlatforms(),
    applications: { compatible: 1412, conditional: 60, unknown: 20, notPlaceable: 8 },
  };
  const result = { findings: [], written: ["a"], unchanged: [], removed: [] };
  expect(
    synthSummary(plan, { result, warnings: 0, outputDir: "/estate/cdktf.out", cwd: "/estate" }),
  ).toContain("\n  applications    1,500 (1,412 compatible, 60 conditional, 20 unknown, 8 not placeable)\n");
});

test.each<[string, Partial<WriteResult>, string]>([
  ["the first stack that changed", { written: ["b"], unchanged: ["a"] }, "next: npx cdktf diff b"],
  ["the first stack when none changed", { unchanged: ["a", "b"] }, "next: npx cdktf diff a"],
  [
    "stacks that left",
    { unchanged: ["a"], removed: ["b", "c"] },
    "note: b, c left the estate, not the platform; to destroy what it made, bring it back and follow docs/lock.md, Removing\nnext: npx cdktf diff a",
  ],
  ["an estate without stacks", {}, "next: workplace plan"],
])("the next command is about %s", (_, result, expected) => expect(summary(result)).toContain(expected));
