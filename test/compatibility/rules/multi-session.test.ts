import { machineRegistrySettings } from "../../../compatibility/rules/multi-session/ms-013-machine-registry-settings";
import { programFolderState } from "../../../compatibility/rules/multi-session/ms-012-program-folder-state";
import { installingUser } from "../../../compatibility/rules/multi-session/ms-014-installing-user";
import { singleInstance } from "../../../compatibility/rules/multi-session/ms-015-single-instance";
import { workplaceIdentity } from "../../../compatibility/rules/multi-session/ms-016-workplace-identity";
import { localPort } from "../../../compatibility/rules/multi-session/ms-017-local-port";
import { oneClientPerHost } from "../../../compatibility/rules/multi-session/ms-018-one-client-per-host";
import { sharedFileLock } from "../../../compatibility/rules/multi-session/ms-019-shared-file-lock";
import { backgroundLoad } from "../../../compatibility/rules/multi-session/ms-020-background-load";
import { administratorRights } from "../../../compatibility/rules/multi-session/ms-021-administrator-rights";
import { temporaryFolder } from "../../../compatibility/rules/multi-session/ms-022-temporary-folder";
import { updater } from "../../../compatibility/rules/multi-session/ms-023-updater";
import { userInstallation } from "../../../compatibility/rules/multi-session/ms-024-user-installation";
import { sharedAccount } from "../../../compatibility/rules/multi-session/ms-025-shared-account";
import { compatibilityLayer } from "../../../compatibility/rules/multi-session/ms-026-compatibility-layer";
import { MULTI_SESSION_RULES } from "../../../compatibility/rules/multi-session/multi-session-rules";
import { application, bareApplication, environment, withFacts } from "../../support/application-object";
import { describeRules } from "../../support/rule-cases";
import { describeEffects, flagCases, openCases } from "../../support/rule-tables";

const pooled = environment();
const attached = environment({ mode: "app-attach" });
const personal = environment({ mode: "personal", multiSession: false, persistent: true });
const personalReset = environment({ mode: "personal", multiSession: false, persistent: false });
const onServer = environment({ place: "vsphere", operatingSystem: "windows-server-2025" });
const device = environment({
  mode: "local",
  place: "device",
  operatingSystem: "windows-11",
  multiSession: false,
  persistent: true,
});
const inBrowser = environment({ mode: "web" });

const byName = withFacts("multiSession", { identifiesBy: ["computer-name"] });
const byAddress = withFacts("multiSession", { identifiesBy: ["ip-address"] });
const byBoth = withFacts("multiSession", { identifiesBy: ["ip-address", "computer-name"] });
const selfUpdating = withFacts("installation", { selfUpdating: true });
const { scope: _scope, ...installation } = application().installation!;
const withoutScope = application({ installation });
const perUser = withFacts("installation", { scope: "user" });

describeEffects(
  MULTI_SESSION_RULES,
  `
  MS-010 x ok x c  ok -
  MS-011 u ok u u  ok -
  MS-012 x ok x c  ok -
  MS-013 x ok x x  ok -
  MS-014 c ok c c  ok -
  MS-015 x ok x x  ok -
  MS-016 x c  x x  ok -
  MS-017 c ok c c  ok -
  MS-018 x ok x x  ok -
  MS-019 x ok x c  ok -
  MS-020 c ok c c  ok -
  MS-021 x c  x x  c  -
  MS-022 c ok c c  ok -
  MS-023 c c  c c  ok ok
  MS-024 c c  c ok ok -
  MS-025 x x  x x  c  c
  MS-026 w -  w -  -  -
`,
);

describeRules("multi-session", [
  flagCases(programFolderState, "multiSession", "userStateInProgramFolder"),
  flagCases(machineRegistrySettings, "multiSession", "userSettingsInMachineRegistry"),
  flagCases(installingUser, "installation", "configuresInstallingUserOnly"),
  flagCases(singleInstance, "multiSession", "oneInstancePerMachine"),
  {
    rule: workplaceIdentity,
    violating: { "by computer name": byName, "by IP address": byAddress },
    compliant: { "by neither": application() },
    unknown: openCases("multiSession", "identifiesBy"),
    environments: [
      ["name, hosts on Azure", pooled, byName, "blocker"],
      ["address, hosts on Azure", pooled, byAddress, "blocker"],
      [
        "address, Windows Server on Azure",
        environment({ operatingSystem: "windows-server-2025" }),
        byAddress,
        "blocker",
      ],
      ["address, Windows Server in the data centre", onServer, byAddress, "condition"],
      ["address, Windows 11 in the data centre", environment({ place: "vsphere" }), byAddress, "blocker"],
      ["name, Windows Server in the data centre", onServer, byName, "blocker"],
      ["both, Windows Server in the data centre", onServer, byBoth, "blocker"],
      ["nothing said", onServer, bareApplication(), "blocker"],
      [
        "listed as unknown beside an address",
        onServer,
        withFacts("multiSession", { identifiesBy: ["ip-address"], unknown: ["identifiesBy"] }),
        "blocker",
      ],
      ["package", attached, byAddress, "blocker"],
      ["desktop of one's own", personal, byBoth, "condition"],
      ["device", device, byBoth, "none"],
    ],
  },
  flagCases(localPort, "network", "localListener"),
  flagCases(oneClientPerHost, "multiSession", "oneClientPerHost"),
  flagCases(sharedFileLock, "multiSession", "locksSharedFiles"),
  flagCases(backgroundLoad, "multiSession", "backgroundLoad"),
  flagCases(administratorRights, "installation", "adminRightsAtRuntime"),
  flagCases(temporaryFolder, "multiSession", "sharedTemporaryFolder"),
  {
    ...flagCases(updater, "installation", "selfUpdating"),
    environments: [
      ["shared desktop", pooled, selfUpdating, "condition"],
      ["package", attached, selfUpdating, "condition"],
      ["desktop of one's own that is reset", personalReset, selfUpdating, "condition"],
      ["desktop of one's own that keeps everything", personal, selfUpdating, "none"],
      ["device", device, selfUpdating, "none"],
      ["browser", inBrowser, selfUpdating, "none"],
    ],
  },
  {
    rule: userInstallation,
    violating: { "for one user": perUser },
    compliant: { "for the machine": application() },
    unknown: { ...openCases("installation", "scope"), "left out": withoutScope },
    environments: [
      ["shared desktop", pooled, perUser, "condition"],
      ["package", attached, perUser, "none"],
      ["desktop of one's own that is reset", personalReset, perUser, "condition"],
      ["desktop of one's own that keeps everything", personal, perUser, "none"],
      ["device", device, perUser, "none"],
    ],
  },
  flagCases(sharedAccount, "signIn", "sharedAccount"),
  flagCases(compatibilityLayer, "multiSession", "notTerminalServerAware"),
]);
