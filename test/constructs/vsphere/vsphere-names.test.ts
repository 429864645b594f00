import {
  infrastructureFolder,
  platformPortGroupName,
  poolFolder,
  poolPortGroupName,
  poolsFolder,
  profileShareName,
  resourcePoolPath,
  vsphereName,
  workplaceFolder,
} from "../../../constructs/vsphere/vsphere-names";

const STEM = { prefix: "ms", environment: "prod" };
const POOL = "vsphere-pool-office-server-pooled-normal";

test.each([
  [vsphereName(STEM, "storage"), "ms-prod-storage"],
  [workplaceFolder(STEM), "ms-prod-workplace"],
  [infrastructureFolder(STEM), "ms-prod-workplace/infrastructure"],
  [poolsFolder(STEM), "ms-prod-workplace/pools"],
  [poolFolder(STEM, POOL), "ms-prod-workplace/pools/office-server-pooled-normal"],
  [poolPortGroupName(STEM, POOL), "ms-prod-office-server-pooled-normal"],
  [platformPortGroupName(STEM, "storage"), "ms-prod-platform-storage"],
  [resourcePoolPath(STEM, "CL-Desktops", "desktops"), "CL-Desktops/Resources/ms-prod-desktops"],
  [profileShareName(POOL), "profiles-office-server-pooled-normal$"],
])("names are stable contracts: %s", (actual, expected) => {
  expect(actual).toBe(expected);
});

test("rejects an id that is not one of a pool", () => {
  expect(() => poolFolder(STEM, "office")).toThrow('pool id "office" does not start with <platform>-pool-');
});

test("stages of one city share no name", () => {
  expect(poolFolder({ ...STEM, environment: "test" }, POOL)).not.toBe(poolFolder(STEM, POOL));
});
