import type { Finding } from "../../model/diagnostic";
import type { Figure } from "../figure";
import { fromFigure } from "../figure-input";
import { warningAt } from "../finding-at";
import { LOCK_FILE, ownValue } from "../lock/lock-entry";
import type { PlanningConstant } from "../constant";
import { roundTo } from "../rounding";
import type { HostCandidate } from "./host-candidate";
import { poolSubject, type PoolContext } from "./pool-context";
import type { Rejection } from "./pool-hosts";

/** How much dearer than the best machine a kept one may be before planning says so. */
export const KEPT_HOST_TOLERATED_SURCHARGE: PlanningConstant = {
  name: "KEPT_HOST_TOLERATED_SURCHARGE",
  value: 25,
  unit: "%",
  certainty: "assumption",
  source: "below it, restarting or rebuilding every host of a pool costs more than it saves in a year",
};

/** A machine that may serve the pool, with the number of hosts it takes. */
export interface PricedHost {
  readonly candidate: HostCandidate;
  /** Hosts the pool would need, reserves included. */
  readonly hosts: number;
  /** Cost of one host; all options of a choice in the same unit. */
  readonly unitCost: number;
}

/** The machine a pool gets. */
export interface HostDecision<T> {
  readonly host: T;
  readonly findings: readonly Finding[];
  /** Only where the lock file keeps another machine than the best one: how much dearer it is. */
  readonly surcharge?: Figure;
}

/**
 * The machine that the lock file keeps for the pool, as long as it may serve the pool; otherwise the best one.
 *
 * The best machine depends on the size of the pool, so without the lock one user group more or less would resize or
 * rebuild every host. A machine that left the catalogue, has retired or has become too small gives way, with the
 * warning `sizing/host-shape-replaced`; one that costs over 25 % more than the best one stays, with the warning
 * `sizing/host-shape-dear`.
 *
 * @param options - machines that may serve the pool
 * @param rejected - the others, with the reason
 * @param best - chooses from options; undefined only when there are none
 * @returns undefined without options
 */
export function decideHost<T extends PricedHost>(
  context: PoolContext,
  options: readonly T[],
  rejected: readonly Rejection[],
  best: (options: readonly T[]) => T | undefined,
): HostDecision<T> | undefined {
  const preferred = best(options);
  const locked = lockedHost(context);
  if (preferred === undefined) return undefined;
  if (locked === undefined) return { host: preferred, findings: [] };
  const kept = best(options.filter(({ candidate }) => candidate.shape.name === locked));
  if (kept === undefined) {
    return { host: preferred, findings: [replaced(context, locked, preferred, rejected)] };
  }
  if (kept.candidate.id === preferred.candidate.id) return { host: kept, findings: [] };
  const surcharge = surchargeFigure(context, kept, preferred);
  const isDear = surcharge.value > KEPT_HOST_TOLERATED_SURCHARGE.value;
  return { host: kept, surcharge, findings: isDear ? [dear(context, surcharge, kept, preferred)] : [] };
}

/**
 * The number of hosts together with the intermediate figures; where a surcharge is paid, `explain` finds it there.
 *
 * @param surcharge - of `decideHost`
 * @param workings - other intermediate figures
 */
export function keptHosts(
  hosts: Figure,
  surcharge: Figure | undefined,
  workings: readonly Figure[],
): { readonly hosts: Figure; readonly workings: readonly Figure[] } {
  if (surcharge === undefined) return { hosts, workings };
  const formula = `${hosts.formula}; on the machine of the lock file, for keptHostSurcharge more than the best one`;
  const inputs = [...hosts.inputs, fromFigure("keptHostSurcharge", surcharge)];
  return { hosts: { ...hosts, formula, inputs }, workings: [...workings, surcharge] };
}

function lockedHost({ estate, demand }: PoolContext): string | undefined {
  return ownValue(estate.lock?.pools ?? {}, demand.id)?.host;
}

function surchargeFigure(context: PoolContext, kept: PricedHost, best: PricedHost): Figure {
  const bestCost = best.hosts * best.unitCost;
  return {
    subject: poolSubject(context, "keptHostSurcharge"),
    // A price that is missing is another finding's business.
    value: bestCost === 0 ? 0 : roundTo(((kept.hosts * kept.unitCost) / bestCost - 1) * 100, 1),
    unit: "%",
    formula: `(cost of ${described(kept)} ÷ cost of ${described(best)} − 1) × 100; the lock file keeps the former, the latter would be chosen today`,
    inputs: [],
  };
}

function replaced(
  context: PoolContext,
  locked: string,
  host: PricedHost,
  rejected: readonly Rejection[],
): Finding {
  const { demand } = context;
  const reason =
    rejected.find(({ candidate }) => candidate.shape.name === locked)?.reason ??
    `the catalogue has no such machine for ${demand.sessionType} desktops`;
  return warningAt({
    rule: "sizing/host-shape-replaced",
    file: LOCK_FILE,
    keys: ["pools", demand.id, "host"],
    message: `pool "${demand.id}" cannot keep its hosts on ${locked}: ${reason}; it gets ${described(host)}, and every host is resized or rebuilt`,
    hint: `put ${locked} back into the catalogue, or run \`workplace lock\` and apply when nobody is signed in`,
  });
}

function dear({ demand }: PoolContext, surcharge: Figure, kept: PricedHost, best: PricedHost): Finding {
  return warningAt({
    rule: "sizing/host-shape-dear",
    file: LOCK_FILE,
    keys: ["pools", demand.id, "host"],
    message: `pool "${demand.id}" keeps ${described(kept)}, which costs ${surcharge.value} % more than ${described(best)}; tolerated are ${KEPT_HOST_TOLERATED_SURCHARGE.value} %`,
    hint: `to change every host, run \`workplace lock --release host/${demand.id}\` and apply when nobody is signed in`,
  });
}

function described({ hosts, candidate }: PricedHost): string {
  return `${hosts} × ${candidate.shape.name}`;
}
