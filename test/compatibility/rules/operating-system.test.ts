import { OPERATING_SYSTEM_RULES } from "../../../compatibility/rules/operating-system/operating-system-rules";
import { supportedSystems } from "../../../compatibility/rules/operating-system/os-001-supported-systems";
import { sixteenBitCode } from "../../../compatibility/rules/operating-system/os-002-sixteen-bit-code";
import { serverRefusal } from "../../../compatibility/rules/operating-system/os-003-server-refusal";
import { multiSessionWindows } from "../../../compatibility/rules/operating-system/os-004-multi-session-windows";
import { supportEnd } from "../../../compatibility/rules/operating-system/os-005-support-end";
import { highResolutionDisplay } from "../../../compatibility/rules/operating-system/os-006-high-resolution-display";
import { untestedSystems } from "../../../compatibility/rules/operating-system/os-007-untested-systems";
import { systemLocale } from "../../../compatibility/rules/operating-system/os-008-system-locale";
import { application, bareApplication, environment, withFacts } from "../../support/application-object";
import { describeRules } from "../../support/rule-cases";
import { describeEffects, flagCases, openCases } from "../../support/rule-tables";

const onAzure = environment();
const onServer = environment({ place: "vsphere", operatingSystem: "windows-server-2025" });
const wronglyPlaced = { place: "vsphere", operatingSystem: "windows-11-multi-session" } as const;
const inBrowser = environment({ mode: "web" });

const forServer = withFacts("system", { operatingSystems: ["windows-server-2025"] });
const untestedOnAzure = withFacts("system", {
  operatingSystems: ["windows-11"],
  untestedOn: ["windows-11-multi-session"],
});
const openUntested = withFacts("system", {
  operatingSystems: ["windows-server-2025"],
  unknown: ["untestedOn"],
});

describeEffects(
  OPERATING_SYSTEM_RULES,
  `
  OS-001 x x  x x x  -
  OS-002 x x  x x x  -
  OS-003 c ok c c ok -
  OS-004 x -  x - -  -
  OS-005 c c  c c c  c
  OS-006 w w  w w w  -
  OS-007 c c  c c c  c
  OS-008 w w  w w w  -
`,
);

describeRules("operating system", [
  {
    rule: supportedSystems,
    violating: {
      "a list of systems": forServer,
      "an empty list": withFacts("system", { operatingSystems: [] }),
    },
    compliant: { "no program for Windows": bareApplication({ forms: ["web"] }) },
    unknown: openCases("system", "operatingSystems"),
    environments: [
      ["supported there", onServer, forServer, "none"],
      ["not supported there", onAzure, forServer, "blocker"],
      ["runs there untested, which is another rule", onAzure, untestedOnAzure, "none"],
      ["may run there untested", onAzure, openUntested, "unknown"],
      ["supported, whatever else is open", onServer, openUntested, "none"],
      ["nothing said about systems", onAzure, bareApplication(), "blocker"],
      ["in the browser of a system that is not supported", inBrowser, forServer, "not-applicable"],
    ],
  },
  {
    rule: sixteenBitCode,
    violating: { "16-bit": withFacts("system", { bitness: 16 }) },
    compliant: { "64-bit": application(), "32-bit": withFacts("system", { bitness: 32 }) },
    unknown: {
      ...openCases("system", "bitness"),
      "left out": application({
        system: {
          operatingSystems: [],
          untestedOn: [],
          refusesServerSystems: false,
          germanSystemLocaleOnly: false,
          notDpiAware: false,
          unknown: [],
        },
      }),
    },
  },
  flagCases(serverRefusal, "system", "refusesServerSystems"),
  {
    rule: multiSessionWindows,
    violating: { "supported on multi-session Windows": application(), "untested there": untestedOnAzure },
    compliant: { "for servers only": forServer },
    unknown: openCases("system", "operatingSystems"),
    environments: [
      ["multi-session Windows on Azure", onAzure, application(), "none"],
      ["multi-session Windows outside Azure", environment(wronglyPlaced), application(), "blocker"],
      [
        "RemoteApp outside Azure",
        environment({ ...wronglyPlaced, mode: "remote-app" }),
        application(),
        "blocker",
      ],
      ["Windows Server outside Azure", onServer, application(), "none"],
    ],
  },
  {
    rule: supportEnd,
    violating: { "the day before": withFacts("support", { ends: "2026-11-20" }) },
    compliant: {
      "the very day": withFacts("support", { ends: "2026-11-21" }),
      "no end announced": application(),
    },
    unknown: openCases("support", "ends"),
  },
  {
    rule: supportEnd,
    compatibility: { goLive: "2028-01-01" },
    violating: { "the day before the workplace goes live": withFacts("support", { ends: "2027-12-31" }) },
    compliant: { "the day on which it goes live": withFacts("support", { ends: "2028-01-01" }) },
    unknown: openCases("support", "ends"),
  },
  {
    ...flagCases(highResolutionDisplay, "system", "notDpiAware"),
    environments: [
      ["several monitors", environment({ mixedDpi: true }), application(), "warning"],
      ["one ordinary monitor", environment({ mixedDpi: false }), application(), "none"],
    ],
  },
  {
    rule: untestedSystems,
    violating: { "one untested system": untestedOnAzure },
    compliant: { "no untested system": application() },
    unknown: openCases("system", "untestedOn"),
    environments: [
      ["untested there", onAzure, untestedOnAzure, "condition"],
      ["untested elsewhere", onServer, untestedOnAzure, "none"],
      [
        "in both lists",
        onAzure,
        withFacts("system", { untestedOn: ["windows-11-multi-session"] }),
        "condition",
      ],
      ["the list is open", onAzure, openUntested, "condition"],
      ["the list is open, but it is supported there", onServer, openUntested, "none"],
      ["nothing said about systems", onAzure, bareApplication(), "condition"],
      ["nothing said about systems, in the browser", inBrowser, bareApplication({ forms: ["web"] }), "none"],
      ["in the browser of an untested system", inBrowser, untestedOnAzure, "condition"],
    ],
  },
  flagCases(systemLocale, "system", "germanSystemLocaleOnly"),
]);
