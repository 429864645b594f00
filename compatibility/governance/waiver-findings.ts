import type { Finding } from "../../model/diagnostic";
import { pointerTo } from "../../model/json-pointer";
import type { Application } from "../../model/estate";
import type { ApplicationWaiver } from "../../generated/application";
import { DELIVERY_MODES, formFor } from "../delivery-mode";
import type { Policy } from "../environment";
import type { CompatibilityRule } from "../rule";
import { ruleById } from "../rule-catalog";
import { daysBetween } from "../review";
import { governanceFinding } from "./governance-finding";
import { unknownRule } from "./unknown-rule";

/** Days before the last day of a waiver on which it is announced (days). Assumption: enough for the next meeting. */
export const WAIVER_NOTICE_DAYS = 30;

/** What is wrong with the waivers of a manifest. */
export function waiverFindings(application: Application, policy: Policy): readonly Finding[] {
  return application.decision.waivers.flatMap((waiver, index) => {
    const at = (key: keyof ApplicationWaiver) => ({
      file: application.file,
      pointer: pointerTo("decision", "waivers", index, key),
    });
    const rule = ruleById(waiver.rule);
    if (rule === undefined) return [unknownRule(at("rule"), waiver.rule, "the waiver")];
    const left = daysBetween(policy.today, waiver.expires);
    if (left < 0) {
      const message = `the waiver of ${rule.id} lapsed on ${waiver.expires}, and the rule counts again: ${rule.title}`;
      return [governanceFinding(at("expires"), "app/waiver-lapsed", message, RENEW)];
    }
    if (!isNeeded(application, waiver, rule, policy)) {
      const where = waiver.modes.length === 0 ? "" : ` for ${waiver.modes.join(", ")}`;
      const message = `the waiver sets ${rule.id} aside${where}, but the manifest does not show what the rule looks for: ${rule.title}`;
      return [governanceFinding(at("rule"), "app/waiver-unused", message, "remove the waiver")];
    }
    if (left > WAIVER_NOTICE_DAYS) return [];
    const when = left === 0 ? "today" : `in ${left} ${left === 1 ? "day" : "days"}`;
    const message = `the waiver of ${rule.id} ends on ${waiver.expires}, ${when}; then the rule counts again: ${rule.title}`;
    return [governanceFinding(at("expires"), "app/waiver-ending", message, RENEW)];
  });
}

const RENEW = "have the risk accepted again with a new last day, or remove the waiver";

function isNeeded(
  application: Application,
  { modes }: ApplicationWaiver,
  rule: CompatibilityRule,
  policy: Policy,
): boolean {
  if (rule.applies(application, policy) === "no") return false;
  const corrected = policy.compatibility.rules[rule.id]?.effects ?? {};
  return (modes.length === 0 ? DELIVERY_MODES : modes).some((mode) => {
    const effect = corrected[mode] ?? rule.effects[mode];
    return application.forms.includes(formFor(mode)) && effect !== "none" && effect !== "not-applicable";
  });
}
