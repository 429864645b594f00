import { azureContext, platformJson, privateAccessContext } from "../support/azure-context";
import { expectGolden } from "../support/golden";
import { azurePlatformPlan, figure } from "../support/plan-builder";
import { resourcesOf, type SynthJson } from "../support/synth-json";

describe("the stack of the Azure platform", () => {
  it("is the reviewed one", () => {
    expectGolden(platformJson(), "azure-platform");
  });

  it("has a workspace for feed discovery with private desktop access only", () => {
    expect(resourcesOf(platformJson(), "azurerm_virtual_desktop_workspace")).toEqual([]);
    const json = platformJson({ context: privateAccessContext() });
    expect(resourcesOf(json, "azurerm_virtual_desktop_workspace")).toHaveLength(1);
    expect(resourcesOf(json, "azurerm_private_dns_zone").map(({ name }) => name)).toEqual([
      "privatelink.wvd.microsoft.com",
      "privatelink.file.core.windows.net",
      "privatelink-global.wvd.microsoft.com",
      "privatelink.vaultcore.azure.net",
    ]);
  });

  it("sends everything to the firewall, or through a NAT gateway without one", () => {
    const [table] = resourcesOf(platformJson(), "azurerm_route_table");
    expect(table?.["route"]).toEqual([
      {
        name: "default",
        address_prefix: "0.0.0.0/0",
        next_hop_type: "VirtualAppliance",
        next_hop_in_ip_address: "10.64.0.68",
      },
    ]);
    const network = { dnsServers: [], onPremisesAddressSpace: "10.128.0.0/12" };
    const json = platformJson({ context: azureContext({ network }) });
    expect(resourcesOf(json, "azurerm_route_table")).toEqual([]);
    expect(resourcesOf(json, "azurerm_nat_gateway_public_ip_association")).toHaveLength(1);
    expect(resourcesOf(json, "azurerm_virtual_network")[0]).not.toHaveProperty("dns_servers");
    expect(JSON.stringify(resourcesOf(json, "azurerm_network_security_group"))).not.toContain("to-dns");
  });

  it("opens the web to session hosts only where a firewall looks after it", () => {
    const rules = (json: SynthJson) => JSON.stringify(resourcesOf(json, "azurerm_network_security_group"));
    const network = { dnsServers: [], onPremisesAddressSpace: "10.128.0.0/12" };
    expect(rules(platformJson())).toContain('"to-web"');
    expect(rules(platformJson({ context: azureContext({ network }) }))).not.toContain('"to-web"');
  });

  it("rounds the budget up to whole euros and starts it with the month of its creation", () => {
    const plan = azurePlatformPlan({ monthlyBudgetEur: figure(1234.2, "EUR/month") });
    expect(resourcesOf(platformJson({ plan }), "azurerm_consumption_budget_subscription")[0]).toMatchObject({
      amount: 1235,
      time_period: { start_date: `\${formatdate("YYYY-MM-'01T00:00:00Z'", plantimestamp())}` },
      lifecycle: { ignore_changes: ["time_period"] },
    });
  });

  it("sets the smallest budget that Azure accepts when nothing costs anything", () => {
    const plan = azurePlatformPlan({ monthlyBudgetEur: figure(0, "EUR/month") });
    const [budget] = resourcesOf(platformJson({ plan }), "azurerm_consumption_budget_subscription");
    expect(budget).toMatchObject({ amount: 1 });
  });

  it("creates private endpoints after the subnet and the zones they need", () => {
    const [endpoint] = resourcesOf(platformJson(), "azurerm_private_endpoint");
    const awaited = (endpoint?.["depends_on"] as string[]).map((address) => address.split(".")[0]);
    expect(new Set(awaited)).toEqual(
      new Set([
        "azurerm_subnet_network_security_group_association",
        "azurerm_private_dns_zone_virtual_network_link",
      ]),
    );
  });

  it("rejects a plan without a network for private endpoints", () => {
    expect(() => platformJson({ plan: azurePlatformPlan({ networks: {} }) })).toThrow(
      'the plan of azure-platform has no network "private-endpoints"',
    );
  });
});
