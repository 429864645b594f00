import type { Application } from "../model/estate";
import { formFor, type DeliveryMode } from "./delivery-mode";
import { REMEDIATIONS, type Remediation, type RemediationId } from "./remediation-catalog";
import type { CompatibilityRule } from "./rule";

/**
 * Ways out of a rule that an application can take: none that needs a form which it does not have, none to a form which
 * it has already, and none to the delivery mode in which it stands.
 *
 * @param mode - delivery in which it stands; undefined when that is no particular one
 * @returns in the order of the rule
 */
export function fittingWays(
  { remediation }: Pick<CompatibilityRule, "remediation">,
  { forms }: Pick<Application, "forms">,
  mode?: DeliveryMode,
): readonly RemediationId[] {
  return remediation.filter((id) => {
    const { kind, modes, form }: Remediation = REMEDIATIONS[id];
    if (form !== undefined && forms.includes(form)) return false;
    if (modes === undefined) return true;
    if (kind === "move" && mode !== undefined && modes.includes(mode)) return false;
    return modes.some((each) => forms.includes(formFor(each)));
  });
}
