import type { ApplicationConnection } from "../../../generated/application";
import type { Application, Estate } from "../../../model/estate";
import { APPLICATION_RULES_MAX, connectionRules } from "../../../planning/application/connection-rule";
import { application } from "../../support/application-object";
import { estate, scenario, userGroup } from "../../support/estate-object";
import { findings, planned } from "../../support/planned-estate";

const POOL = "azure-pool-office-standard-pooled-normal";

function connection(overrides: Partial<ApplicationConnection> = {}): ApplicationConnection {
  return {
    to: "on-premises",
    purpose: "Database",
    network: "192.168.10.0/24",
    protocol: "tcp",
    ports: ["1521"],
    ...overrides,
  };
}

function connected(...connections: ApplicationConnection[]): Application {
  const base = application();
  return { ...base, network: { ...base.network!, connections } };
}

function needing(manifest: Application, more: Partial<Estate> = {}): Estate {
  return estate({
    applications: [manifest],
    userGroups: [userGroup({ applications: { [manifest.id]: 10 } })],
    ...more,
  });
}

function rulesOf(from: Estate): unknown {
  return planned(from).azure?.connectionRules;
}

test("a connection is opened from the pools that use the application to the network of its servers", () => {
  const [subnet] = planned(needing(connected(connection()))).pools[0]!.allocation.subnets;
  expect(rulesOf(needing(connected(connection())))).toEqual([
    {
      name: "app-archive-database-tcp",
      description: "Archive: Database",
      priority: 1000,
      protocol: "tcp",
      ports: ["1521"],
      from: [subnet!.cidr],
      to: "192.168.10.0/24",
    },
  ]);
});

test.each([
  [
    "names no network",
    connected({ to: "on-premises", purpose: "Database", protocol: "tcp", ports: ["1521"] }),
  ],
  ["leads into the city's address space, which is open", connected(connection({ network: "10.129.0.0/24" }))],
])("no rule is made for a connection that %s", (_, manifest) => {
  expect(rulesOf(needing(manifest))).toEqual([]);
});

test.each([
  ["on vSphere", "personal", "vsphere"],
  ["with a device of their own", "local", "azure"],
] as const)("no rule is made for people %s", (_, delivery, platform) => {
  const group = userGroup({ applications: { archive: 10 }, platform });
  const scenarios = [scenario({ delivery })];
  expect(rulesOf(needing(connected(connection()), { userGroups: [group], scenarios }))).toEqual([]);
});

test("ports of one connection that is written twice are one rule", () => {
  const manifest = connected(connection(), connection({ ports: ["1521", "2484"] }));
  expect(rulesOf(needing(manifest))).toMatchObject([
    { name: "app-archive-database-tcp", ports: ["1521", "2484"] },
  ]);
});

test.each([
  ["Database", "app-archive-database-tcp"],
  ["Übergabe an die Straßenkasse", "app-archive-ubergabe-an-die-strassenkasse-tcp"],
  [
    "a purpose of many words that would make a name too long",
    "app-archive-a-purpose-of-many-words-that-wou-tcp",
  ],
])("the purpose %s gives the rule the name %s", (purpose, name) => {
  expect(rulesOf(needing(connected(connection({ purpose }))))).toMatchObject([{ name }]);
});

test("rejects one purpose for two networks, because nothing tells the rules apart", () => {
  const manifest = connected(connection(), connection({ network: "192.168.20.0/24" }));
  expect(findings(needing(manifest))).toEqual([
    {
      rule: "placement/application-connection",
      severity: "error",
      file: "applications/archive.yaml",
      pointer: "/network/connections/1/purpose",
      message:
        'application "archive" has two connections with this purpose, to 192.168.10.0/24 and to 192.168.20.0/24; ' +
        "a firewall rule is named after the purpose",
      hint: "give each of them a purpose of its own",
    },
  ]);
  expect(
    rulesOf(needing(connected(connection(), connection({ protocol: "udp", network: "192.168.20.0/24" })))),
  ).toHaveLength(2);
});

test("a further pool, application or port changes no other rule", () => {
  const archive = connected(connection());
  const register = { ...connected(connection({ network: "192.168.20.0/24" })), id: "a-register" };
  const before = planned(needing(archive));
  const after = planned(
    needing(archive, {
      applications: [archive, register],
      userGroups: [userGroup({ applications: { archive: 10, "a-register": 5 } })],
      lock: {
        version: 1,
        pools: {},
        networks: {},
        sites: {},
        connectionRules: { "app-archive-database-tcp": 1000 },
      },
    }),
  );
  expect(after.azure?.connectionRules).toEqual([
    expect.objectContaining({ name: "app-a-register-database-tcp", priority: 1001 }),
    ...before.azure!.connectionRules,
  ]);
});

test("rejects more rules than a security group holds", () => {
  const one = connected(connection());
  const applications = Array.from({ length: APPLICATION_RULES_MAX.value + 1 }, (_, index) => ({
    ...one,
    id: `app${index}`,
  }));
  const pool = {
    id: POOL,
    platform: "azure" as const,
    applications: applications.map(({ id }) => ({
      id,
      name: id,
      mode: "pooled" as const,
      verdict: "compatible" as const,
      people: 1,
      conditions: [],
      connections: [],
    })),
  };
  const result = connectionRules(estate({ applications }), [pool]);
  expect(result.findings).toMatchObject([{ rule: "sizing/too-many-connections", severity: "error" }]);
  expect(connectionRules(estate({ applications: applications.slice(1) }), [pool]).findings).toEqual([]);
});
