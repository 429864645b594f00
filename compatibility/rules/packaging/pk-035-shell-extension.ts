import { answer } from "../../answer";
import { effects, type CompatibilityRule } from "../../rule";
import { MSIX_PREPARATION_PAGE } from "./msix-sources";

/** PK-035. */
export const shellExtension: CompatibilityRule = {
  id: "PK-035",
  title: "extension inside other programs",
  looksAt: ["/installation/shellExtension"],
  effects: effects("none", "none", "condition", "blocker", "none", "not-applicable"),
  explanation:
    "a published window comes without the Explorer that it extends, and from a package no other program may load a part of it",
  question: "does it extend the Explorer, or is a part of it loaded by other programs?",
  remediation: ["deliver-together", "image-installation"],
  backing: "documented",
  source: MSIX_PREPARATION_PAGE,
  testable: true,
  applies: ({ installation }) => answer(installation, "shellExtension", (facts) => facts.shellExtension),
};
