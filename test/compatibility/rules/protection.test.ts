import { protectionClass } from "../../../compatibility/rules/protection/pr-110-protection-class";
import { classifiedInformation } from "../../../compatibility/rules/protection/pr-111-classified-information";
import { specialCategories } from "../../../compatibility/rules/protection/pr-112-special-categories";
import { availability } from "../../../compatibility/rules/protection/pr-113-availability";
import { accessibilityStatement } from "../../../compatibility/rules/protection/pr-114-accessibility-statement";
import type { ProtectionFacts } from "../../../generated/application";
import { application, bareApplication, environment, withFacts } from "../../support/application-object";
import { describeRules } from "../../support/rule-cases";

const unknownProtection = (key: ProtectionFacts["unknown"][number]) => ({
  "nothing said about protection": bareApplication(),
  "listed as unknown": withFacts("protection", { unknown: [key] }),
});
const high = withFacts("protection", { confidentiality: "high" });
const veryHigh = withFacts("protection", { confidentiality: "high", integrity: "very-high" });
const restricted = withFacts("protection", { restricted: true });
const socialData = withFacts("data", { categories: ["social-data"] });
const available = withFacts("protection", { availability: "high" });
const highDesktops = environment({ place: "vsphere", protectionClass: "high" });

describeRules("protection", [
  {
    rule: protectionClass,
    violating: { confidentiality: high, integrity: withFacts("protection", { integrity: "very-high" }) },
    compliant: { normal: application(), "availability is another matter": available },
    unknown: unknownProtection("confidentiality"),
    environments: [
      ["above the desktops", environment(), high, "blocker"],
      ["above, on one's own desktop", environment({ mode: "personal" }), high, "blocker"],
      ["as the desktops", highDesktops, high, "none"],
      ["below the desktops", environment({ protectionClass: "very-high" }), high, "none"],
      ["the higher of two counts", highDesktops, veryHigh, "blocker"],
      ["unknown, may be above", highDesktops, bareApplication(), "blocker"],
      ["unknown, nothing is above", environment({ protectionClass: "very-high" }), bareApplication(), "none"],
      ["on the device", environment({ mode: "local", place: "device" }), high, "none"],
    ],
  },
  {
    rule: classifiedInformation,
    violating: { "classified information": restricted },
    compliant: { none: application() },
    unknown: unknownProtection("restricted"),
    compatibility: { restrictedPlatforms: ["vsphere"] },
    environments: [
      ["at a place that is approved", highDesktops, restricted, "none"],
      ["elsewhere", environment(), restricted, "blocker"],
      ["on the device", environment({ mode: "local", place: "device" }), restricted, "blocker"],
    ],
  },
  {
    rule: specialCategories,
    violating: { "social data": socialData },
    compliant: { none: application() },
    unknown: {
      "nothing said about data": bareApplication(),
      "listed as unknown": withFacts("data", { unknown: ["categories"] }),
    },
    environments: [
      ["at a place that is approved", highDesktops, socialData, "none"],
      ["elsewhere", environment(), socialData, "condition"],
    ],
  },
  {
    rule: availability,
    violating: { high: available, "very high": withFacts("protection", { availability: "very-high" }) },
    compliant: { normal: application(), "confidentiality is another matter": high },
    unknown: unknownProtection("availability"),
    environments: [
      ["redundant hosts", environment(), available, "none"],
      ["a single host", environment({ redundant: false }), available, "condition"],
      ["on the device", environment({ mode: "local", place: "device", redundant: false }), available, "none"],
    ],
  },
  {
    rule: accessibilityStatement,
    violating: { "no statement": withFacts("accessibility", { statement: false }) },
    compliant: { "a statement": application() },
    unknown: {
      "nothing said": bareApplication(),
      "listed as unknown": withFacts("accessibility", { unknown: ["statement"] }),
    },
  },
]);
