import type { Plan } from "../../planning/plan";
import {
  azurePlatformPlan,
  azurePoolPlan,
  figure,
  infrastructureVmPlan,
  vspherePlatformPlan,
  vspherePoolPlan,
} from "./plan-builder";

/** A plan with both platforms and one pool on each. */
export function planOfTwoPlatforms(overrides: Partial<Plan> = {}): Plan {
  const pools = [vspherePoolPlan(), azurePoolPlan()];
  return {
    city: { name: "Musterstadt", state: "NW", language: "en", fictitious: true },
    people: figure(200, "people"),
    peakSessions: figure(160, "sessions"),
    pools,
    azure: azurePlatformPlan(),
    vsphere: vspherePlatformPlan({
      infrastructure: [
        infrastructureVmPlan(),
        infrastructureVmPlan({ role: "licensing", key: "licence-1", computerName: "mu-licence-1" }),
        infrastructureVmPlan({
          role: "profile-server",
          key: "profile-p02-1",
          computerName: "mu-profile-p021",
          dataDiskGiB: 1500,
          pool: vspherePoolPlan().id,
        }),
      ],
    }),
    sites: [],
    licences: [],
    devices: [],
    applications: { compatible: 0, conditional: 0, unknown: 0, notPlaceable: 0 },
    energyKwhPerYear: figure(1000, "kWh/year"),
    monthlyCostEur: figure(2000, "EUR/month"),
    oneOffCostEur: figure(3000, "EUR"),
    ...overrides,
  };
}
