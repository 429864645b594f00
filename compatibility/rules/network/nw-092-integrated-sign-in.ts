import { answer } from "../../answer";
import { effects, type CompatibilityRule } from "../../rule";

/**
 * NW-092. A condition everywhere: every estate names its domain and the domain controllers, so identities and the way
 * to a controller are there to be checked, once for the platform.
 */
export const integratedSignIn: CompatibilityRule = {
  id: "NW-092",
  title: "Windows sign-in on machines joined to Entra ID only",
  looksAt: ["/signIn/method"],
  effects: effects("condition", "condition", "condition", "condition", "condition", "condition"),
  explanation:
    "Kerberos and NTLM work from a machine joined to Entra ID only if the identity is synchronised and a domain controller can be reached",
  question: "how do people sign in to it?",
  remediation: ["check-domain-access", "directory-join"],
  backing: "documented",
  source:
    "https://learn.microsoft.com/mem/solutions/cloud-native-endpoints/cloud-native-endpoints-on-premises",
  testable: true,
  applies: ({ signIn }) => answer(signIn, "method", ({ method }) => method === "integrated"),
  effectIn: ({ join, mode }) => (join === "entra" ? integratedSignIn.effects[mode] : "none"),
};
