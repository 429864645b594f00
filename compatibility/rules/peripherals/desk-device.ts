import type { Application } from "../../../model/estate";
import { allOf, answer, type Answer } from "../../answer";

/** Whether biometrics are taken on the desk: not where a self-service terminal delivers them (PE-073). */
export function atTheDesk(
  peripherals: Application["peripherals"],
  device: "fingerprintReader" | "camera",
): Answer {
  return allOf(
    answer(peripherals, device, (facts) => facts[device]),
    answer(peripherals, "selfServiceTerminal", (facts) => !facts.selfServiceTerminal),
  );
}
