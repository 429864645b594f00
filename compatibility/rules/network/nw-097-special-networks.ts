import { answer } from "../../answer";
import { effects, type CompatibilityRule } from "../../rule";

/** NW-097. Inference: estate.yaml says from where a closed network is reached. */
export const specialNetworks: CompatibilityRule = {
  id: "NW-097",
  title: "closed networks",
  looksAt: ["/network/specialNetworks"],
  effects: effects("condition", "condition", "condition", "condition", "condition", "condition"),
  explanation:
    "networks of the Land or of federal registers are reached only from where their operators allow it; estate.yaml does not list this place for one of them",
  question: "which closed networks does it need?",
  remediation: ["open-firewall"],
  backing: "inference",
  testable: false,
  applies: ({ network }) => answer(network, "specialNetworks", (facts) => facts.specialNetworks.length > 0),
  effectFor: ({ network }, { place, mode }, { compatibility }) => {
    const worst = specialNetworks.effects[mode];
    if (network === undefined || network.unknown.includes("specialNetworks")) return worst;
    const reached = network.specialNetworks.every((id) => compatibility.specialNetworks[id]?.includes(place));
    return reached ? "none" : worst;
  },
};
