import { CODED_EFFECTS, type EffectCode } from "./effect-code";

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

/** For each effect the set of rules that have it. */
export class RuleEffects {
  /** Word 0 of the sets of all effects from the mildest to the worst, then their word 1, and so on. */
  private readonly bits: Int32Array;

  constructor(private readonly rules: number) {
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

  /** The worst that any rule does, apart from some. */
  worst(aside: RuleSet): EffectCode {
    const { bits } = this;
    for (let code = EFFECTS; code > 0; code -= 1) {
      for (let word = 0, at = code - 1; at < bits.length; word += 1, at += EFFECTS) {
        if (((bits[at] ?? 0) & ~(aside[word] ?? 0)) !== 0) return code;
      }
    }
    return 0;
  }

  /** Becomes what some rules do, and no others. */
  setTo(effects: RuleEffects, rules: RuleSet): void {
    const { bits } = this;
    for (let word = 0, at = 0; at < bits.length; word += 1) {
      const own = rules[word] ?? 0;
      for (const end = at + EFFECTS; at < end; at += 1) bits[at] = (effects.bits[at] ?? 0) & own;
    }
  }

  /** Gives an effect to the rules that are in both sets. */
  addBoth(code: EffectCode, rules: RuleSet, others: RuleSet): void {
    const { bits } = this;
    for (let word = 0, at = code - 1; at < bits.length; word += 1, at += EFFECTS) {
      bits[at] = (bits[at] ?? 0) | ((rules[word] ?? 0) & (others[word] ?? 0));
    }
  }

  /** Adds effects, apart from those of some rules. */
  addAll(effects: RuleEffects, aside: RuleSet): void {
    const { bits } = this;
    for (let word = 0, at = 0; at < bits.length; word += 1) {
      const kept = ~(aside[word] ?? 0);
      for (const end = at + EFFECTS; at < end; at += 1) {
        bits[at] = (bits[at] ?? 0) | ((effects.bits[at] ?? 0) & kept);
      }
    }
  }

  isSame({ bits }: RuleEffects): boolean {
    for (let at = 0; at < bits.length; at += 1) if (bits[at] !== this.bits[at]) return false;
    return true;
  }

  copy(): RuleEffects {
    const copy = new RuleEffects(this.rules);
    copy.bits.set(this.bits);
    return copy;
  }
}
