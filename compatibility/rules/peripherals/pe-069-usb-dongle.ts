import { anyFact } from "../../fact";
import { effects, type CompatibilityRule } from "../../rule";
import { LICENCE_DONGLE, USB_DONGLE } from "./dongle-facts";
import { PERIPHERAL_REQUIREMENTS, REDIRECTION_PAGE } from "./peripheral-sources";

/** PE-069. Whether the dongle counts as encrypted storage, which never passes, is not in the manifest: the worse holds. */
export const usbDongle: CompatibilityRule = {
  id: "PE-069",
  title: "USB dongle",
  ...anyFact(USB_DONGLE, LICENCE_DONGLE),
  effects: effects("blocker", "condition", "blocker", "blocker", "none", "not-applicable"),
  explanation:
    "a dongle reaches one session at a time as a raw USB device, and not at all when it counts as encrypted storage; on hosts that people share nobody can rely on it",
  question: "does it need a USB dongle on the desk, for its licence or for anything else?",
  remediation: ["network-licence", "personal-desktop", "local-and-published"],
  backing: "documented",
  source: REDIRECTION_PAGE,
  requirements: PERIPHERAL_REQUIREMENTS,
  testable: true,
};
