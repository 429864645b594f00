import type { Finding } from "../../model/diagnostic";
import type { Estate } from "../../model/estate";
import { pointerTo } from "../../model/json-pointer";
import { DELIVERY_MODES } from "../delivery-mode";
import { tellsEnvironmentsApart } from "../rule";
import { ruleById } from "../rule-catalog";
import { governanceFinding } from "./governance-finding";
import { unknownRule } from "./unknown-rule";

/** What is wrong with the corrections of the platform team. */
export function correctionFindings({ settings }: Pick<Estate, "settings">): readonly Finding[] {
  return Object.entries(settings.compatibility.rules).flatMap(([id, { effects }]) => {
    const place = { file: "estate.yaml", pointer: pointerTo("compatibility", "rules", id), atKey: true };
    const rule = ruleById(id);
    if (rule === undefined) return [unknownRule(place, id, "the correction")];
    // Where a rule tells environments apart, the same effect can still be stricter in some of them.
    if (tellsEnvironmentsApart(rule) && Object.keys(effects).length > 0) return [];
    if (DELIVERY_MODES.some((mode) => (effects[mode] ?? rule.effects[mode]) !== rule.effects[mode]))
      return [];
    const message = `the correction of ${id} changes nothing: the catalogue says the same`;
    return [governanceFinding(place, "app/idle-correction", message, "remove it, or change an effect")];
  });
}
