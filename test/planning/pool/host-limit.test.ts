import fc from "fast-check";
import { hostCandidates, type HostCandidate } from "../../../planning/pool/host-candidate";
import { desktopProblem, hostProblem } from "../../../planning/pool/host-limit";
import { azureVmSize, catalog } from "../../support/catalog-object";

function candidate(name: string, vcpu = 8, retiresOn?: string): HostCandidate {
  const size = {
    ...azureVmSize(name, vcpu, 32, ["pooled"]),
    ...(retiresOn === undefined ? {} : { retiresOn }),
  };
  return hostCandidates(catalog({ azureVmSizes: { it: size } }), "azure", "pooled")[0]!;
}

test.each(["Standard_NV12s_v3", "Standard_NV48s_v3", "Standard_NV16as_v4", "standard_nv4as_v4"])(
  "rejects %s, whose series retired",
  (name) => {
    expect(hostProblem(candidate(name), "gpu", undefined)).toBe("its series retired on 2026-09-30");
  },
);

test.each(["Standard_NV6ads_A10_v5", "Standard_D8ads_v5", "Standard_D16as_v4", "Standard_E8s_v3"])(
  "%s may become a host",
  (name) => {
    expect(hostProblem(candidate(name), "pooled", "2026-11-01")).toBeUndefined();
  },
);

test.each([
  ["2026-10-31", "it retired on 2026-10-31"],
  ["2026-11-01", "it retired on 2026-11-01"],
  ["2026-11-02", undefined],
])("a size that retires on %s is judged by the price book's day, 2026-11-01", (retiresOn, problem) => {
  expect(hostProblem(candidate("Standard_F8s_v2", 8, retiresOn), "pooled", "2026-11-01")).toBe(problem);
});

test("multi-session hosts have 4 to 24 vCPU, personal desktops any number", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 128 }), (vcpu) => {
      const problem = hostProblem(candidate("Standard_D8ads_v5", vcpu), "pooled", undefined);
      expect(problem === undefined).toBe(vcpu >= 4 && vcpu <= 24);
      expect(hostProblem(candidate("Standard_D8ads_v5", vcpu), "personal", undefined)).toBeUndefined();
    }),
  );
});

test.each([
  [{ vcpu: 9, memoryGiB: 1, gpuMemoryGiB: 0 }, "it has 8 vCPU, the desktop needs 9"],
  [{ vcpu: 8, memoryGiB: 33, gpuMemoryGiB: 0 }, "it has 32 GiB memory, the desktop needs 33"],
  [{ vcpu: 8, memoryGiB: 32, gpuMemoryGiB: 1 }, "it has 0 GiB GPU memory, the desktop needs 1"],
  [{ vcpu: 8, memoryGiB: 32, gpuMemoryGiB: 0 }, undefined],
])("a desktop of %j: %s", (demand, problem) => {
  expect(desktopProblem(candidate("Standard_D8ads_v5"), demand)).toBe(problem);
});
