import * as fc from "fast-check";
import type { Application, Estate, Scenario } from "../../../model/estate";
import { applicationAddition } from "../../../planning/application/application-use";
import { explainFigure } from "../../../planning/explain";
import type { PoolPlan } from "../../../planning/plan";
import { application } from "../../support/application-object";
import { estate, scenario, userGroup } from "../../support/estate-object";
import { planned } from "../../support/planned-estate";

const POOL = "azure-pool-office-standard-pooled-normal";

test.each([
  ["nothing", [], 100, 0],
  ["the share of people who use one", [{ people: 10, demand: 2048 }], 100, 204.8],
  [
    "the sum over applications, as if their users were different people",
    [
      { people: 10, demand: 2048 },
      { people: 30, demand: 512 },
    ],
    100,
    358.4,
  ],
  [
    "never more than the most demanding one",
    [
      { people: 100, demand: 2048 },
      { people: 100, demand: 512 },
    ],
    100,
    2048,
  ],
] as const)("applications add %s", (_, uses, members, expected) => {
  expect(applicationAddition(uses, members)).toBeCloseTo(expected, 9);
});

test("an addition is at least that of each single application and never above the largest demand", () => {
  const use = fc.record({ people: fc.integer({ min: 1, max: 500 }), demand: fc.nat({ max: 65_536 }) });
  fc.assert(
    fc.property(fc.array(use, { minLength: 1, maxLength: 8 }), (uses) => {
      const addition = applicationAddition(uses, 500);
      expect(addition).toBeLessThanOrEqual(Math.max(...uses.map(({ demand }) => demand)) + 1e-9);
      for (const one of uses) {
        expect(addition).toBeGreaterThanOrEqual(applicationAddition([one], 500) - 1e-9);
      }
    }),
  );
});

type Facts = Partial<Pick<Application, "demands" | "data" | "forms">>;

function needing(facts: Facts, delivery: Partial<Scenario> = {}, people = 50): Estate {
  return estate({
    applications: [application(facts)],
    scenarios: [scenario(delivery)],
    userGroups: [userGroup({ applications: { archive: people } })],
  });
}

function demands(overrides: Partial<NonNullable<Application["demands"]>>): Facts {
  return { demands: { memoryMiB: 0, vcpu: 0, gpuMemoryGiB: 0, unknown: [], ...overrides } };
}

function data(profileMiB: number): Facts {
  return { data: { ...application().data!, profileMiB } };
}

function only(from: Estate): PoolPlan {
  const [pool] = planned(from).pools;
  return pool!;
}

test("an estate whose applications demand nothing is planned as one without applications", () => {
  const { applications: _, ...pool } = only(needing({}));
  const { applications: __, ...plain } = only(estate({ scenarios: [scenario()] }));
  expect(pool).toEqual(plain);
});

test("memory and processor of an application make shared hosts carry fewer sessions", () => {
  const base = only(needing({}));
  expect([base.sessionsPerHost.value, base.sessionsPerHost.boundBy]).toEqual([32, "cpu"]);
  const memory = only(needing(demands({ memoryMiB: 4096 })));
  // 0.5 GiB of work, and 4 GiB for half of the people: floor(28 ÷ 2.5) on 32 GiB.
  expect([memory.host.memoryGiB, memory.sessionsPerHost.value]).toEqual([32, 11]);
  expect(memory.sessionsPerHost.boundBy).toBe("memory");
  const vcpu = only(needing(demands({ vcpu: 0.5 })));
  expect(vcpu.host.vcpu / vcpu.sessionsPerHost.value).toBeGreaterThanOrEqual(0.25 + 0.25);
});

test("a desktop of one's own grows when Windows, work and the most demanding application do not fit", () => {
  const own = (facts: Facts): string => only(needing(facts, { delivery: "personal" }, 1)).host.name;
  expect(own({})).toBe("Standard_D4ads_v5");
  // 16 GiB hold 4 GiB for Windows, 0.5 GiB of work and 11.5 GiB.
  expect(own(demands({ memoryMiB: 11.5 * 1024 }))).toBe("Standard_D4ads_v5");
  expect(own(demands({ memoryMiB: 11.5 * 1024 + 1 }))).toBe("Standard_D8ads_v5");
  // 4 vCPU hold 0.25 of work and 3.75.
  expect(own(demands({ vcpu: 3.75 }))).toBe("Standard_D4ads_v5");
  expect(own(demands({ vcpu: 3.8 }))).toBe("Standard_D8ads_v5");
});

test("a GPU desktop holds the largest demand of GPU memory", () => {
  const gpu = (facts: Facts): string =>
    only(needing(facts, { delivery: "gpu", gpuMemoryGiB: 4, workloadClass: "light" })).host.name;
  expect(gpu({})).toBe("Standard_NV6ads_A10_v5");
  expect(gpu(demands({ gpuMemoryGiB: 8 }))).toBe("Standard_NV12ads_A10_v5");
});

test("profiles grow only when applications leave more than a profile holds", () => {
  const capacity = (facts: Facts, people = 50): number =>
    only(needing(facts, {}, people)).profiles!.capacityGiB.value;
  const plain = capacity({});
  expect(plain).toBe(100 * 30 * 0.5);
  expect(capacity(data(30 * 1024))).toBe(plain);
  // 80 GiB for half of the people are 40 GiB on average.
  expect(capacity(data(80 * 1024))).toBe(100 * 40 * 0.5);
});

test("a figure that applications raise shows manifest, people and scenario behind it", () => {
  const plan = planned(needing({ ...demands({ memoryMiB: 4096, vcpu: 0.5 }), ...data(80 * 1024) }));
  const text = JSON.stringify(
    [`pool/${POOL}/memoryGiBPerSession`, `pool/${POOL}/vcpuPerSession`, `pool/${POOL}/capacityGiB`].map(
      (subject) => explainFigure(plan, subject),
    ),
  );
  for (const origin of [
    '"file":"applications/archive.yaml","pointer":"/demands/memoryMiB"',
    '"file":"applications/archive.yaml","pointer":"/demands/vcpu"',
    '"file":"applications/archive.yaml","pointer":"/data/profileMiB"',
    '"file":"user-groups/back-office.yaml","pointer":"/applications/archive"',
  ]) {
    expect(text).toContain(origin);
  }
});
