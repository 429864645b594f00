import type { Application } from "../model/estate";
import type { Answer } from "./answer";
import type { CompatibilityRule } from "./rule";

/** What a manifest says in one place about what a rule looks for. */
export interface Fact {
  /** JSON pointers that it reads; a reason stands at the first one. */
  readonly looksAt: readonly [string, ...string[]];
  readonly says: (application: Application) => Answer;
}

/**
 * A rule that applies when one of several places of a manifest says so: "yes" in one of them counts whatever the others
 * leave open, and its reason stands there.
 *
 * @param facts - at least one; of several that say yes the first is shown
 */
export function anyFact(
  ...facts: readonly [Fact, ...Fact[]]
): Pick<Required<CompatibilityRule>, "looksAt" | "applies" | "saidAt"> {
  return {
    looksAt: facts.flatMap(({ looksAt }) => looksAt),
    applies: (application) => {
      let found: Answer = "no";
      for (const { says } of facts) {
        const answer = says(application);
        if (answer === "yes") return answer;
        if (answer === "unknown") found = answer;
      }
      return found;
    },
    saidAt: (application) => (facts.find(({ says }) => says(application) === "yes") ?? facts[0]).looksAt[0],
  };
}
