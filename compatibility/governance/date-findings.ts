import type { Finding } from "../../model/diagnostic";
import type { Application } from "../../model/estate";
import { pointerTo } from "../../model/json-pointer";
import type { Policy } from "../environment";
import { isReviewOverdue } from "../review";
import { governanceFinding } from "./governance-finding";

/** What is wrong with the days in a manifest, and with tests of other versions. */
export function dateFindings(application: Application, policy: Policy): readonly Finding[] {
  return [
    ...futureDates(application, policy.today),
    ...overdueReview(application, policy),
    ...outdatedTests(application),
  ];
}

function futureDates(
  { file, reviewedOn, decision, evidence }: Application,
  today: string,
): readonly Finding[] {
  const days = [
    { what: "the review", day: reviewedOn, pointer: "/reviewedOn" },
    { what: "the decision", day: decision.on, pointer: "/decision/on" },
    ...evidence.map(({ on, reference }, index) => ({
      what: `the evidence "${reference}"`,
      day: on,
      pointer: pointerTo("evidence", index, "on"),
    })),
  ];
  return days.flatMap(({ what, day, pointer }) => {
    if (day === undefined || day <= today) return [];
    const message = `${what} is dated ${day}, after today, ${today}; it does not count`;
    return [
      governanceFinding(
        { file, pointer },
        "app/future-date",
        message,
        "write the day on which it took place",
      ),
    ];
  });
}

function overdueReview({ file, reviewedOn }: Application, policy: Policy): readonly Finding[] {
  const { reviewMonths } = policy.compatibility;
  if (reviewedOn === undefined || !isReviewOverdue(reviewedOn, policy.today, reviewMonths)) return [];
  const message = `the manifest was confirmed last on ${reviewedOn}, more than ${reviewMonths} months ago`;
  const hint = "read it through and set reviewedOn to the day on which you did";
  return [governanceFinding({ file, pointer: "/reviewedOn" }, "app/review-overdue", message, hint)];
}

function outdatedTests({ file, version, evidence }: Application): readonly Finding[] {
  return evidence.flatMap((proof, index) => {
    if (proof.kind !== "test" || proof.version === undefined || proof.version === version) return [];
    const message = `the test "${proof.reference}" is about version "${proof.version}", in use is "${version}"; it does not count`;
    const place = { file, pointer: pointerTo("evidence", index, "version") };
    return [
      governanceFinding(place, "app/outdated-test", message, "test the version in use, or remove the entry"),
    ];
  });
}
