import { answer } from "../../answer";
import { effects, type CompatibilityRule } from "../../rule";

/** PR-112. Inference entirely: the law names no technical rule; estate.yaml lists the places that have been approved. */
export const specialCategories: CompatibilityRule = {
  id: "PR-112",
  title: "data that the law protects in particular",
  looksAt: ["/data/categories"],
  effects: effects("condition", "condition", "condition", "condition", "condition", "condition"),
  explanation:
    "as we read it, the data protection officer has to agree to where such data is processed; estate.yaml does not list this place",
  question: "does it hold special categories of personal data, criminal records, social data or tax data?",
  remediation: ["approve-platform"],
  backing: "inference",
  testable: false,
  applies: ({ data }) => answer(data, "categories", ({ categories }) => categories.length > 0),
  effectIn: ({ place, mode }, { compatibility }) =>
    compatibility.specialCategoryPlatforms.includes(place) ? "none" : specialCategories.effects[mode],
};
