import { effects, type CompatibilityRule } from "../../rule";
import { atTheDesk } from "./desk-device";
import { overChannel, PERIPHERAL_REQUIREMENTS, REDIRECTION_PAGE } from "./device-channel";

/** PE-067. */
export const camera: CompatibilityRule = {
  id: "PE-067",
  title: "camera",
  looksAt: ["/peripherals/camera", "/peripherals/selfServiceTerminal"],
  ...overChannel("camera", effects("condition", "condition", "condition", "condition", "none", "condition")),
  explanation:
    "the picture reaches the session through the camera channel, which the scenario has to open; special functions of the camera stay behind, so test it",
  question: "does it take pictures with a camera on the desk, or do they come from a self-service terminal?",
  remediation: ["open-channel", "retest"],
  backing: "documented",
  source: REDIRECTION_PAGE,
  requirements: PERIPHERAL_REQUIREMENTS,
  testable: true,
  applies: ({ peripherals }) => atTheDesk(peripherals, "camera"),
};
