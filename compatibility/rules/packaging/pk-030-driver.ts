import { answer } from "../../answer";
import { effects, type CompatibilityRule } from "../../rule";
import { MSIX_PREPARATION_PAGE } from "./msix-sources";

/** PK-030. Drivers of every kind: none of them fits into a package. */
export const driver: CompatibilityRule = {
  id: "PK-030",
  title: "driver of its own",
  looksAt: ["/installation/drivers"],
  effects: effects("condition", "none", "condition", "blocker", "none", "not-applicable"),
  explanation:
    "a driver has to be in the image of shared hosts, and a package for app attach cannot carry it",
  question: "does it install drivers, and of which kind?",
  remediation: ["prepare-image"],
  backing: "documented",
  source: MSIX_PREPARATION_PAGE,
  testable: true,
  applies: ({ installation }) => answer(installation, "drivers", ({ drivers }) => drivers.length > 0),
};
