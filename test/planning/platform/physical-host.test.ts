import fc from "fast-check";
import {
  clusterServers,
  poweredVmsPerServer,
  vmsPerServer,
  type VmOnHost,
} from "../../../planning/platform/physical-host";
import { server } from "../../support/catalog-object";

const vm = (overrides: Partial<VmOnHost>): VmOnHost => ({
  vcpu: 8,
  memoryGiB: 48,
  gpuMemoryGiB: 0,
  sessionType: "pooled",
  sessionsPerHost: 16,
  ...overrides,
});

// 64 cores, 1 TiB. Citrix: 24 cores carry 8 VMs of 6 vCPU at 2:1.
test.each([
  ["multi-session VMs by CPU", server(), vm({}), 1, 16, "cpu"],
  ["the vendor's 24 cores", { ...server(), coresPerSocket: 12 }, vm({ vcpu: 6, memoryGiB: 24 }), 1, 8, "cpu"],
  ["large VMs by memory", server(), vm({ memoryGiB: 128 }), 1, 7, "memory"],
  ["many light sessions", server(), vm({ sessionsPerHost: 48 }), 0.65, 8, "sessions"],
  [
    "personal desktops",
    server(),
    vm({ vcpu: 2, memoryGiB: 4, sessionType: "personal", sessionsPerHost: 1 }),
    0.3,
    96,
    "sessions",
  ],
  [
    "GPU desktops",
    { ...server(), gpuMemoryGiB: 96 },
    vm({ gpuMemoryGiB: 8, sessionType: "gpu", sessionsPerHost: 1 }),
    1,
    12,
    "GPU memory",
  ],
  ["no GPU", server(), vm({ gpuMemoryGiB: 8, sessionType: "gpu", sessionsPerHost: 1 }), 1, 0, "GPU memory"],
  ["a server smaller than the hypervisor", { ...server(), memoryGiB: 16 }, vm({}), 1, 0, "memory"],
] as const)("%s", (_, host, machine, factor, vms, boundBy) => {
  expect(vmsPerServer(host, machine, factor)).toEqual({ vms, boundBy });
});

test.each([
  ["memory", server(), vm({}), 20, "memory"],
  ["GPU memory", { ...server(), gpuMemoryGiB: 96 }, vm({ gpuMemoryGiB: 8 }), 12, "GPU memory"],
  ["memory beside a large GPU", { ...server(), gpuMemoryGiB: 960 }, vm({ gpuMemoryGiB: 8 }), 20, "memory"],
  ["a server smaller than the hypervisor", { ...server(), memoryGiB: 16 }, vm({}), 0, "memory"],
] as const)("switched on by %s, whatever CPU and sessions allow", (_, host, machine, vms, boundBy) => {
  expect(poweredVmsPerServer(host, machine)).toEqual({ vms, boundBy });
  expect(vmsPerServer(host, machine, 1).vms).toBeLessThanOrEqual(vms);
});

test("never over-commits memory or breaks the session rule", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 4, max: 24 }),
      fc.integer({ min: 8, max: 256 }),
      fc.integer({ min: 1, max: 100 }),
      fc.double({ min: 0.1, max: 1, noNaN: true }),
      (vcpu, memoryGiB, sessionsPerHost, factor) => {
        const { vms } = vmsPerServer(server(), vm({ vcpu, memoryGiB, sessionsPerHost }), factor);
        expect(vms * memoryGiB).toBeLessThanOrEqual(1024 - 32);
        expect(vms * vcpu).toBeLessThanOrEqual(64 * 2);
        expect(vms * sessionsPerHost).toBeLessThanOrEqual(640 * factor + 1e-6);
      },
    ),
  );
});

test.each([
  [[], 0],
  [[0.1], 2],
  [[1], 2],
  [[2.4, 0.7], 5],
])("loads of %j servers take %d", (demands, servers) => {
  expect(clusterServers(demands)).toBe(servers);
});

test("the load still fits after one server is lost", () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0.01, max: 20, noNaN: true }), { minLength: 1 }), (demands) => {
      const load = demands.reduce((sum, demand) => sum + demand, 0);
      expect(clusterServers(demands) - 1).toBeGreaterThanOrEqual(load - 1e-6);
    }),
  );
});
