import { hardwareBoundActivation } from "../../../compatibility/rules/licence/li-080-hardware-bound-activation";
import { standaloneLicenceKey } from "../../../compatibility/rules/licence/li-081-standalone-licence-key";
import { sharedHostClause } from "../../../compatibility/rules/licence/li-082-shared-host-clause";
import { machineMetric } from "../../../compatibility/rules/licence/li-083-machine-metric";
import { licenceTerm } from "../../../compatibility/rules/licence/li-084-licence-term";
import {
  application,
  bareApplication,
  environment,
  policy,
  withFacts,
} from "../../support/application-object";
import { describeRules } from "../../support/rule-cases";

const unknownMetrics = {
  "nothing said about licences": bareApplication(),
  "listed as unknown": withFacts("licence", { unknown: ["metrics"] }),
};
const forbidden = withFacts("licence", { sharedHosts: "forbidden" });
const notChecked = withFacts("licence", { sharedHosts: "not-checked" });

describeRules("licence", [
  {
    rule: hardwareBoundActivation,
    violating: { "bound to the hardware": withFacts("licence", { metrics: ["user", "hardware-bound"] }) },
    compliant: {
      "per user": application(),
      "standalone key": withFacts("licence", { metrics: ["standalone-key"] }),
    },
    unknown: unknownMetrics,
  },
  {
    rule: standaloneLicenceKey,
    violating: { "standalone key": withFacts("licence", { metrics: ["standalone-key"] }) },
    compliant: {
      "per user": application(),
      "bound to the hardware": withFacts("licence", { metrics: ["hardware-bound"] }),
    },
    unknown: unknownMetrics,
  },
  {
    rule: sharedHostClause,
    violating: { "not checked": notChecked, forbidden },
    compliant: { allowed: application() },
    unknown: {
      "nothing said about licences": bareApplication(),
      "clause left out": application({ licence: { metrics: ["user"], unknown: [] } }),
      "listed as unknown": withFacts("licence", { unknown: ["sharedHosts"] }),
    },
    environments: [
      ["not checked, shared host", environment(), notChecked, "unknown"],
      ["forbidden, shared host", environment(), forbidden, "blocker"],
      ["forbidden, one's own desktop", environment({ mode: "personal" }), forbidden, "condition"],
      ["not checked, one's own desktop", environment({ mode: "personal" }), notChecked, "condition"],
      ["not checked, on the device", environment({ mode: "local", place: "device" }), notChecked, "none"],
      ["nothing said, shared host", environment({ mode: "remote-app" }), bareApplication(), "blocker"],
    ],
  },
  {
    rule: machineMetric,
    violating: {
      "per device": withFacts("licence", { metrics: ["device"] }),
      "per core": withFacts("licence", { metrics: ["core"] }),
    },
    compliant: { "per user": application(), concurrent: withFacts("licence", { metrics: ["concurrent"] }) },
    unknown: unknownMetrics,
  },
  {
    rule: licenceTerm,
    violating: { "ends before its use does": withFacts("licence", { validUntil: "2031-12-30" }) },
    compliant: {
      "does not end": application(),
      "ends on the last day of use": withFacts("licence", { validUntil: "2031-12-31" }),
    },
    unknown: {
      "nothing said about licences": bareApplication(),
      "listed as unknown": withFacts("licence", { unknown: ["validUntil"] }),
    },
    compatibility: { goLive: "2027-01-01", usedUntil: "2031-12-31" },
  },
]);

describe("LI-084: the day until which a licence is needed", () => {
  it.each([
    ["today, when estate.yaml names no day", {}, "2026-11-21"],
    ["the day of going live", { goLive: "2027-03-01" }, "2027-03-01"],
    ["today, when going live has passed", { goLive: "2026-01-01" }, "2026-11-21"],
    ["the end of use", { goLive: "2027-03-01", usedUntil: "2030-06-30" }, "2030-06-30"],
  ])("is %s", (_why, days, until) => {
    const dayBefore = until.replace(/\d$/, (digit) => String(Number(digit) - 1));
    const verdicts = [until, dayBefore].map((validUntil) =>
      licenceTerm.applies(withFacts("licence", { validUntil }), policy(days)),
    );
    expect(verdicts).toEqual(["no", "yes"]);
  });
});
