import type { Environment, Policy } from "../../compatibility/environment";
import type { CompatibilityRule, Effect } from "../../compatibility/rule";
import type { Application } from "../../model/estate";

/** What a rule says when it is asked about an environment, whatever its table says; undefined when it has nothing to add. */
export function askedEffect(
  { effectIn, effectFor }: Pick<CompatibilityRule, "effectIn" | "effectFor">,
  environment: Environment,
  application: Application,
  policy: Policy,
): Effect | undefined {
  return effectIn?.(environment, policy) ?? effectFor?.(application, environment, policy);
}
