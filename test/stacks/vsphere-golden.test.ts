import { expectGolden } from "../support/golden";
import { vspherePoolPlan } from "../support/plan-builder";
import { platformJson, poolJson, vsphereContext } from "../support/vsphere-builder";

test("the platform on vSphere synthesises as reviewed", () => {
  expectGolden(platformJson(), "vsphere-platform");
});

test("a pooled pool on vSphere synthesises as reviewed", () => {
  expectGolden(poolJson(), "vsphere-pool-pooled");
});

test("a GPU pool behind Guacamole with two image generations synthesises as reviewed", () => {
  const context = vsphereContext();
  const { profiles: _, ...base } = vspherePoolPlan();
  const json = poolJson({
    context: { ...context, platform: { ...context.platform, broker: "guacamole" } },
    plan: {
      ...base,
      id: "vsphere-pool-planning-cad-gpu-normal",
      image: "cad",
      zone: "planning",
      sessionType: "gpu",
      operatingSystem: "windows-11",
      protectionClass: "normal",
      generations: [
        { number: 1, state: "retiring", vsphereTemplate: "tpl-cad-001" },
        { number: 2, state: "current", vsphereTemplate: "tpl-cad-002" },
      ],
      allocation: { code: "p03", vlanId: 102, subnets: [{ cidr: "10.128.2.0/27", firstSlot: 1 }], slots: 2 },
    },
  });
  expectGolden(json, "vsphere-pool-gpu");
});
