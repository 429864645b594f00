import type { Finding } from "../../model/diagnostic";
import { RULE_FAMILIES, RULES } from "../rule-catalog";
import { governanceFinding, type Place } from "./governance-finding";

/** Where all rules are explained. */
const PAGE = "docs/compatibility-rules.md";

/**
 * The finding about a rule that the catalogue does not have.
 *
 * @param subject - what names it: `the waiver`
 */
export function unknownRule(place: Place, id: string, subject: string): Finding {
  const message = `${subject} names the rule "${id}", which the catalogue does not have`;
  return governanceFinding(place, "app/unknown-rule", message, hintFor(id));
}

/** No two rules share a number; another number of the same family is as likely to be meant as any. */
function hintFor(id: string): string {
  const [prefix, number] = id.split("-");
  const sameNumber = RULES.find((rule) => rule.id.endsWith(`-${number}`));
  if (sameNumber !== undefined) return `did you mean "${sameNumber.id}", ${sameNumber.title}?`;
  const family = RULE_FAMILIES.find((each) => each.prefix === prefix);
  const [first, last] = [family?.rules[0], family?.rules.at(-1)];
  if (family === undefined || first === undefined || last === undefined) return `see ${PAGE}`;
  return `${first.id} to ${last.id} are about "${family.title}", see ${PAGE}`;
}
