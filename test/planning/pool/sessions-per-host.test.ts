import fc from "fast-check";
import { sessionsPerHost } from "../../../planning/pool/sessions-per-host";

// Users per vCPU of the vendor's guideline: light 6, medium 4, heavy 2, power 1.
test.each([
  ["light on 8 vCPU", { vcpu: 8, memoryGiB: 64 }, 1 / 6, 1, 48, "cpu"],
  ["medium on 8 vCPU", { vcpu: 8, memoryGiB: 64 }, 1 / 4, 1, 32, "cpu"],
  ["heavy on 8 vCPU", { vcpu: 8, memoryGiB: 64 }, 1 / 2, 1, 16, "cpu"],
  ["power on 6 vCPU", { vcpu: 6, memoryGiB: 56 }, 1, 8, 6, "cpu"],
  ["light on the least memory", { vcpu: 8, memoryGiB: 16 }, 1 / 6, 1.5, 8, "memory"],
  ["no memory left", { vcpu: 8, memoryGiB: 4 }, 1 / 6, 1.5, 0, "memory"],
  ["less memory than Windows takes", { vcpu: 8, memoryGiB: 2 }, 1 / 6, 1.5, 0, "memory"],
] as const)("%s", (_, host, vcpu, memory, sessions, boundBy) => {
  expect(sessionsPerHost(host, vcpu, memory)).toEqual({ sessions, boundBy });
});

test("never takes more than the host has, and one more session would", () => {
  const demand = fc.double({ min: 0.05, max: 8, noNaN: true });
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 64 }),
      fc.integer({ min: 4, max: 512 }),
      demand,
      demand,
      (vcpu, memoryGiB, perVcpu, perMemory) => {
        const { sessions } = sessionsPerHost({ vcpu, memoryGiB }, perVcpu, perMemory);
        expect(sessions * perVcpu).toBeLessThanOrEqual(vcpu + 1e-6);
        expect(sessions * perMemory).toBeLessThanOrEqual(memoryGiB - 4 + 1e-6);
        const more = sessions + 1 + 1e-6;
        expect(more * perVcpu > vcpu || more * perMemory > memoryGiB - 4).toBe(true);
      },
    ),
  );
});

test("rejects a session that takes nothing", () => {
  expect(() => sessionsPerHost({ vcpu: 8, memoryGiB: 32 }, 0, 1)).toThrow("both must be above 0");
});
