import type { ApplicationEstate } from "../model/estate";
import { ApplicationJudge } from "./application-judge";
import type { AssessedApplication } from "./assessed-application";
import { policyOf } from "./policy";

/** All applications of an estate, judged on one day. */
export interface Portfolio {
  /** Day of the assessment, YYYY-MM-DD. */
  readonly today: string;
  /** Scenario of the standard desktop; undefined in an estate without scenarios. */
  readonly standardScenario: string | undefined;
  /** Sorted by id. */
  readonly applications: readonly AssessedApplication[];
}

/**
 * Judges every application of an estate; see `ApplicationJudge`.
 *
 * @param today - YYYY-MM-DD
 */
export function assessPortfolio(estate: ApplicationEstate, today: string): Portfolio {
  const judge = new ApplicationJudge(estate, policyOf(estate, today));
  const applications = estate.applications.map((application) => judge.judge(application));
  return { today, standardScenario: judge.standardScenario, applications };
}
