import type { CompatibilityRule } from "../../rule";
import { closedChannel } from "../closed-channel";
import { atTheDesk } from "./desk-device";

/** PE-076. */
export const closedCamera: CompatibilityRule = {
  id: "PE-076",
  title: "closed camera channel",
  looksAt: ["/peripherals/camera", "/peripherals/selfServiceTerminal"],
  ...closedChannel("camera"),
  explanation: "it takes pictures on the desk, and the scenario lets no camera through",
  question: "does it take pictures with a camera on the desk, or do they come from a self-service terminal?",
  applies: ({ peripherals }) => atTheDesk(peripherals, "camera"),
};
