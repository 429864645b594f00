import type { Finding } from "../../model/diagnostic";
import type { Application } from "../../model/estate";
import type { Policy } from "../environment";
import { isReviewOverdue } from "../review";
import { governanceFinding, type Place } from "./governance-finding";

/** What is wrong with the days on which people reviewed a manifest and decided. */
export function dateFindings(application: Application, policy: Policy): readonly Finding[] {
  const { file, reviewedOn, decision } = application;
  const { today } = policy;
  const findings: Finding[] = [];
  if (isToCome(reviewedOn, today)) {
    findings.push(futureDate("the review", reviewedOn, { file, pointer: "/reviewedOn" }, today));
  }
  if (isToCome(decision.on, today)) {
    findings.push(futureDate("the decision", decision.on, { file, pointer: "/decision/on" }, today));
  }
  const { reviewMonths } = policy.compatibility;
  if (reviewedOn !== undefined && isReviewOverdue(reviewedOn, today, reviewMonths)) {
    findings.push(overdueReview(file, reviewedOn, reviewMonths));
  }
  return findings;
}

/** True for a day after today. */
export function isToCome(day: string | undefined, today: string): day is string {
  return day !== undefined && day > today;
}

/** The finding about a day that has not come yet. */
export function futureDate(what: string, day: string, place: Place, today: string): Finding {
  const message = `${what} is dated ${day}, after today, ${today}; it does not count`;
  return governanceFinding(place, "app/future-date", message, "write the day on which it took place");
}

function overdueReview(file: string, reviewedOn: string, reviewMonths: number): Finding {
  const message = `the manifest was confirmed last on ${reviewedOn}, more than ${reviewMonths} months ago`;
  const hint = "read it through and set reviewedOn to the day on which you did";
  return governanceFinding({ file, pointer: "/reviewedOn" }, "app/review-overdue", message, hint);
}
