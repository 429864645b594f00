import { vendorExclusion } from "../../../compatibility/rules/multi-session/ms-010-vendor-exclusion";
import { vendorSilence } from "../../../compatibility/rules/multi-session/ms-011-vendor-silence";
import type { ApplicationEvidence, MultiSessionFacts } from "../../../generated/application";
import type { Application } from "../../../model/estate";
import { application, bareApplication, environment, withFacts } from "../../support/application-object";
import { describeRules } from "../../support/rule-cases";

type Statement = MultiSessionFacts["vendorStatement"];

/** A complete manifest in which the vendor says this in general, and that in writing. */
function vendor(
  general: Statement | "silent" | "listed",
  ...written: readonly Partial<ApplicationEvidence>[]
) {
  const facts = application().multiSession!;
  const { vendorStatement: _, ...silent } = facts;
  const stated = general === "supported" || general === "unsupported";
  const multiSession: MultiSessionFacts = {
    ...silent,
    ...(stated ? { vendorStatement: general } : {}),
    unknown: general === "listed" ? ["vendorStatement"] : [],
  };
  return application({ multiSession, evidence: written.map((proof) => ({ ...RELEASE, ...proof })) });
}

const RELEASE: ApplicationEvidence = {
  kind: "vendor",
  modes: ["pooled"],
  result: "works",
  on: "2026-05-01",
  reference: "letter of the vendor",
};
const refused = { result: "fails" } as const;
const silent = vendor("silent");

const pooled = environment();
const published = environment({ mode: "remote-app" });
const personal = environment({ mode: "personal", multiSession: false });
const onServer = environment({ place: "vsphere", operatingSystem: "windows-server-2025" });

const GENERAL_EXCLUSION_IN_MODES = [
  ["excluded in general", pooled, vendor("unsupported"), "blocker"],
  ["package", environment({ mode: "app-attach" }), vendor("unsupported"), "condition"],
  ["desktop of one's own", personal, vendor("unsupported"), "none"],
  ["device", environment({ mode: "local" }), vendor("unsupported"), "none"],
] as const;

describeRules("the vendor on shared desktops", [
  {
    rule: vendorExclusion,
    violating: {
      "excluded in general": vendor("unsupported"),
      "refused in writing": vendor("supported", refused),
      "refused in writing, otherwise silent": vendor("silent", refused),
    },
    compliant: {
      "supported in general": application(),
      "a test that fails is no statement of the vendor": vendor("supported", { ...refused, kind: "test" }),
    },
    unknown: {
      "nothing said": bareApplication(),
      "listed as unknown": vendor("listed"),
      "left out": silent,
    },
    environments: [
      ...GENERAL_EXCLUSION_IN_MODES,
      ["silence is another rule", pooled, silent, "none"],
      ["released in writing although excluded in general", pooled, vendor("unsupported", {}), "none"],
      ["the release covers another mode", published, vendor("unsupported", {}), "blocker"],
      ["refused for this mode", pooled, vendor("supported", refused), "blocker"],
      ["refused for another mode", published, vendor("supported", refused), "none"],
      [
        "released with conditions",
        pooled,
        vendor("unsupported", { result: "works-with-conditions" }),
        "none",
      ],
      [
        "refused for this system",
        onServer,
        vendor("supported", { ...refused, operatingSystem: "windows-server-2025" }),
        "blocker",
      ],
      [
        "refused for another system",
        pooled,
        vendor("supported", { ...refused, operatingSystem: "windows-server-2025" }),
        "none",
      ],
      ["refused for another version", pooled, vendor("supported", { ...refused, version: "0.9" }), "none"],
      ["refused for this version", pooled, vendor("supported", { ...refused, version: "1.0" }), "blocker"],
      ["later release", pooled, vendor("supported", refused, { on: "2026-06-01" }), "none"],
      ["earlier release", pooled, vendor("supported", refused, { on: "2026-04-01" }), "blocker"],
      ["both on one day", pooled, vendor("supported", {}, refused), "blocker"],
      ["refused from tomorrow on", pooled, vendor("supported", { ...refused, on: "2026-11-22" }), "none"],
      ["refused from today on", pooled, vendor("supported", { ...refused, on: "2026-11-21" }), "blocker"],
    ],
  },
  {
    rule: vendorSilence,
    violating: { "left out": silent, "released in writing for one mode only": vendor("silent", {}) },
    compliant: { "supported in general": application(), "excluded in general": vendor("unsupported") },
    unknown: { "nothing said": bareApplication(), "listed as unknown": vendor("listed") },
    environments: [
      ["left out", pooled, silent, "unknown"],
      ["nothing said at all", pooled, bareApplication(), "unknown"],
      ["desktop of one's own", personal, silent, "none"],
      ["released in writing", pooled, vendor("silent", {}), "none"],
      ["refused in writing, which is another rule", pooled, vendor("silent", refused), "none"],
      ["released in writing for another mode", published, vendor("silent", {}), "unknown"],
      [
        "released in writing for another system",
        onServer,
        vendor("silent", { operatingSystem: "windows-11-multi-session" }),
        "unknown",
      ],
      ["what is listed as unknown does not count", pooled, listedButStated(), "unknown"],
    ],
  },
]);

function listedButStated(): Application {
  return withFacts("multiSession", { vendorStatement: "supported", unknown: ["vendorStatement"] });
}
