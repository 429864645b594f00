import { answer } from "../../answer";
import { effects, type CompatibilityRule } from "../../rule";
import { MSIX_PREPARATION_PAGE } from "./msix-sources";

/** PK-037. */
export const sharedAssemblies: CompatibilityRule = {
  id: "PK-037",
  title: ".NET assemblies for other applications",
  looksAt: ["/installation/sharedAssemblies"],
  effects: effects("none", "none", "none", "blocker", "none", "not-applicable"),
  explanation: "assemblies that a package puts into the global cache stay invisible to other applications",
  question: "does it put .NET assemblies for other applications into the global assembly cache?",
  remediation: ["deliver-together", "image-installation"],
  backing: "documented",
  source: MSIX_PREPARATION_PAGE,
  testable: true,
  applies: ({ installation }) => answer(installation, "sharedAssemblies", (facts) => facts.sharedAssemblies),
};
