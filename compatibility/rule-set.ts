import { CODED_EFFECTS, UNKNOWN, type EffectCode } from "./effect-code";

/** Rules by their index, one bit each: what 90 rules do in an environment takes a few operations. */
export type RuleSet = Int32Array;

/** An empty set. */
export function ruleSet(rules: number): RuleSet {
  return new Int32Array((rules + 31) >> 5);
}

export function addRule(set: RuleSet, index: number): void {
  set[index >> 5] = (set[index >> 5] ?? 0) | (1 << (index & 31));
}

export function hasRule(set: RuleSet, index: number): boolean {
  return ((set[index >> 5] ?? 0) & (1 << (index & 31))) !== 0;
}

/** Effects that are no 0 (count). */
const EFFECTS = CODED_EFFECTS.length - 1;

/** Rules that have something to say about an application. */
export interface ActiveRules {
  readonly applying: RuleSet;
  /** Rules of which the manifest does not say whether they apply. */
  readonly open: RuleSet;
}

/** What rules do in an environment; without those that let the manifest decide, see `CompatibilityRule.effectFor`. */
export interface EnvironmentEffects {
  /** What rules do where they apply. */
  readonly effects: RuleEffects;
  /** Rules that make the verdict unknown where the manifest does not say whether they apply. */
  readonly asked: RuleSet;
}

/** For each effect the set of rules that have it. */
export class RuleEffects {
  /** Word 0 of the sets of all effects from the mildest to the worst, then their word 1, and so on. */
  private readonly bits: Int32Array;

  constructor(rules: number) {
    this.bits = new Int32Array(ruleSet(rules).length * EFFECTS);
  }

  /** @param code - 0 adds nothing */
  add(code: EffectCode, index: number): void {
    if (code === 0) return;
    const at = (index >> 5) * EFFECTS + code - 1;
    this.bits[at] = (this.bits[at] ?? 0) | (1 << (index & 31));
  }

  /** What a rule does; the worst where it has several effects. */
  codeOf(index: number): EffectCode {
    const start = (index >> 5) * EFFECTS - 1;
    const bit = 1 << (index & 31);
    let code = EFFECTS;
    while (code > 0 && ((this.bits[start + code] ?? 0) & bit) === 0) code -= 1;
    return code;
  }

  /**
   * Adds what rules do to an application in an environment.
   *
   * @param own - what those do that let the manifest decide
   * @param aside - rules that do not count
   * @returns the worst that is added
   */
  addMet(
    { applying, open }: ActiveRules,
    { effects, asked }: EnvironmentEffects,
    own: RuleEffects,
    aside: RuleSet,
  ): EffectCode {
    const { bits } = this;
    let found = 0;
    for (let word = 0, at = 0; at < bits.length; word += 1) {
      const kept = ~(aside[word] ?? 0);
      const applies = applying[word] ?? 0;
      const questions = (open[word] ?? 0) & (asked[word] ?? 0);
      for (let code = 1; code <= EFFECTS; code += 1, at += 1) {
        const decided = ((effects.bits[at] ?? 0) & applies) | (own.bits[at] ?? 0);
        const met = (code === UNKNOWN ? decided | questions : decided) & kept;
        bits[at] = (bits[at] ?? 0) | met;
        if (met !== 0 && code > found) found = code;
      }
    }
    return found;
  }

  isSame({ bits }: RuleEffects): boolean {
    for (let at = 0; at < bits.length; at += 1) if (bits[at] !== this.bits[at]) return false;
    return true;
  }
}
