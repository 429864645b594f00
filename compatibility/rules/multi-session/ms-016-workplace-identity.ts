import type { Application } from "../../../model/estate";
import { answer } from "../../answer";
import type { Machine } from "../../environment";
import { effects, type CompatibilityRule } from "../../rule";

/** MS-016. */
export const workplaceIdentity: CompatibilityRule = {
  id: "MS-016",
  title: "identity by computer name or IP address",
  looksAt: ["/multiSession/identifiesBy"],
  effects: effects("blocker", "condition", "blocker", "blocker", "none", "not-applicable"),
  explanation: "it tells workplaces apart by computer name or IP address; people on the same host share both",
  question: "does it tell workplaces apart by computer name or IP address, for licences, rights or printers?",
  remediation: ["vendor-statement", "personal-desktop"],
  backing: "documented",
  source: "https://learn.microsoft.com/windows/win32/termserv/ip-addresses-and-computer-names",
  testable: true,
  applies: ({ multiSession }) =>
    answer(multiSession, "identifiesBy", ({ identifiesBy }) => identifiesBy.length > 0),
  effectFor: ({ multiSession }, machine) => {
    const worst = workplaceIdentity.effects[machine.mode];
    const own = sessionsHaveAddresses(machine) && needsAddressOnly(multiSession);
    return worst === "blocker" && own ? "condition" : worst;
  },
};

/**
 * Windows Server can give every session an address of its own (Remote Desktop IP Virtualization), our reading; images of
 * Azure Virtual Desktop do not support it: https://learn.microsoft.com/azure/virtual-desktop/windows-multisession-faq.
 */
function sessionsHaveAddresses({ place, operatingSystem }: Machine): boolean {
  return place === "vsphere" && operatingSystem.startsWith("windows-server");
}

function needsAddressOnly(facts: Application["multiSession"]): boolean {
  return (
    facts !== undefined &&
    !facts.unknown.includes("identifiesBy") &&
    !facts.identifiesBy.includes("computer-name")
  );
}
