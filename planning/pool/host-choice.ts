import { roundTo } from "../rounding";

/** A machine that could serve a pool, and what the pool would cost with it. */
export interface HostOption {
  /** Key in the catalogue. */
  readonly id: string;
  readonly vcpu: number;
  /** Hosts the pool would need, reserves included. */
  readonly hosts: number;
  /** Cost of one host; all options of a choice in the same unit. */
  readonly unitCost: number;
}

/**
 * The cheapest machine for a pool, by cost per peak session, reserves included: small pools get small machines because
 * their spare host costs less.
 *
 * `hosts × unitCost ÷ peakSessions`; ties go to fewer vCPU, then to the smaller id.
 *
 * @param peakSessions - sessions of the pool (> 0); the same for all options, so it only scales the cost
 * @returns undefined without options
 */
export function cheapestHost<T extends HostOption>(
  options: readonly T[],
  peakSessions: number,
): T | undefined {
  return options.reduce<T | undefined>(
    (best, next) => (best === undefined || compare(next, best, peakSessions) < 0 ? next : best),
    undefined,
  );
}

function compare(a: HostOption, b: HostOption, peakSessions: number): number {
  return (
    costPerSession(a, peakSessions) - costPerSession(b, peakSessions) ||
    a.vcpu - b.vcpu ||
    (a.id < b.id ? -1 : 1)
  );
}

// Six decimals: equal prices that differ in the last binary digit are equal.
function costPerSession(option: HostOption, peakSessions: number): number {
  return roundTo((option.hosts * option.unitCost) / Math.max(1, peakSessions), 6);
}
