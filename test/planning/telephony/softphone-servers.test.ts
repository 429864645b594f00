import * as fc from "fast-check";
import {
  MEDIA_CALLS_PER_VCPU,
  sizeMediaServers,
  sizeRegistrars,
} from "../../../planning/telephony/softphone-servers";

const figure = (value: number) => ({ subject: "city/x", value, unit: "x", formula: "x", inputs: [] });

test.each([
  [0, 2, 2],
  [600, 2, 2],
  [601, 2, 3],
  [2400, 2, 8],
  [2401, 3, 5],
  [30_000, 14, 8],
])("%d calls need %d media servers with %d vCPU", (calls, nodes, vcpu) => {
  const servers = sizeMediaServers(figure(calls));
  expect([servers.nodes.value, servers.vcpu.value]).toEqual([nodes, vcpu]);
});

test.each([
  [0, 2, 1],
  [8896, 2, 2],
  [36_000, 2, 4],
  [36_001, 3, 4],
])("%d devices need registrars with %d vCPU and %d GiB", (devices, vcpu, memory) => {
  const servers = sizeRegistrars(figure(devices));
  expect([servers.nodes.value, servers.vcpu.value, servers.memoryGiB.value]).toEqual([2, vcpu, memory]);
});

test("without any one media server the others carry all calls", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 100_000 }), (calls) => {
      const { nodes, vcpu } = sizeMediaServers(figure(calls));
      expect((nodes.value - 1) * vcpu.value * MEDIA_CALLS_PER_VCPU.value).toBeGreaterThanOrEqual(calls);
    }),
  );
});
