import { Testing } from "cdktf";
import { AzurePoolStack } from "../../stacks/azure-pool-stack";
import {
  activeDirectoryContext,
  azureContext,
  azurePlatformSpec,
  personalPoolJson,
  poolJson,
  privateAccessContext,
} from "../support/azure-context";
import { expectGolden } from "../support/golden";
import { azurePoolPlan, figure, profileStoragePlan } from "../support/plan-builder";
import { resourcesOf, type SynthJson } from "../support/synth-json";

const MACHINE = "azurerm_windows_virtual_machine";
const CURRENT = { number: 1, state: "current", azureVersion: "1.0.0" } as const;
const RETIRING = { number: 1, state: "retiring", azureVersion: "1.0.0" } as const;
const NEXT = { number: 2, state: "current", azureVersion: "1.1.0" } as const;

/** Addresses and attributes of everything, without cdktf's remarks. */
function declared(json: SynthJson): ReadonlyMap<string, string> {
  const map = new Map<string, string>();
  for (const [type, byName] of Object.entries(json.resource ?? {})) {
    for (const [name, { "//": _, ...attributes }] of Object.entries(byName)) {
      map.set(`${type}.${name}`, JSON.stringify(attributes));
    }
  }
  return map;
}

/** What stands in `before` and is gone or different in `after`. */
function touched(before: SynthJson, after: SynthJson): readonly string[] {
  const now = declared(after);
  return [...declared(before)]
    .filter(([address, text]) => now.get(address) !== text)
    .map(([address]) => address);
}

describe("the stack of an Azure pool", () => {
  it("is the reviewed one", () => {
    expectGolden(poolJson(), "azure-pool");
  });

  it("has the same ids in every environment and for every subscription", () => {
    const other = azureContext({
      platform: azurePlatformSpec({ subscriptionId: "11111111-0000-0000-0000-000000000001" }),
    });
    expect([...declared(poolJson({}, other)).keys()]).toEqual([...declared(poolJson()).keys()]);
  });

  it("keeps ids from one release to the next", () => {
    const ids = Object.keys(poolJson().resource?.[MACHINE] ?? {});
    expect(ids[0]).toBe("hosts_g1_0001_FB9B5262");
  });
});

describe("what stays when an Azure pool changes", () => {
  const slots = (count: number, subnets = azurePoolPlan().allocation.subnets) => ({
    allocation: { ...azurePoolPlan().allocation, slots: count, subnets },
  });

  it("is everything, when slots are added", () => {
    expect(touched(poolJson(slots(4)), poolJson(slots(7)))).toEqual([]);
  });

  it("is everything but the highest hosts, when slots are taken away", () => {
    const gone = touched(poolJson(slots(4)), poolJson(slots(3)));
    expect(gone).toHaveLength(6);
    for (const address of gone) expect(address).toMatch(/\.hosts_g1_0004_/);
  });

  it("is everything, when a subnet is added", () => {
    const subnets = [
      { cidr: "10.64.1.0/27", firstSlot: 1 },
      { cidr: "10.64.9.0/27", firstSlot: 5 },
    ];
    expect(touched(poolJson(slots(4)), poolJson(slots(4, subnets)))).toEqual([]);
    const cards = resourcesOf(poolJson(slots(5, subnets)), "azurerm_network_interface");
    expect(JSON.stringify(cards[4])).toContain("subnets_s0005");
    expect(JSON.stringify(cards[3])).toContain("subnets_s0001");
  });

  it("is everything but tags, when a generation comes and the old one retires", () => {
    const before = poolJson({ generations: [CURRENT] });
    const after = poolJson({ generations: [RETIRING, NEXT] });
    const changed = touched(before, after);
    for (const address of changed)
      expect(address).toMatch(/^azurerm_(windows_virtual_machine|network_interface)\./);
    const withoutTags = (json: SynthJson): readonly unknown[] =>
      resourcesOf(json, MACHINE).map(({ tags: _, "//": __, ...machine }) => machine);
    expect(withoutTags(after).slice(0, 4)).toEqual(withoutTags(before));
  });

  it("is everything of the new generation, when the old one goes", () => {
    const after = declared(poolJson({ generations: [NEXT] }));
    const gone = [...declared(poolJson({ generations: [RETIRING, NEXT] })).keys()].filter(
      (key) => !after.has(key),
    );
    expect(gone).toHaveLength(4 * 6);
    for (const address of gone) expect(address).toContain("hosts_g1_");
  });

  it("is everything, when a profile share is added", () => {
    const shares = (count: number) => ({ profiles: profileStoragePlan({ shares: figure(count, "shares") }) });
    expect(touched(poolJson(shares(1)), poolJson(shares(2)))).toEqual([]);
    expect(resourcesOf(poolJson(shares(2)), "azurerm_storage_account").map(({ name }) => name)).toEqual([
      "stmsp3rmp011",
      "stmsp3rmp012",
    ]);
  });

  it("is everything of the others, when a user group is added in front", () => {
    const group = "00000000-0000-0000-0000-0000000000aa";
    const first = "00000000-0000-0000-0000-000000000001";
    const one = poolJson({ usersGroupObjectIds: [group] });
    expect(touched(one, poolJson({ usersGroupObjectIds: [first, group] }))).toEqual([]);
  });
});

describe("session hosts on Azure", () => {
  it("are spread over the zones by slot, so that both generations of a slot share a zone", () => {
    const machines = resourcesOf(poolJson({ generations: [RETIRING, NEXT] }), MACHINE);
    expect(machines.map(({ computer_name: name, zone }) => [name, zone])).toEqual([
      ["msp01-01-0001", "1"],
      ["msp01-01-0002", "2"],
      ["msp01-01-0003", "3"],
      ["msp01-01-0004", "1"],
      ["msp01-02-0001", "1"],
      ["msp01-02-0002", "2"],
      ["msp01-02-0003", "3"],
      ["msp01-02-0004", "1"],
    ]);
  });

  it("of a retiring generation are left alone by autoscale", () => {
    const json = poolJson({ generations: [RETIRING, NEXT] });
    const [plan] = resourcesOf(json, "azurerm_virtual_desktop_scaling_plan");
    const tag = String(plan?.["exclusion_tag"]);
    const excluded = resourcesOf(json, MACHINE).map(({ tags }) => tag in (tags as object));
    expect(excluded).toEqual([true, true, true, true, false, false, false, false]);
  });

  it("look up the current image only, so that an old version may leave the gallery", () => {
    const images = poolJson({ generations: [RETIRING, NEXT] }).data?.["azurerm_shared_image_version"] ?? {};
    expect(Object.values(images).map(({ name }) => name)).toEqual(["1.1.0"]);
  });

  it("join the domain with a password from the key vault", () => {
    const json = poolJson({}, activeDirectoryContext());
    const join = resourcesOf(json, "azurerm_virtual_machine_extension").find(
      ({ type }) => type === "JsonADDomainExtension",
    );
    expect(JSON.parse(String(join?.["settings"]))).toEqual({
      Name: "stadt.example",
      OUPath: "OU=Desktops,DC=stadt,DC=example",
      User: "svc-avd-join@stadt.example",
      Restart: "true",
      Options: "3",
    });
    expect(join?.["protected_settings_from_key_vault"]).toEqual({
      secret_url: expect.stringMatching(
        /^\$\{data\.azurerm_key_vault_secret\.hosts_domain-join_\w+\.id\}$/,
      ) as string,
      source_vault_id: expect.stringContaining("/vaults/kv-ms-prod-") as string,
    });
  });

  it("enrol in Intune when the estate says so", () => {
    const context = azureContext({
      identity: {
        azureJoin: "entra",
        domain: "stadt.example",
        joinAccount: "svc-join",
        intuneEnrolment: true,
      },
    });
    const text = JSON.stringify(poolJson({}, context).resource?.["azurerm_virtual_machine_extension"]);
    expect(text).toContain("0000000a-0000-0000-c000-000000000000");
  });

  it("rejects a generation without a version in the gallery", () => {
    expect(() => poolJson({ generations: [{ number: 3, state: "current" }] })).toThrow(
      'image "standard" generation 3 has no version in the Azure gallery',
    );
  });

  it("rejects a slot before the first subnet", () => {
    const allocation = { code: "p01", slots: 2, subnets: [{ cidr: "10.64.1.0/27", firstSlot: 2 }] };
    expect(() => poolJson({ allocation })).toThrow("slot 1 lies before the first subnet");
  });
});

describe("personal desktops on Azure", () => {
  const json = personalPoolJson();

  it("are kept from destruction until the estate gives them up", () => {
    const guards = (stack: SynthJson): readonly unknown[] =>
      resourcesOf(stack, MACHINE).map(
        ({ lifecycle }) => (lifecycle as Record<string, unknown>)["prevent_destroy"],
      );
    expect(new Set(guards(json))).toEqual(new Set([true]));
    expect(new Set(guards(personalPoolJson({ allowDestroy: true })))).toEqual(new Set([false]));
  });

  it("are not scaled and have no profile shares", () => {
    expect(Object.keys(json.resource ?? {})).not.toContain("azurerm_virtual_desktop_scaling_plan");
    expect(Object.keys(json.resource ?? {})).not.toContain("azurerm_storage_account");
  });

  it("are given to their first user", () => {
    const [pool] = resourcesOf(json, "azurerm_virtual_desktop_host_pool");
    expect(pool).toMatchObject({
      type: "Personal",
      load_balancer_type: "Persistent",
      personal_desktop_assignment_type: "Automatic",
    });
    expect(pool).not.toHaveProperty("maximum_sessions_allowed");
  });
});

describe("variants of an Azure pool", () => {
  it("publish single applications without a desktop", () => {
    const json = poolJson({ sessionType: "remote-app" });
    const [group] = resourcesOf(json, "azurerm_virtual_desktop_application_group");
    expect(group).toMatchObject({ type: "RemoteApp" });
    expect(group).not.toHaveProperty("default_desktop_display_name");
  });

  it("are reached through private endpoints only when the estate says so", () => {
    const json = poolJson({}, privateAccessContext());
    const endpoints = resourcesOf(json, "azurerm_private_endpoint").map(
      ({ private_service_connection: connection }) =>
        (connection as { subresource_names: string[] }).subresource_names[0],
    );
    expect([...endpoints].sort()).toEqual(["connection", "feed", "file"]);
    expect(resourcesOf(json, "azurerm_virtual_desktop_host_pool")[0]).toMatchObject({
      public_network_access: "Disabled",
    });
  });

  it("leave through a NAT gateway where there is no firewall", () => {
    const { dnsServers, onPremisesAddressSpace } = azureContext().network;
    const json = poolJson({}, azureContext({ network: { dnsServers, onPremisesAddressSpace } }));
    expect(resourcesOf(json, "azurerm_subnet_nat_gateway_association")).toHaveLength(1);
    expect(resourcesOf(json, "azurerm_subnet_route_table_association")).toHaveLength(0);
  });

  it("take text of the estate literally", () => {
    const json = poolJson({}, azureContext({ cityName: "a ${path.module}" }));
    expect(JSON.stringify(json.resource)).toContain("a $${path.module}");
    expect(JSON.stringify(json.resource)).not.toMatch(/[^$]\$\{path/);
  });

  it("give the same bytes for the same input", () => {
    const plan = azurePoolPlan();
    const bytes = (): string => {
      const stack = new AzurePoolStack(Testing.app(), plan.id, { context: azureContext(), plan });
      stack.prepareStack();
      return Testing.synth(stack, true);
    };
    expect(bytes()).toBe(bytes());
  });
});
