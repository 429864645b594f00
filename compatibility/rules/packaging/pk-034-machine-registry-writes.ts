import { answer } from "../../answer";
import { effects, type CompatibilityRule } from "../../rule";
import { MSIX_PREPARATION_PAGE } from "./msix-sources";

/** PK-034. */
export const machineRegistryWrites: CompatibilityRule = {
  id: "PK-034",
  title: "writing into the machine registry",
  looksAt: ["/installation/writesMachineRegistry"],
  effects: effects("condition", "none", "condition", "blocker", "none", "not-applicable"),
  explanation:
    "people on shared hosts need a right for these keys of HKEY_LOCAL_MACHINE, and in a package access is denied",
  question: "does it create or change keys under HKEY_LOCAL_MACHINE while it runs?",
  remediation: ["grant-rights", "vendor-statement", "image-installation"],
  backing: "documented",
  source: MSIX_PREPARATION_PAGE,
  testable: true,
  applies: ({ installation }) =>
    answer(installation, "writesMachineRegistry", ({ writesMachineRegistry }) => writesMachineRegistry),
};
