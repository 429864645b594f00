import { answer } from "../../answer";
import type { CompatibilityRule } from "../../rule";
import { APP_ATTACH_ONLY } from "./app-attach-only";
import { APP_ATTACH_PAGE } from "./msix-sources";

/** PK-042. A package that nobody has made yet can be made; one that the hosts do not trust is refused. */
export const packageAtHand: CompatibilityRule = {
  id: "PK-042",
  title: "package that the hosts trust",
  looksAt: ["/installation/package"],
  effects: APP_ATTACH_ONLY,
  explanation:
    "app attach needs a package, and hosts attach it only when they trust the certificate it is signed with",
  question: "is there an MSIX package, signed with a certificate that the hosts trust?",
  remediation: ["msix-app-attach"],
  backing: "documented",
  source: APP_ATTACH_PAGE,
  testable: true,
  applies: ({ installation }) => answer(installation, "package", (facts) => facts.package !== "msix-signed"),
  effectFor: ({ installation }) => (installation?.package === "none" ? "condition" : "blocker"),
};
