import { azureVmSize, catalog, price } from "../../support/catalog-object";
import { estate, scenario, settings, userGroup } from "../../support/estate-object";
import { findings, sized } from "../../support/planned-estate";

const BIG_GROUP = userGroup({
  headcount: 2000,
  scenarios: { office: 2000 },
  sites: {},
  attendanceShare: 1,
  concurrencyShare: 0.7,
});

test("2,000 named people, medium work, 8 vCPU: 1,400 sessions, 32 on a host, 53 hosts, 424 vCPU", () => {
  const sizes = { d8: azureVmSize("Standard_D8ads_v5", 8, 32, ["pooled"]) };
  const [pool] = sized(estate({ userGroups: [BIG_GROUP], catalog: catalog({ azureVmSizes: sizes }) })).pools;
  expect(pool!.peakSessions.value).toBe(1400);
  expect(pool!.sessionsPerHost).toMatchObject({ value: 32, boundBy: "cpu" });
  expect(pool!.hosts).toMatchObject({ value: 53, boundBy: "headroom" });
  expect(pool!.vcpu.value).toBe(424);
  expect(pool!.memoryGiB.value).toBe(53 * 32);
  expect(pool!.subnetAddresses.value).toBe(53 * 4 + 5);
});

test("the cheapest size for the pool is chosen", () => {
  const sizes = {
    dear: azureVmSize("Standard_D8ads_v5", 8, 32, ["pooled"], "dear"),
    cheap: azureVmSize("Standard_D8as_v5", 8, 32, ["pooled"], "cheap"),
  };
  const prices = { ...catalog().prices, dear: price(0.5, "EUR/hour"), cheap: price(0.4, "EUR/hour") };
  const [pool] = sized(estate({ catalog: catalog({ azureVmSizes: sizes, prices }) })).pools;
  expect(pool!.host.name).toBe("Standard_D8as_v5");
});

test("memory decides where a session takes much of it", () => {
  const workloads = { ...catalog().workloads };
  workloads["medium"] = { ...workloads["medium"]!, memoryGiBPerUser: 4 };
  const sizes = { d8: azureVmSize("Standard_D8ads_v5", 8, 32, ["pooled"]) };
  const [pool] = sized(estate({ catalog: catalog({ workloads, azureVmSizes: sizes }) })).pools;
  expect(pool!.sessionsPerHost).toMatchObject({ value: 7, boundBy: "memory" });
});

test("a remote-app pool takes only machines made for it", () => {
  const apps = scenario({ delivery: "remote-app" });
  const [pool] = sized(estate({ scenarios: [apps] })).pools;
  expect(pool!.sessionType).toBe("remote-app");
  expect(pool!.host.name).toBe("Standard_D8ads_v5");
});

test("fails when every size is refused and says why for each", () => {
  const sizes = {
    old: azureVmSize("Standard_NV16as_v4", 16, 56, ["pooled"]),
    tiny: azureVmSize("Standard_D2s_v5", 2, 8, ["pooled"]),
    huge: azureVmSize("Standard_D48s_v5", 48, 192, ["pooled"]),
    gone: { ...azureVmSize("Standard_D8s_v3", 8, 32, ["pooled"]), retiresOn: "2026-10-01" },
    poor: azureVmSize("Standard_X8", 8, 4, ["pooled"]),
  };
  const [finding] = findings(estate({ catalog: catalog({ azureVmSizes: sizes }) }));
  expect(finding).toMatchObject({
    rule: "sizing/no-host-size",
    severity: "error",
    file: "user-groups/back-office.yaml",
    pointer: "/scenarios/office",
  });
  for (const reason of [
    '"old": its series retired on 2026-09-30',
    '"tiny": it has 2 vCPU, multi-session hosts have 4 to 24',
    '"huge": it has 48 vCPU',
    '"gone": it retired on 2026-10-01',
    '"poor": not even one session fits',
  ]) {
    expect(finding!.message).toContain(reason);
  }
});

test("the loss of a zone can decide, and its inputs are named", () => {
  const base = settings();
  const azure = { ...base.platforms.azure!, zones: ["1", "2"] as ["1", "2"], zoneLossSurvivalShare: 1 };
  const [pool] = sized(
    estate({ userGroups: [BIG_GROUP], settings: settings({ platforms: { ...base.platforms, azure } }) }),
  ).pools;
  expect(pool!.hosts.boundBy).toBe("zone loss");
  expect(pool!.hosts.inputs.map(({ name }) => name)).toContain("zoneLossSurvivalShare");
});

test("on-premises no zone counts and the machine is named by its profile", () => {
  const [pool] = sized(estate({ userGroups: [{ ...BIG_GROUP, platform: "vsphere" }] })).pools;
  expect(pool).toMatchObject({
    platform: "vsphere",
    cluster: "desktops",
    host: { name: "rdsh" },
    schedules: [],
  });
  expect(pool!.hosts.inputs.map(({ name }) => name)).not.toContain("zones");
});
