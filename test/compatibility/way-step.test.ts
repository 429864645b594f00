import type { DeliveryMode } from "../../compatibility/delivery-mode";
import type { RemediationId } from "../../compatibility/remediation-catalog";
import type { RuleId } from "../../compatibility/rule";
import type { Reason, ReasonEffect } from "../../compatibility/verdict";
import { chooseSteps, daysOf, largestEffort } from "../../compatibility/way-step";
import type { WayStep } from "../../compatibility/way";
import { application, bareApplication, policy } from "../support/application-object";

const reason = (rule: RuleId, effect: ReasonEffect = "blocker", pointer = `/${rule}`): Reason => ({
  rule,
  effect,
  pointer,
});

interface Circumstances {
  readonly first?: RemediationId;
  readonly mode?: DeliveryMode;
  readonly localAllowed?: boolean;
  readonly manifest?: ReturnType<typeof application>;
}

function choose(
  reasons: readonly Reason[],
  { first, mode = "pooled", localAllowed = false, manifest = application() }: Circumstances = {},
) {
  return chooseSteps(reasons, first, { application: manifest, policy: policy(), mode, localAllowed });
}

const inWords = ({ steps }: { readonly steps: readonly WayStep[] }): readonly string[] =>
  steps.map(({ remediation, rules }) => [remediation, ...rules].join(" "));

describe("chooseSteps", () => {
  it.each<[string, readonly Reason[], Circumstances, readonly string[]]>([
    ["nothing where nothing is in the way", [], {}, []],
    ["the step that leads to another delivery", [], { first: "local-client" }, ["local-client"]],
    ["the cheapest entry", [reason("PE-065", "condition")], {}, ["usb-redirection PE-065"]],
    ["no entry that only asks, against a blocker", [reason("MS-010")], {}, []],
    [
      "an entry that only asks, against a condition",
      [reason("MS-010", "condition")],
      {},
      ["vendor-statement MS-010"],
    ],
    [
      "an entry that only asks, where a rule cannot say more",
      [reason("LI-082", "unknown")],
      {},
      ["vendor-statement LI-082"],
    ],
    ["a test where a decision is without evidence", [reason("GV-123", "unknown")], {}, ["retest GV-123"]],
    ["a test of what is a little too far away", [reason("NW-090", "condition")], {}, ["retest NW-090"]],
    [
      "a share for files where drives are closed",
      [reason("DT-105", "condition")],
      {},
      ["exchange-on-share DT-105"],
    ],
    [
      "an entry that helps in this mode",
      [reason("MS-012")],
      { mode: "app-attach" },
      ["package-support-framework MS-012"],
    ],
    ["no entry that helps in another mode only", [reason("MS-012")], {}, []],
    ["no entry that is another delivery", [reason("MS-013")], {}, []],
    ["a test rather than a pool that takes as long", [reason("RT-056", "condition")], {}, ["retest RT-056"]],
    ["a pool where only that lifts a blocker", [reason("RT-050")], {}, ["dedicated-pool RT-050"]],
    [
      "an entry that another rule needs anyway, instead of the cheaper one",
      [reason("NW-091", "condition"), reason("DT-100")],
      {},
      ["move-data-to-share DT-100 NW-091"],
    ],
    [
      "the delivery's own step where it answers a rule as well",
      [reason("MS-019", "condition")],
      { mode: "app-attach", first: "msix-app-attach" },
      ["msix-app-attach MS-019"],
    ],
    ["the published rest not without the device", [reason("PE-072")], {}, []],
    [
      "the published rest beside the device",
      [reason("PE-072")],
      { localAllowed: true },
      ["local-and-published PE-072"],
    ],
    [
      "questions first, then small changes, large ones, and the delivery",
      [
        reason("NW-093"),
        reason("MS-014", "condition"),
        reason("DT-101", "condition"),
        reason("LI-083", "condition"),
      ],
      { first: "remote-app-pool", mode: "remote-app" },
      [
        "agree-licence-count LI-083",
        "install-mode MS-014",
        "move-data-to-share DT-101",
        "directory-join NW-093",
        "remote-app-pool",
      ],
    ],
  ])("takes %s", (_why, reasons, circumstances, expected) => {
    expect(inWords(choose(reasons, circumstances))).toEqual(expected);
  });

  it("completes the manifest once for all that is open, and says what to ask", () => {
    const open = [
      reason("NW-091", "unknown", "/network"),
      reason("DT-100", "unknown", "/data"),
      reason("DT-101", "unknown", "/data"),
    ];
    const { steps, questions, settled } = choose(open, { manifest: bareApplication() });
    expect(inWords({ steps })).toEqual(["complete-manifest DT-100 DT-101 NW-091"]);
    expect(questions.map(({ pointer, rule }) => `${pointer} ${rule}`)).toEqual([
      "/data DT-100",
      "/data DT-101",
      "/network NW-091",
    ]);
    expect([...settled].sort()).toEqual(["DT-100", "DT-101", "NW-091"]);
  });

  it("does not take a condition for a question although the manifest is open elsewhere", () => {
    const { steps } = choose([reason("NW-091", "condition")], { manifest: bareApplication() });
    expect(inWords({ steps })).toEqual(["open-firewall NW-091"]);
  });

  it("settles nothing that it has no step for", () => {
    expect(choose([reason("MS-013"), reason("NW-091", "condition")]).settled).toEqual(new Set(["NW-091"]));
  });
});

describe("daysOf and largestEffort", () => {
  it.each<[readonly RemediationId[], number, string]>([
    [[], 0, "S"],
    [["open-firewall", "install-mode"], 2, "S"],
    [["open-firewall", "move-data-to-share"], 9, "M"],
    [["directory-join", "open-firewall"], 61, "L"],
  ])("adds up %j to %d days of class %s", (remediations, days, effort) => {
    const steps = remediations.map((remediation) => ({ remediation, rules: [] }));
    expect([daysOf(steps, policy()), largestEffort(steps)]).toEqual([days, effort]);
  });
});
