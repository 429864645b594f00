import type { Finding } from "../../model/diagnostic";
import type { Application } from "../../model/estate";
import type { Policy } from "../environment";
import { isReviewOverdue } from "../review";
import { governanceFinding, type Place } from "./governance-finding";

/** What is wrong with the days on which people reviewed a manifest and decided. */
export function dateFindings(application: Application, policy: Policy): readonly Finding[] {
  const { file, reviewedOn, decision } = application;
  return [
    ...futureDate("the review", reviewedOn, { file, pointer: "/reviewedOn" }, policy.today),
    ...futureDate("the decision", decision.on, { file, pointer: "/decision/on" }, policy.today),
    ...overdueReview(application, policy),
  ];
}

/** The finding about a day that has not come yet. */
export function futureDate(
  what: string,
  day: string | undefined,
  place: Place,
  today: string,
): readonly Finding[] {
  if (day === undefined || day <= today) return [];
  const message = `${what} is dated ${day}, after today, ${today}; it does not count`;
  return [governanceFinding(place, "app/future-date", message, "write the day on which it took place")];
}

function overdueReview({ file, reviewedOn }: Application, policy: Policy): readonly Finding[] {
  const { reviewMonths } = policy.compatibility;
  if (reviewedOn === undefined || !isReviewOverdue(reviewedOn, policy.today, reviewMonths)) return [];
  const message = `the manifest was confirmed last on ${reviewedOn}, more than ${reviewMonths} months ago`;
  const hint = "read it through and set reviewedOn to the day on which you did";
  return [governanceFinding({ file, pointer: "/reviewedOn" }, "app/review-overdue", message, hint)];
}
