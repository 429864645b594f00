import { localStore } from "../../../compatibility/rules/data/dt-100-local-store";
import { profileData } from "../../../compatibility/rules/data/dt-101-profile-data";
import { offlineUse } from "../../../compatibility/rules/data/dt-102-offline-use";
import { transferOfProtectedData } from "../../../compatibility/rules/data/dt-103-transfer-of-protected-data";
import { closedClipboard } from "../../../compatibility/rules/data/dt-104-closed-clipboard";
import { closedDrives } from "../../../compatibility/rules/data/dt-105-closed-drives";
import type { DataFacts, ProtectionFacts } from "../../../generated/application";
import { application, bareApplication, environment, withFacts } from "../../support/application-object";
import { describeRules, type RuleCases } from "../../support/rule-cases";

const unknownData = (key: DataFacts["unknown"][number]) => ({
  "nothing said about data": bareApplication(),
  "listed as unknown": withFacts("data", { unknown: [key] }),
});
const withBoth = (data: Partial<DataFacts>, protection: Partial<ProtectionFacts>) =>
  application({
    data: { ...application().data!, ...data },
    protection: { ...application().protection!, ...protection },
  });
const channelCases = (
  rule: RuleCases["rule"],
  fact: "clipboard" | "fileTransfer",
  channel: "clipboard" | "drives",
): RuleCases => {
  const needed = withFacts("data", { [fact]: true });
  const { redirection } = environment();
  const onDevice = environment({ mode: "web", place: "device" });
  return {
    rule,
    violating: { needed },
    compliant: { "nothing is copied": application() },
    unknown: unknownData(fact),
    environments: [
      ["closed", environment(), needed, "condition"],
      ["open", environment({ redirection: { ...redirection, [channel]: true } }), needed, "none"],
      [
        "another channel is open",
        environment({ redirection: { ...redirection, usb: true } }),
        needed,
        "condition",
      ],
      ["closed for protected data", environment({ protectionClass: "high" }), needed, "condition"],
      ["in a session's browser", environment({ mode: "web" }), needed, "condition"],
      ["in the device's browser", onDevice, needed, "none"],
    ],
  };
};
const copied = withBoth({ clipboard: true }, { confidentiality: "high" });

describeRules("data", [
  {
    rule: localStore,
    violating: { "local files": withFacts("data", { localStore: true }) },
    compliant: { "no local files": application() },
    unknown: unknownData("localStore"),
  },
  {
    rule: profileData,
    violating: { "above the limit": withFacts("data", { profileMiB: 501 }) },
    compliant: { nothing: application(), "at the limit": withFacts("data", { profileMiB: 500 }) },
    unknown: unknownData("profileMiB"),
    compatibility: { profileLimitMiB: 500 },
  },
  {
    rule: offlineUse,
    violating: { "works offline": withFacts("data", { offline: true }) },
    compliant: { "needs the network anyway": application() },
    unknown: unknownData("offline"),
  },
  {
    rule: transferOfProtectedData,
    violating: {
      "text, confidential": copied,
      "files, very confidential": withBoth({ fileTransfer: true }, { confidentiality: "very-high" }),
      "text, integrity": withBoth({ clipboard: true }, { integrity: "high" }),
    },
    compliant: {
      "nothing is copied": withBoth({}, { confidentiality: "high" }),
      "nothing is copied, class unknown": withFacts("protection", {
        unknown: ["confidentiality", "integrity"],
      }),
      "normal need for protection": withFacts("data", { clipboard: true, fileTransfer: true }),
      "high availability only": withBoth({ clipboard: true }, { availability: "very-high" }),
    },
    unknown: {
      "nothing said": bareApplication(),
      "class unknown": withBoth({ clipboard: true }, { unknown: ["confidentiality"] }),
      "copying unknown": withBoth({ unknown: ["fileTransfer"] }, { integrity: "high" }),
    },
    environments: [
      ["in a session", environment(), copied, "condition"],
      ["in a session's browser", environment({ mode: "web" }), copied, "condition"],
      ["in the device's browser", environment({ mode: "web", place: "device" }), copied, "none"],
      ["on the device", environment({ mode: "local", place: "device" }), copied, "none"],
    ],
  },
  channelCases(closedClipboard, "clipboard", "clipboard"),
  channelCases(closedDrives, "fileTransfer", "drives"),
]);
