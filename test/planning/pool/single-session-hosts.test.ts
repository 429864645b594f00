import { estate, scenario, settings, userGroup } from "../../support/estate-object";
import { findings, sized } from "../../support/planned-estate";

const personal = scenario({ id: "own", delivery: "personal" });
const gpu = scenario({ id: "cad", delivery: "gpu", workloadClass: "power", gpuMemoryGiB: 4 });

function pool(own: typeof personal, people: number, platform: "azure" | "vsphere" = "azure") {
  const group = userGroup({ headcount: people, scenarios: { [own.id]: people }, sites: {}, platform });
  return sized(estate({ scenarios: [own], userGroups: [group] })).pools[0]!;
}

test("every person has a desktop of their own, without spare host", () => {
  const own = pool(personal, 54);
  expect(own.hosts).toMatchObject({ value: 54, boundBy: "people" });
  expect(own.peakSessions.value).toBe(39);
  expect(own.sessionsPerHost.value).toBe(1);
  expect(own.profiles).toBeUndefined();
  expect(own.schedules).toEqual([]);
});

test.each([
  ["light", "Standard_D4ads_v5"],
  ["medium", "Standard_D4ads_v5"],
  ["heavy", "Standard_D8ads_v5"],
] as const)("%s work takes the smallest machine that is large enough", (workloadClass, name) => {
  expect(pool({ ...personal, workloadClass }, 10).host.name).toBe(name);
});

test.each([
  [4, "power", "Standard_NV12ads_A10_v5"],
  [8, "power", "Standard_NV12ads_A10_v5"],
  [4, "medium", "Standard_NV6ads_A10_v5"],
] as const)("%d GiB of GPU memory for %s work lead to %s", (gpuMemoryGiB, workloadClass, name) => {
  expect(pool({ ...gpu, gpuMemoryGiB, workloadClass }, 10).host.name).toBe(name);
});

test("GPU desktops on-premises stand in the cluster for them", () => {
  expect(pool(gpu, 24, "vsphere")).toMatchObject({ cluster: "gpu", host: { name: "cad" } });
});

test("fails when no machine has enough GPU memory", () => {
  const group = userGroup({ scenarios: { cad: 100 } });
  const [finding] = findings(estate({ scenarios: [{ ...gpu, gpuMemoryGiB: 48 }], userGroups: [group] }));
  expect(finding).toMatchObject({ rule: "sizing/no-host-size", pointer: "/scenarios/cad" });
  expect(finding!.message).toContain('"nv12": it has 8 GiB GPU memory, the desktop needs 48');
});

test("fails when the cluster's servers have no GPU memory for it", () => {
  const base = settings();
  const vsphere = base.platforms.vsphere!;
  const clusters = { ...vsphere.clusters, gpu: { ...vsphere.clusters["gpu"]!, hostModel: "rack" } };
  const group = userGroup({ scenarios: { cad: 100 }, platform: "vsphere" });
  const [finding] = findings(
    estate({
      scenarios: [gpu],
      userGroups: [group],
      settings: settings({ platforms: { ...base.platforms, vsphere: { ...vsphere, clusters } } }),
    }),
  );
  expect(finding!.message).toContain("does not fit on a server of the cluster (GPU memory)");
});

test("fails when the estate has no cluster for the session type", () => {
  const base = settings();
  const vsphere = base.platforms.vsphere!;
  const { gpu: _, ...clusters } = vsphere.clusters;
  const group = userGroup({ scenarios: { cad: 100 }, platform: "vsphere" });
  expect(
    findings(
      estate({
        scenarios: [gpu],
        userGroups: [group],
        settings: settings({ platforms: { ...base.platforms, vsphere: { ...vsphere, clusters } } }),
      }),
    ),
  ).toMatchObject([
    { rule: "sizing/no-cluster", file: "estate.yaml", pointer: "/platforms/vsphere/clusters" },
  ]);
});
