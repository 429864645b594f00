import {
  infrastructureOf,
  infrastructureRole,
  sessionHostRole,
} from "../../../constructs/vsphere/machine-roles";
import { infrastructureVmPlan, vspherePoolPlan } from "../../support/plan-builder";
import { vsphereContext, vsphereInfrastructure } from "../../support/vsphere-builder";

const context = vsphereContext();
const pool = vspherePoolPlan();
const generation = pool.generations[0]!;

describe("infrastructure of a pool", () => {
  test("is brokers, licence servers and its own profile servers, sorted by name", () => {
    const others = infrastructureVmPlan({
      role: "profile-server",
      key: "prof-p03",
      computerName: "ms-prof-p03",
      pool: "vsphere-pool-other-server-pooled-high",
    });
    expect(infrastructureOf(pool, [others, ...vsphereInfrastructure()])).toEqual([
      { role: "connection-broker", computerName: "ms-broker-1" },
      { role: "connection-broker", computerName: "ms-broker-2" },
      { role: "licensing", computerName: "ms-licence-1" },
      { role: "profile-server", computerName: "ms-profile-p021", pool: pool.id },
    ]);
  });

  test("has no profile server where profiles stay on the desktop", () => {
    const { profiles: _, ...personal } = pool;
    const roles = infrastructureOf(personal, vsphereInfrastructure()).map(({ role }) => role);
    expect(roles).not.toContain("profile-server");
  });
});

describe("role of a session host", () => {
  const infrastructure = infrastructureOf(pool, vsphereInfrastructure());

  test("names brokers, licence servers and profile shares by their DNS names", () => {
    expect(sessionHostRole(context, pool, generation, infrastructure)).toEqual({
      role: "session-host",
      pool: pool.id,
      sessionType: "pooled",
      protectionClass: "high",
      generation: 1,
      acceptNewSessions: true,
      maximumSessions: 32,
      brokerKind: "rds",
      brokers: ["ms-broker-1.stadt.example.org", "ms-broker-2.stadt.example.org"],
      licensingServers: ["ms-licence-1.stadt.example.org"],
      profileShares: ["\\\\ms-profile-p021.stadt.example.org\\profiles-social-server-pooled-high$"],
      redirection: pool.redirection,
    });
  });

  test("lets nobody new onto the host of a retiring generation", () => {
    const retiring = { ...generation, state: "retiring" as const };
    expect(sessionHostRole(context, pool, retiring, infrastructure).acceptNewSessions).toBe(false);
  });

  test("needs no remote desktop licence for a personal desktop", () => {
    const personal = { ...pool, sessionType: "personal" as const };
    expect(sessionHostRole(context, personal, generation, infrastructure).licensingServers).toEqual([]);
  });
});

describe("role of an infrastructure machine", () => {
  const all = vsphereInfrastructure();
  const brokers = ["ms-broker-1.stadt.example.org", "ms-broker-2.stadt.example.org"];

  test.each([
    ["connection-broker", { role: "connection-broker", brokerKind: "rds", brokers }],
    ["gateway", { role: "gateway", brokerKind: "rds", brokers }],
    ["licensing", { role: "licensing" }],
    ["profile-server", { role: "profile-server", shares: ["profiles-social-server-pooled-high$"] }],
  ] as const)("%s", (role, expected) => {
    const vm = all.find((candidate) => candidate.role === role)!;
    expect(infrastructureRole(context, vm, all)).toEqual(expected);
  });

  test("a profile server for all pools names no share", () => {
    const vm = infrastructureVmPlan({ role: "profile-server" });
    expect(infrastructureRole(context, vm, [vm])).toEqual({ role: "profile-server" });
  });
});
