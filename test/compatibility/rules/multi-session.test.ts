import { machineRegistrySettings } from "../../../compatibility/rules/multi-session/ms-013-machine-registry-settings";
import { application, bareApplication, withFacts } from "../../support/application-object";
import { describeRules } from "../../support/rule-cases";

describeRules("multi-session", [
  {
    rule: machineRegistrySettings,
    violating: { "settings in HKLM": withFacts("multiSession", { userSettingsInMachineRegistry: true }) },
    compliant: { "no such settings": application() },
    unknown: {
      "nothing said about several people": bareApplication(),
      "listed as unknown": withFacts("multiSession", { unknown: ["userSettingsInMachineRegistry"] }),
    },
  },
]);
