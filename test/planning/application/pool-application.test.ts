import type { Application, Estate } from "../../../model/estate";
import type { Plan } from "../../../planning/plan";
import { application, withFacts } from "../../support/application-object";
import { estate, scenario, userGroup } from "../../support/estate-object";
import { planned } from "../../support/planned-estate";

function planOf(applications: readonly Application[], needs: Readonly<Record<string, number>>): Plan {
  const from: Estate = estate({
    applications,
    scenarios: [scenario(), scenario({ id: "own", delivery: "personal" })],
    userGroups: [
      userGroup({ applications: { ...needs } }),
      userGroup({ id: "owners", scenarios: { own: 100 }, applications: { ...needs } }),
    ],
  });
  return planned(from);
}

function applicationsOf(plan: Plan): readonly (readonly unknown[])[] {
  return plan.pools.map(({ id, applications }) => [
    id.split("-")[4],
    applications.map((one) => `${one.id} ${one.mode} ${one.verdict} ${one.people}`),
  ]);
}

const renamed = (id: string, base: Application = application()): Application => ({
  ...base,
  id,
  file: `applications/${id}.yaml`,
});

test("a pool lists its applications by id, with the people who use them there", () => {
  const web = renamed("web-desk", application({ forms: ["web"] }));
  const plan = planOf([renamed("register"), web, renamed("archive")], {
    register: 20,
    archive: 10,
    "web-desk": 30,
  });
  expect(applicationsOf(plan)).toEqual([
    [
      "personal",
      ["archive personal compatible 10", "register personal compatible 20", "web-desk web compatible 30"],
    ],
    [
      "pooled",
      ["archive pooled compatible 10", "register pooled compatible 20", "web-desk web compatible 30"],
    ],
  ]);
});

test("a condition stands in the plan with the rule that asks for it", () => {
  const evidence: Application["evidence"] = [
    {
      kind: "test",
      modes: ["pooled"],
      result: "works-with-conditions",
      on: "2026-10-01",
      reference: "ticket 1",
      conditions: "close it before signing out",
    },
  ];
  const tested = { ...withFacts("multiSession", { userSettingsInMachineRegistry: true }), evidence };
  const pooled = planOf([tested], { archive: 5 }).pools.find(({ sessionType }) => sessionType === "pooled");
  expect(pooled?.applications).toEqual([
    {
      id: "archive",
      name: "Archive",
      mode: "pooled",
      verdict: "conditional",
      people: 5,
      conditions: ["test of 2026-10-01: close it before signing out"],
      connections: [],
    },
  ]);
});

test("a condition that a waiver sets aside is none", () => {
  const conditional = withFacts("installation", { configuresInstallingUserOnly: true });
  const pooledOne = (manifest: Application): unknown =>
    planOf([manifest], { archive: 5 }).pools.find(({ sessionType }) => sessionType === "pooled")
      ?.applications[0];
  expect(pooledOne(conditional)).toMatchObject({
    verdict: "conditional",
    conditions: [expect.stringMatching(/^MS-014: /)],
  });
  const waivers = [
    { rule: "MS-014", modes: [], reason: "few users", approvedBy: "head of IT", expires: "2030-01-01" },
  ];
  expect(pooledOne({ ...conditional, decision: { state: "not-reviewed", waivers } })).toMatchObject({
    verdict: "compatible",
    conditions: [],
  });
});

test("every application of the estate counts once, by the worst place where people use it", () => {
  const unshared = (id: string): Application =>
    renamed(id, withFacts("multiSession", { userSettingsInMachineRegistry: true }));
  const unasked = renamed(
    "unasked",
    withFacts("multiSession", { unknown: ["userSettingsInMachineRegistry"] }),
  );
  const plan = planOf([renamed("archive"), unasked, unshared("spare")], { archive: 10, unasked: 10 });
  expect(plan.applications).toEqual({ compatible: 2, conditional: 0, unknown: 1, notPlaceable: 0 });
  const pooledOnly = estate({ applications: [unshared("spare")] });
  expect(planned(pooledOnly).applications).toEqual({
    compatible: 0,
    conditional: 0,
    unknown: 0,
    notPlaceable: 1,
  });
});
