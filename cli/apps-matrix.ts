import { bestMode, type AssessedApplication } from "../compatibility/assessed-application";
import { DELIVERY_MODES, type DeliveryMode } from "../compatibility/delivery-mode";
import type { Portfolio } from "../compatibility/portfolio";
import type { Verdict } from "../compatibility/verdict";
import { decidingReasons } from "../compatibility/wording";

/** Verdicts of all applications. Plain data. */
export interface VerdictMatrix {
  /** Day of the assessment, YYYY-MM-DD. */
  readonly today: string;
  /** People in this scenario; absent when each mode is judged in the scenario where it works best. */
  readonly scenario?: string;
  readonly applications: readonly MatrixRow[];
}

export interface MatrixRow {
  readonly id: string;
  readonly name: string;
  readonly office: string;
  readonly verdicts: Readonly<Record<DeliveryMode, Verdict>>;
  /** Mode to deliver it in; absent when none is possible. */
  readonly best?: DeliveryMode;
  /** Ids of the rules that decide, by mode; empty lists are left out. */
  readonly reasons: Readonly<Partial<Record<DeliveryMode, readonly string[]>>>;
}

/** @param scenario - id of one that exists; undefined for the best of all */
export function verdictMatrix(
  { today, applications }: Portfolio,
  scenario: string | undefined,
): VerdictMatrix {
  return {
    today,
    ...(scenario === undefined ? {} : { scenario }),
    applications: applications.map((assessed) => row(assessed, scenario)),
  };
}

function row(assessed: AssessedApplication, scenario: string | undefined): MatrixRow {
  const { id, name, office } = assessed.application;
  const modes = (scenario === undefined ? undefined : assessed.scenarios[scenario]) ?? assessed.modes;
  const verdicts = Object.fromEntries(
    DELIVERY_MODES.map((mode) => [mode, modes[mode].verdict]),
  ) as MatrixRow["verdicts"];
  const best = bestMode(verdicts);
  const reasons = DELIVERY_MODES.flatMap((mode) => {
    const rules = decidingReasons(modes[mode]).map(({ rule }) => rule);
    return rules.length === 0 ? [] : [[mode, rules] as const];
  });
  return {
    id,
    name,
    office,
    verdicts,
    ...(best === undefined ? {} : { best }),
    reasons: Object.fromEntries(reasons),
  };
}
