import { answer } from "../../answer";
import type { CompatibilityRule } from "../../rule";
import { closedChannel } from "../closed-channel";

/** PE-077. */
export const closedPrinters: CompatibilityRule = {
  id: "PE-077",
  title: "closed printer channel",
  looksAt: ["/peripherals/specialPrinter"],
  ...closedChannel("printers"),
  explanation: "it prints on a special printer on the desk, and the scenario lets no printers through",
  question: "does it print labels, receipts or identity documents on a printer on the desk?",
  applies: ({ peripherals }) => answer(peripherals, "specialPrinter", (facts) => facts.specialPrinter),
};
