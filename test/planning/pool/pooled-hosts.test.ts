import fc from "fast-check";
import { loadHosts, pooledHosts } from "../../../planning/pool/pooled-hosts";

// Worked city of 10,000 staff on hosts with 8 vCPU; the first row is the vendor's check value.
test.each([
  ["medium, 2,000 named at 70 %", 1400, 32, 44, 53, 424],
  ["counter, light", 2625, 48, 55, 66, 528],
  ["office as medium", 2700, 32, 85, 102, 816],
  ["planning, heavy", 360, 16, 23, 28, 224],
  ["office as heavy", 2700, 16, 169, 203, 1624],
])("%s", (_, peakSessions, sessionsPerHost, load, hosts, vcpu) => {
  expect(loadHosts(peakSessions, sessionsPerHost)).toBe(load);
  expect(pooledHosts({ peakSessions, sessionsPerHost, headroomShare: 0.2 })).toEqual({
    hosts,
    boundBy: "headroom",
  });
  expect(hosts * 8).toBe(vcpu);
});

test.each([
  ["a small pool", { peakSessions: 10, sessionsPerHost: 32, headroomShare: 0.2 }, 2, "headroom"],
  ["no headroom", { peakSessions: 1400, sessionsPerHost: 32, headroomShare: 0 }, 45, "spare host"],
  [
    "the loss of one of two zones",
    { peakSessions: 1400, sessionsPerHost: 32, headroomShare: 0.2, zones: 2, zoneLossSurvivalShare: 1 },
    88,
    "zone loss",
  ],
  [
    "a single zone",
    { peakSessions: 1400, sessionsPerHost: 32, headroomShare: 0.2, zones: 1, zoneLossSurvivalShare: 1 },
    53,
    "headroom",
  ],
] as const)("%s decides", (_, load, hosts, boundBy) => {
  expect(pooledHosts(load)).toEqual({ hosts, boundBy });
});

const anyLoad = fc.record({
  peakSessions: fc.integer({ min: 1, max: 100_000 }),
  sessionsPerHost: fc.integer({ min: 1, max: 100 }),
  headroomShare: fc.double({ min: 0, max: 2, noNaN: true }),
  zones: fc.integer({ min: 2, max: 3 }),
  zoneLossSurvivalShare: fc.double({ min: 0, max: 1, noNaN: true }),
});

test("never below what carries the peak after one host is lost", () => {
  fc.assert(
    fc.property(anyLoad, (load) => {
      const { hosts } = pooledHosts(load);
      expect((hosts - 1) * load.sessionsPerHost).toBeGreaterThanOrEqual(load.peakSessions);
    }),
  );
});

test("after the fullest zone is lost the rest carries the share that must survive", () => {
  fc.assert(
    fc.property(anyLoad, (load) => {
      const { hosts } = pooledHosts(load);
      const rest = hosts - Math.ceil(hosts / load.zones);
      expect(rest * load.sessionsPerHost).toBeGreaterThanOrEqual(
        load.peakSessions * load.zoneLossSurvivalShare - 1e-3,
      );
    }),
  );
});

test("grows with people and headroom, and falls with density", () => {
  fc.assert(
    fc.property(anyLoad, (load) => {
      const { hosts } = pooledHosts(load);
      expect(pooledHosts({ ...load, peakSessions: load.peakSessions + 1 }).hosts).toBeGreaterThanOrEqual(
        hosts,
      );
      expect(pooledHosts({ ...load, headroomShare: load.headroomShare + 0.1 }).hosts).toBeGreaterThanOrEqual(
        hosts,
      );
      expect(pooledHosts({ ...load, sessionsPerHost: load.sessionsPerHost + 1 }).hosts).toBeLessThanOrEqual(
        hosts,
      );
    }),
  );
});

test("rejects a host that carries no session", () => {
  expect(() => loadHosts(10, 0)).toThrow("at least 1 is needed");
});
