import { answer } from "../../answer";
import { effects, type CompatibilityRule } from "../../rule";
import { inSession } from "./in-session";
import { PERIPHERAL_REQUIREMENTS } from "./peripheral-sources";

/** PE-070. That printers pass is documented; what labels and identity documents need on top is not. */
export const specialPrinter: CompatibilityRule = {
  id: "PE-070",
  title: "printer with a driver of its own",
  looksAt: ["/peripherals/specialPrinter"],
  ...inSession(effects("condition", "condition", "condition", "condition", "none", "condition")),
  explanation:
    "by the platform team's reading, labels and identity documents need the printer's own driver in the image or universal printing",
  question: "does it print labels, receipts or identity documents with the printer's own driver?",
  remediation: ["prepare-image", "network-peripheral"],
  backing: "inference",
  requirements: PERIPHERAL_REQUIREMENTS,
  testable: true,
  applies: ({ peripherals }) => answer(peripherals, "specialPrinter", (facts) => facts.specialPrinter),
};
