import { ApplicationCheck, type CheckOptions, type CheckResult } from "../../compatibility/application-check";
import type { ApplicationEstate } from "../../model/estate";

/** What a check says about applications that are there already. */
export function checkedApplications(
  estate: ApplicationEstate,
  options: Omit<CheckOptions, "applicationIds">,
): CheckResult {
  const applicationIds = new Set(estate.applications.map(({ id }) => id));
  const check = new ApplicationCheck(estate, { ...options, applicationIds });
  check.add(estate.applications);
  return check.result();
}
