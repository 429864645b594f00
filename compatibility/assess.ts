import type { Application } from "../model/estate";
import { Assessor } from "./assessor";
import type { Environment, Policy } from "./environment";
import type { CompatibilityRule } from "./rule";
import { NOT_APPLICABLE, type Assessment } from "./verdict";

/** The verdict on one application in one environment; `Assessor` judges many. */
export function assess(
  application: Application,
  environment: Environment,
  policy: Policy,
  rules?: readonly CompatibilityRule[],
): Assessment {
  return new Assessor(policy, rules).assess(application, [environment])[0] ?? NOT_APPLICABLE;
}
