import { Testing } from "cdktf";
import { DirectRoutingStack } from "../../stacks/direct-routing-stack";
import { azureContext } from "../support/azure-context";
import { expectGolden } from "../support/golden";
import { resourcesOf, synthJson, type SynthJson } from "../support/synth-json";

interface Rule {
  readonly name: string;
  readonly direction: string;
  readonly access: string;
  readonly priority: number;
  readonly source_address_prefix?: string;
  readonly source_address_prefixes?: readonly string[];
  readonly source_port_ranges?: readonly string[];
}

const json = (
  context = azureContext(),
  deviceNetworks: readonly string[] = ["10.192.0.0/26", "10.192.0.64/28"],
): SynthJson =>
  synthJson(
    new DirectRoutingStack(Testing.app(), "softphone", { context, cidr: "10.64.2.0/24", deviceNetworks }),
  );

const rules = (of: SynthJson): readonly Rule[] =>
  resourcesOf(of, "azurerm_network_security_group")[0]!["security_rule"] as unknown as readonly Rule[];

test("the network of a vendor's session border controllers is the reviewed one", () => {
  expectGolden(json(), "direct-routing");
});

test("nobody from the internet reaches the appliances, but for the telephone service", () => {
  const inbound = rules(json()).filter(({ direction }) => direction === "Inbound");
  expect(inbound.map(({ name, access }) => [name, access])).toEqual([
    ["from-service", "Allow"],
    ["from-service-voice", "Allow"],
    ["from-devices", "Allow"],
    ["deny-inbound", "Deny"],
  ]);
  expect(inbound[1]?.source_port_ranges).toEqual(["3478-3481", "49152-53247"]);
  expect(inbound.map((rule) => rule.source_address_prefixes ?? rule.source_address_prefix)).toEqual([
    ["52.112.0.0/14", "52.120.0.0/14"],
    ["52.112.0.0/14", "52.120.0.0/14"],
    ["10.192.0.0/26", "10.192.0.64/28"],
    "*",
  ]);
});

test("each direction ends with a denial, and no priority is given twice", () => {
  for (const direction of ["Inbound", "Outbound"]) {
    const own = rules(json()).filter((rule) => rule.direction === direction);
    expect(new Set(own.map(({ priority }) => priority)).size).toBe(own.length);
    expect(own.find(({ priority }) => priority === 4096)?.access).toBe("Deny");
  }
});

test("without DNS servers of the city there is no rule for them", () => {
  const network = { dnsServers: [], onPremisesAddressSpace: "10.128.0.0/12" };
  expect(rules(json(azureContext({ network }))).map(({ name }) => name)).not.toContain("to-dns");
});

test("without buildings that phone nothing is open between devices and appliances", () => {
  const names = rules(json(azureContext(), [])).map(({ name }) => name);
  expect(names).not.toContain("from-devices");
  expect(names).not.toContain("to-devices");
});
