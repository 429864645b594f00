import type { CompatibilityRule } from "../../rule";
import { protectionClass } from "./pr-110-protection-class";
import { classifiedInformation } from "./pr-111-classified-information";
import { specialCategories } from "./pr-112-special-categories";
import { availability } from "./pr-113-availability";
import { accessibilityStatement } from "./pr-114-accessibility-statement";

/** Protection of data and accessibility. */
export const PROTECTION_RULES: readonly CompatibilityRule[] = [
  protectionClass,
  classifiedInformation,
  specialCategories,
  availability,
  accessibilityStatement,
];
