import type { DeliveryMode } from "../../compatibility/delivery-mode";
import { assessPortfolio } from "../../compatibility/portfolio";
import { currentDelivery, currentModes, replacementCandidates } from "../../compatibility/replacement";
import type { Application, Scenario } from "../../model/estate";
import { application, bareApplication, withFacts } from "../support/application-object";
import { estate, scenario } from "../support/estate-object";

const TODAY = "2026-11-21";

function judge(applications: readonly Application[], overrides: Partial<Scenario> = {}) {
  const desk = scenario(overrides);
  const { applications: judged } = assessPortfolio(estate({ scenarios: [desk], applications }), TODAY);
  const [first, ...others] = applications.map(({ id }) =>
    judged.find(({ application: one }) => one.id === id)!,
  );
  return { first: first!, others, desk };
}

const offline = withFacts("data", { offline: true });
const machineSettings = withFacts("multiSession", { userSettingsInMachineRegistry: true });

describe("replacementCandidates", () => {
  const peer = (id: string, overrides: Partial<Application> = {}) => application({ id, ...overrides });
  const shares = withFacts("network", { shares: true }).network!;

  it.each<[string, Application, readonly Application[], readonly string[]]>([
    ["the same service process", offline, [peer("a"), peer("b")], ["a", "b"]],
    ["nothing of another service process", offline, [peer("a", { serviceProcess: "other" })], []],
    [
      "the one that is named first, wherever it serves",
      { ...offline, replacedBy: "z" },
      [peer("a"), peer("z", { serviceProcess: "other" })],
      ["z", "a"],
    ],
    ["compatible before conditional", offline, [peer("a", { network: shares }), peer("b")], ["b", "a"]],
    ["in use before planned", offline, [peer("a", { lifecycle: "planned" }), peer("b")], ["b", "a"]],
    ["nothing that is on its way out", offline, [peer("a", { lifecycle: "phase-out" })], []],
    [
      "nothing that its owner has refused",
      offline,
      [peer("a", { decision: { state: "wont-do", waivers: [] } })],
      [],
    ],
    ["nothing that is to be replaced by it", offline, [peer("a", { replacedBy: "archive" })], []],
    ["nothing that does not run either", offline, [peer("a", { data: offline.data! })], []],
    ["nothing that is unknown", offline, [bareApplication({ id: "a" })], []],
  ])("offers %s", (_why, given, peers, expected) => {
    const { first, others, desk } = judge([given, ...peers]);
    const found = replacementCandidates(first, desk, [first, ...others]);
    expect(found.map(({ application: id }) => id)).toEqual(expected);
  });

  it("says how well people could work with it", () => {
    const { first, others, desk } = judge([offline, peer("a", { network: shares })]);
    expect(replacementCandidates(first, desk, others)).toEqual([
      { application: "a", verdict: "conditional" },
    ]);
  });
});

describe("currentModes", () => {
  it.each<[Scenario["delivery"], DeliveryMode | undefined, readonly DeliveryMode[]]>([
    ["pooled", undefined, ["web", "pooled"]],
    ["personal", undefined, ["web", "personal"]],
    ["gpu", undefined, ["web", "personal"]],
    ["remote-app", undefined, ["web", "remote-app"]],
    ["local", undefined, ["web", "local"]],
    ["pooled", "remote-app", ["remote-app"]],
    ["pooled", "app-attach", ["app-attach"]],
    ["gpu", "personal", ["personal"]],
    // What the scenario does not offer is not there because the owner has chosen it.
    ["pooled", "local", ["web", "pooled"]],
    ["pooled", "personal", ["web", "pooled"]],
    ["pooled", "web", ["web", "pooled"]],
  ])("of people with delivery %s, when the owner has chosen %s, are %j", (delivery, chosen, expected) => {
    const { decision } = application();
    const given = application({ decision: { ...decision, ...(chosen && { delivery: chosen }) } });
    const { first, desk } = judge([given], { delivery });
    expect(currentModes(first, desk)).toEqual(expected);
  });

  it("include the device where applications may be installed there and the owner has chosen it", () => {
    const given = application({ decision: { state: "ready", delivery: "local", waivers: [] } });
    const { first, desk } = judge([given], { localApplications: true });
    expect(currentModes(first, desk)).toEqual(["local"]);
  });
});

describe("currentDelivery", () => {
  it.each<[string, Application, string]>([
    ["the best verdict", { ...machineSettings, forms: ["installed", "web"] }, "web compatible"],
    ["what is cheaper to run of equals", application({ forms: ["installed", "web"] }), "web compatible"],
    ["the only form there is", machineSettings, "pooled incompatible"],
  ])("is %s", (_why, given, expected) => {
    const { first, desk } = judge([given]);
    const { mode, verdict } = currentDelivery(first, desk);
    expect(`${mode} ${verdict}`).toBe(expected);
  });

  it("fails for a scenario that was not assessed", () => {
    const { first } = judge([application()]);
    expect(() => currentDelivery(first, scenario({ id: "other" }))).toThrow(
      'scenario "other" was not assessed',
    );
  });
});
