import { countApplications } from "../../../planning/application/application-count";
import { applicationVerdicts } from "../../../planning/application/application-verdict";
import { placeApplications } from "../../../planning/application/placement";
import { poolDemands } from "../../../planning/pool/pool-demand";
import type { Application, UserGroup } from "../../../model/estate";
import { application, withFacts } from "../../support/application-object";
import { estate, scenario, userGroup } from "../../support/estate-object";
import { TODAY } from "../../support/planned-estate";

/** Cannot be shared (MS-013). */
const UNSHARED = withFacts("multiSession", { userSettingsInMachineRegistry: true });

/** Nobody knows whether it can be shared. */
const UNASKED = withFacts("multiSession", { unknown: ["userSettingsInMachineRegistry"] });

/** 40 people on pooled desktops and 60 on desktops of their own. */
const BOTH = { scenarios: { office: 40, own: 60 } };

function verdicts(manifest: Application, group: Partial<UserGroup>, people: number) {
  const applications: Readonly<Record<string, number>> = people === 0 ? {} : { [manifest.id]: people };
  const from = estate({
    applications: [manifest],
    scenarios: [scenario(), scenario({ id: "own", delivery: "personal" })],
    userGroups: [userGroup({ applications, ...group })],
  });
  return applicationVerdicts(placeApplications(from, poolDemands(from).pools, TODAY));
}

test.each([
  ["compatible where everybody can work with it", application(), BOTH, 100, "compatible"],
  ["compatible where it fits into the scenario that can run it", UNSHARED, BOTH, 60, "compatible"],
  ["not placeable when it does not fit there", UNSHARED, BOTH, 61, "notPlaceable"],
  ["unknown when only some of its people sit where nobody knows", UNASKED, BOTH, 61, "unknown"],
  ["the best that any seat offers when nobody needs it", UNSHARED, BOTH, 0, "compatible"],
  ["not placeable when nobody needs it and no seat can run it", UNSHARED, {}, 0, "notPlaceable"],
] as const)("the verdict is %s", (_, manifest, group, people, verdict) => {
  expect(verdicts(manifest, group, people)).toMatchObject([{ application: "archive", people, verdict }]);
});

test("reasons are those of the place that decided", () => {
  const [found] = verdicts(UNSHARED, BOTH, 61);
  expect(found?.assessment.reasons.map(({ rule, effect }) => [rule, effect])).toEqual([
    ["MS-013", "blocker"],
  ]);
});

test("every application counts once", () => {
  const all = [verdicts(UNASKED, BOTH, 100), verdicts(UNSHARED, {}, 0), verdicts(application(), {}, 1)];
  expect(countApplications(all.flat())).toEqual({
    compatible: 1,
    conditional: 0,
    unknown: 1,
    notPlaceable: 1,
  });
});
