import fc from "fast-check";
import { extraPoolCost } from "../../../planning/cost/extra-pool-cost";
import type { PoolSizing } from "../../../planning/estate-sizing";
import type { PlatformName, SessionType } from "../../../planning/plan";
import { estate, settings } from "../../support/estate-object";
import { azurePoolPlan, figure, vspherePoolPlan } from "../../support/plan-builder";

/** 1,000 EUR for 4 hosts. */
const pool: PoolSizing = azurePoolPlan();
/** 200 EUR a host instead of 250 EUR. */
const cheaper: PoolSizing = azurePoolPlan({ id: "azure-pool-cheaper", hosts: figure(5, "hosts") });
const empty: PoolSizing = azurePoolPlan({
  id: "azure-pool-empty",
  hosts: figure(0),
  monthlyCostEur: figure(0),
});
const onPremises: PoolSizing = vspherePoolPlan();

describe("extraPoolCost", () => {
  it.each<[string, readonly PoolSizing[], PlatformName, SessionType, number | undefined]>([
    ["one host that works and a spare one", [pool], "azure", "pooled", 500],
    ["the cheapest host of several pools", [pool, cheaper], "azure", "pooled", 400],
    ["no price of a pool without hosts", [pool, empty], "azure", "pooled", 500],
    ["nothing for desktops of one's own", [pool], "azure", "personal", 0],
    ["nothing for drawing desktops", [], "vsphere", "gpu", 0],
    ["what the platform's own hosts cost", [cheaper, onPremises], "vsphere", "pooled", 500],
    ["no figure without a pool of this kind", [pool], "azure", "remote-app", undefined],
  ])("takes %s", (_why, pools, platform, sessionType, expected) => {
    expect(extraPoolCost(estate(), pools, platform, sessionType)?.value).toBe(expected);
  });

  it("counts the headroom of estate.yaml where it takes more than a spare host", () => {
    const roomy = estate({ settings: settings({ sizing: { ...settings().sizing, headroomShare: 1.5 } }) });
    expect(extraPoolCost(roomy, [pool], "azure", "pooled")?.value).toBe(750);
  });

  it("explains itself by the pool it is taken from", () => {
    const { inputs } = extraPoolCost(estate(), [pool], "azure", "pooled")!;
    expect(inputs.map(({ name, value }) => [name, value])).toEqual([
      ["headroomShare", 0.2],
      ["monthlyCostEur", 1000],
      ["hosts", 4],
    ]);
  });

  it("grows with the price of a host", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 100_000 }),
        fc.integer({ min: 0, max: 100_000 }),
        (cost, more) => {
          const at = (eur: number) =>
            extraPoolCost(estate(), [{ ...pool, monthlyCostEur: figure(eur) }], "azure", "pooled")!.value;
          expect(at(cost + more)).toBeGreaterThanOrEqual(at(cost));
        },
      ),
    );
  });
});
