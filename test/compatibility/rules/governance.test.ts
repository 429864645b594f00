import { owner } from "../../../compatibility/rules/governance/gv-120-owner";
import { sameSessionPartner } from "../../../compatibility/rules/governance/gv-121-same-session-partner";
import { lapsedWaiver } from "../../../compatibility/rules/governance/gv-122-lapsed-waiver";
import { evidence } from "../../../compatibility/rules/governance/gv-123-evidence";
import { review } from "../../../compatibility/rules/governance/gv-124-review";
import { application, bareApplication, environment } from "../../support/application-object";
import { describeRules } from "../../support/rule-cases";

type Proof = ReturnType<typeof application>["evidence"][number];

const waivedUntil = (expires: string) =>
  application({
    decision: {
      state: "in-progress",
      waivers: [{ rule: "MS-013", modes: [], reason: "pilot", approvedBy: "platform team", expires }],
    },
  });

const partner = (id: string, by: "same-session" | "data") =>
  application({ dependsOn: [{ application: id, by }] });

const ready = (proof?: Partial<Proof>, delivery?: "pooled" | "personal") =>
  application({
    decision: { state: "ready", waivers: [], ...(delivery === undefined ? {} : { delivery }) },
    evidence:
      proof === undefined
        ? []
        : [
            {
              kind: "test",
              modes: ["pooled"],
              result: "works",
              on: "2026-11-21",
              reference: "T-1",
              ...proof,
            },
          ],
  });

const pooled = environment();
const onServer = environment({ place: "vsphere", operatingSystem: "windows-server-2025" });

describeRules("governance", [
  {
    rule: owner,
    violating: { "no owner": bareApplication({ reviewedOn: "2026-11-20" }) },
    compliant: {
      "an owner": application(),
      "an owner who has confirmed nothing yet": bareApplication({ owner: "owner of the archive" }),
    },
    unknown: "an owner is named or not",
  },
  {
    rule: review,
    violating: {
      "never confirmed": bareApplication({ owner: "owner of the archive" }),
      "confirmed a year and a day ago": application({ reviewedOn: "2025-11-20" }),
    },
    compliant: {
      "confirmed today": application({ reviewedOn: "2026-11-21" }),
      "confirmed yesterday, and nobody is named": bareApplication({ reviewedOn: "2026-11-20" }),
      "confirmed a year ago": application({ reviewedOn: "2025-11-21" }),
    },
    unknown: { "a day that is yet to come": application({ reviewedOn: "2026-11-22" }) },
  },
  {
    rule: sameSessionPartner,
    violating: {
      "a partner in the session": partner("archive", "same-session"),
      "two partners, one without a manifest": application({
        dependsOn: [
          { application: "nobody", by: "same-session" },
          { application: "archive", by: "same-session" },
        ],
      }),
    },
    compliant: { "no partner": application(), "a partner over data": partner("archive", "data") },
    unknown: { "a partner without a manifest": partner("nobody", "same-session") },
  },
  {
    rule: lapsedWaiver,
    violating: { "until yesterday": waivedUntil("2026-11-20") },
    compliant: { "until today": waivedUntil("2026-11-21"), "no waiver": application() },
    unknown: "a waiver always has a last day",
  },
  {
    rule: evidence,
    violating: { "ready without proof": ready(), "ready with proof, for other modes": ready({}) },
    compliant: { "not decided yet": application() },
    unknown: "the decision always has a state",
    environments: [
      ["no proof", pooled, ready(), "unknown"],
      ["a test", pooled, ready({}), "none"],
      ["a statement of the vendor", pooled, ready({ kind: "vendor" }), "none"],
      ["a test that failed", pooled, ready({ result: "fails" }), "unknown"],
      ["a test of another mode", environment({ mode: "remote-app" }), ready({}), "unknown"],
      ["a test on that system", pooled, ready({ operatingSystem: "windows-11-multi-session" }), "none"],
      [
        "a test on another system",
        onServer,
        ready({ operatingSystem: "windows-11-multi-session" }),
        "unknown",
      ],
      ["a test of another version", pooled, ready({ version: "0.9" }), "unknown"],
      ["a test that is yet to come", pooled, ready({ on: "2026-11-22" }), "unknown"],
      ["decided for this mode", pooled, ready(undefined, "pooled"), "unknown"],
      ["decided for another mode", pooled, ready(undefined, "personal"), "none"],
      ["a desktop of one's own", environment({ mode: "personal" }), ready(), "none"],
    ],
  },
]);
