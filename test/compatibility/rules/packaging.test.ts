import fc from "fast-check";
import type { Environment } from "../../../compatibility/environment";
import type { Effect } from "../../../compatibility/rule";
import { driver } from "../../../compatibility/rules/packaging/pk-030-driver";
import { machineService } from "../../../compatibility/rules/packaging/pk-031-machine-service";
import { userService } from "../../../compatibility/rules/packaging/pk-032-user-service";
import { programFolderWrites } from "../../../compatibility/rules/packaging/pk-033-program-folder-writes";
import { machineRegistryWrites } from "../../../compatibility/rules/packaging/pk-034-machine-registry-writes";
import { shellExtension } from "../../../compatibility/rules/packaging/pk-035-shell-extension";
import { comServer } from "../../../compatibility/rules/packaging/pk-036-com-server";
import { sharedAssemblies } from "../../../compatibility/rules/packaging/pk-037-shared-assemblies";
import { visualCppSideBySide } from "../../../compatibility/rules/packaging/pk-038-visual-cpp-side-by-side";
import { oldDotnetFramework } from "../../../compatibility/rules/packaging/pk-039-old-dotnet-framework";
import { attendedInstallation } from "../../../compatibility/rules/packaging/pk-040-attended-installation";
import { sharedApplicationData } from "../../../compatibility/rules/packaging/pk-041-shared-application-data";
import { packageAtHand } from "../../../compatibility/rules/packaging/pk-042-package";
import { appAttachHosts } from "../../../compatibility/rules/packaging/pk-043-app-attach-hosts";
import { embeddedDatabase } from "../../../compatibility/rules/packaging/pk-044-embedded-database";
import { workingFolder } from "../../../compatibility/rules/packaging/pk-045-working-folder";
import { setUpPerUser } from "../../../compatibility/rules/packaging/pk-046-set-up-per-user";
import { fixedPaths } from "../../../compatibility/rules/packaging/pk-047-fixed-paths";
import { PACKAGING_RULES } from "../../../compatibility/rules/packaging/packaging-rules";
import type { InstallationFacts } from "../../../generated/application";
import {
  application,
  bareApplication,
  environment,
  policy,
  withFacts,
} from "../../support/application-object";
import { describeRules, type RuleCases } from "../../support/rule-cases";
import { describeEffects, flagCases, openCases } from "../../support/rule-tables";

const installation = (facts: Partial<InstallationFacts>) => withFacts("installation", facts);
const needsDotnet = (dotnet: string) => withFacts("runtimes", { dotnet });

const attached = environment({ mode: "app-attach" });

const hostCases = (
  appAttach: boolean,
  ...hosts: readonly (readonly [string, Partial<Environment>, Effect])[]
): RuleCases => ({
  rule: appAttachHosts,
  violating: {
    installed: bareApplication(),
    "in both forms": application({ forms: ["installed", "web"] }),
  },
  compliant: { "in the browser": application({ forms: ["web"] }) },
  unknown: "it is about the hosts: no manifest can leave it open",
  environments: hosts.map(([why, host, effect]) => [
    why,
    environment({ mode: "app-attach", ...host }),
    application(),
    effect,
  ]),
  compatibility: { appAttach },
});

describeRules("packaging", [
  hostCases(
    true,
    ["set up on Windows 11 multi-session", {}, "none"],
    ["set up on Windows 11", { operatingSystem: "windows-11" }, "none"],
    ["set up on Windows 10", { operatingSystem: "windows-10" }, "none"],
    ["hosts with a server system", { operatingSystem: "windows-server-2025" }, "blocker"],
    ["desktops in the data centre", { place: "vsphere" }, "blocker"],
  ),
  hostCases(
    false,
    ["not set up", {}, "blocker"],
    ["not set up, either, on Windows 11", { operatingSystem: "windows-11" }, "blocker"],
  ),
  {
    rule: driver,
    violating: {
      "a kernel driver": installation({ drivers: ["kernel"] }),
      "a filter driver": installation({ drivers: ["filter"] }),
      "a printer driver": installation({ drivers: ["printer"] }),
      "a device driver": installation({ drivers: ["device"] }),
    },
    compliant: { "no driver": application() },
    unknown: openCases("installation", "drivers"),
  },
  flagCases(machineService, "installation", "services"),
  flagCases(userService, "installation", "userServices"),
  flagCases(programFolderWrites, "installation", "writesProgramFolder"),
  flagCases(machineRegistryWrites, "installation", "writesMachineRegistry"),
  flagCases(shellExtension, "installation", "shellExtension"),
  flagCases(comServer, "installation", "comServer"),
  flagCases(sharedAssemblies, "installation", "sharedAssemblies"),
  flagCases(visualCppSideBySide, "runtimes", "visualCppSideBySide"),
  {
    rule: oldDotnetFramework,
    violating: Object.fromEntries(
      ["1.1", "2.0", "3.5", "4", "4.5.2", "4.6", "4.6.1"].map((version) => [version, needsDotnet(version)]),
    ),
    compliant: {
      "none at all": application(),
      ...Object.fromEntries(
        ["4.6.2", "4.6.10", "4.7", "4.10", "5"].map((version) => [version, needsDotnet(version)]),
      ),
    },
    unknown: openCases("runtimes", "dotnet"),
    environments: [
      ["version 1", environment(), needsDotnet("1.1"), "blocker"],
      ["version 1 on a device", environment({ mode: "local", place: "device" }), needsDotnet("1"), "blocker"],
      ["version 3.5", environment(), needsDotnet("3.5"), "condition"],
      ["version 4.6.1 in a package", attached, needsDotnet("4.6.1"), "condition"],
      ["nobody knows", environment(), bareApplication(), "condition"],
    ],
  },
  {
    rule: attendedInstallation,
    violating: {
      "somebody has to click": installation({ notUnattended: true }),
      "a restart": installation({ needsRestart: true }),
      "a restart, and nobody knows about clicks": installation({
        needsRestart: true,
        unknown: ["notUnattended"],
      }),
    },
    compliant: { "runs by itself": application() },
    unknown: {
      ...openCases("installation", "needsRestart"),
      "nobody knows about clicks": installation({ unknown: ["notUnattended"] }),
    },
  },
  flagCases(sharedApplicationData, "installation", "sharesApplicationData"),
  {
    rule: packageAtHand,
    violating: {
      "no package": installation({ package: "none" }),
      "an unsigned package": installation({ package: "msix-unsigned" }),
    },
    compliant: { "a signed package": installation({ package: "msix-signed" }) },
    unknown: openCases("installation", "package"),
    environments: [
      ["a package can still be made", attached, installation({ package: "none" }), "condition"],
      ["hosts refuse it", attached, installation({ package: "msix-unsigned" }), "blocker"],
      ["nobody knows", attached, bareApplication(), "blocker"],
    ],
  },
  flagCases(embeddedDatabase, "installation", "embeddedDatabase"),
  flagCases(workingFolder, "installation", "workingFolderOrArguments"),
  flagCases(setUpPerUser, "installation", "activeSetupOrClickOnce"),
  flagCases(fixedPaths, "installation", "hardCodedPaths"),
]);

describe("the packaging family", () => {
  describeEffects(
    PACKAGING_RULES,
    `
    PK-030 c  ok c  x ok -
    PK-031 c  ok c  c ok -
    PK-032 c  ok c  x ok -
    PK-033 c  c  c  c ok -
    PK-034 c  ok c  x ok -
    PK-035 ok ok c  x ok -
    PK-036 ok ok c  c ok -
    PK-037 ok ok ok x ok -
    PK-038 ok ok ok c ok -
    PK-039 x  x  x  x x  -
    PK-040 c  c  c  x c  -
    PK-041 ok ok ok c ok -
    PK-042 -  -  -  x -  -
    PK-043 -  -  -  x -  -
    PK-044 c  ok c  x ok -
    PK-045 ok ok ok c ok -
    PK-046 c  c  c  c ok -
    PK-047 c  c  c  c c  -`,
  );

  it("lets a test of the city speak on everything but the hosts", () => {
    expect(PACKAGING_RULES.filter(({ testable }) => !testable).map(({ id }) => id)).toEqual(["PK-043"]);
  });

  it("judges a newer .NET Framework never worse", () => {
    const version = fc.tuple(fc.integer({ min: 1, max: 9 }), fc.nat({ max: 12 }), fc.nat({ max: 12 }));
    const applies = (parts: readonly number[]) =>
      oldDotnetFramework.applies(needsDotnet(parts.join(".")), policy());
    fc.assert(
      fc.property(
        version,
        fc.nat({ max: 3 }),
        fc.nat({ max: 3 }),
        ([major, minor, patch], more, evenMore) => {
          fc.pre(applies([major, minor, patch]) === "no");
          expect(applies([major, minor + more, patch + evenMore])).toBe("no");
        },
      ),
    );
  });
});
