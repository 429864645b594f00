import { answer } from "../../answer";
import { effects, type CompatibilityRule } from "../../rule";

/** PK-031. */
export const machineService: CompatibilityRule = {
  id: "PK-031",
  title: "service of the machine",
  looksAt: ["/installation/services"],
  effects: effects("condition", "none", "condition", "condition", "none", "not-applicable"),
  explanation:
    "the service has to be in the image of shared hosts; a package carries it only with administrator rights at installation, a system account and nothing it depends on outside the package",
  question: "does it install a Windows service that runs for the whole machine?",
  remediation: ["prepare-image", "msix-app-attach"],
  backing: "documented",
  source: "https://learn.microsoft.com/windows/msix/packaging-tool/convert-an-installer-with-services",
  testable: true,
  applies: ({ installation }) => answer(installation, "services", ({ services }) => services),
};
