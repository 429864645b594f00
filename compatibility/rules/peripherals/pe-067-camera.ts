import { effects, type CompatibilityRule } from "../../rule";
import { atTheDesk } from "./desk-device";
import { inSession } from "./in-session";
import { PERIPHERAL_REQUIREMENTS, REDIRECTION_PAGE } from "./peripheral-sources";

/** PE-067. */
export const camera: CompatibilityRule = {
  id: "PE-067",
  title: "camera",
  looksAt: ["/peripherals/camera", "/peripherals/selfServiceTerminal"],
  ...inSession(effects("condition", "condition", "condition", "condition", "none", "condition")),
  explanation:
    "the session gets the picture of the camera, not the camera itself: a test has to show that this is enough",
  question: "does it take pictures with a camera on the desk, or do they come from a self-service terminal?",
  remediation: ["retest"],
  backing: "documented",
  source: REDIRECTION_PAGE,
  requirements: PERIPHERAL_REQUIREMENTS,
  testable: true,
  applies: ({ peripherals }) => atTheDesk(peripherals, "camera"),
};
