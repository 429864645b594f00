import { answer } from "../../answer";
import { effects, type CompatibilityRule, type Effect } from "../../rule";

/**
 * Round-trip time over what people work with without complaint, up to which they can still agree to it (ratio).
 * Assumption of ours; no source gives a limit.
 */
export const TOLERABLE_LATENCY_RATIO = 2;

/** NW-090. Inference: no source gives limits. */
export const backendLatency: CompatibilityRule = {
  id: "NW-090",
  title: "server too far away",
  looksAt: ["/network/connections"],
  effects: effects("blocker", "blocker", "blocker", "blocker", "blocker", "condition"),
  explanation:
    "client and server talk so often that the round-trip time between them makes people wait; we call up to twice the tolerated time a condition and more than that too slow",
  question: "which servers does it connect to, and which round-trip time do people tolerate?",
  remediation: ["remoteapp-near-backend", "local-client", "retest"],
  backing: "inference",
  testable: true,
  applies: ({ network }) =>
    answer(network, "connections", ({ connections }) =>
      connections.some(({ maximumLatencyMs }) => maximumLatencyMs !== undefined),
    ),
  effectFor: ({ network }, { mode, latencyMs }) => {
    const worst = backendLatency.effects[mode];
    if (network === undefined || network.unknown.includes("connections")) return worst;
    const ratios = network.connections.map(({ to, maximumLatencyMs }) =>
      slowness(latencyMs[to], maximumLatencyMs),
    );
    return effectOf(Math.max(0, ...ratios), worst);
  },
};

function slowness(latencyMs: number, maximumLatencyMs: number | undefined): number {
  if (maximumLatencyMs === undefined || latencyMs <= maximumLatencyMs) return 0;
  // Where people tolerate no time at all, any is infinitely too long.
  return latencyMs / maximumLatencyMs;
}

function effectOf(ratio: number, worst: Effect): Effect {
  if (ratio === 0) return "none";
  return ratio <= TOLERABLE_LATENCY_RATIO ? "condition" : worst;
}
