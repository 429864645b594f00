import type { ValueObject } from "../../../simulator/value";
import { deleteFolders } from "../support-engine";
import { AzureTestCloud, WITHIN } from "./azure-test-cloud";

describe("networks", () => {
  let cloud: AzureTestCloud;
  beforeEach(() => {
    cloud = new AzureTestCloud();
  });
  afterAll(deleteFolders);

  it("reject subnets outside their network or over each other", () => {
    cloud.network();
    cloud.subnet("a", "10.0.0.0/26");
    expect(() => cloud.subnet("b", "10.1.0.0/26")).toThrow(
      /outside the IP address range of virtual network "vnet"/,
    );
    expect(() => cloud.subnet("b", "10.0.0.32/27")).toThrow(
      /overlaps with that of an existing subnet .* "a" has 10.0.0.0\/26/,
    );
    expect(cloud.subnet("b", "10.0.0.64/26")["name"]).toBe("b");
  });

  it("let a subnet grow where nobody else is", () => {
    cloud.network();
    const small = cloud.subnet("a", "10.0.0.0/27");
    expect(cloud.subnet("a", "10.0.0.0/26", small)["address_prefixes"]).toEqual(["10.0.0.0/26"]);
  });

  it("reject an address space that leaves a subnet behind", () => {
    cloud.network();
    const [before] = cloud.store.list("azurerm_virtual_network");
    cloud.subnet("a", "10.0.0.0/26");
    const config = { name: "vnet", ...WITHIN, address_space: ["10.2.0.0/24"] };
    expect(() => cloud.apply("azurerm_virtual_network", config, before!)).toThrow(
      /no longer holds 10.0.0.0\/26/,
    );
  });

  it("reject security rules of one priority and direction", () => {
    const rule = (name: string, direction: string) => ({
      name,
      direction,
      priority: 100,
      access: "Deny",
      protocol: "Tcp",
    });
    const group = (rules: ValueObject[]) => () =>
      cloud.apply("azurerm_network_security_group", { name: "nsg", ...WITHIN, security_rule: rules });
    expect(group([rule("a", "Inbound"), rule("b", "Inbound")])).toThrow(/"b" conflicts with rule "a"/);
    expect(group([rule("a", "Inbound"), rule("b", "Outbound")])).not.toThrow();
  });

  it("reject more security rules, and longer names of them, than a group takes", () => {
    const group = (rules: ValueObject[]) => () =>
      cloud.apply("azurerm_network_security_group", { name: "nsg", ...WITHIN, security_rule: rules });
    const rule = (name: string, index: number) => ({
      name,
      direction: index % 2 === 0 ? "Inbound" : "Outbound",
      priority: 100 + index,
      access: "Deny",
      protocol: "Tcp",
    });
    const many = Array.from({ length: 1001 }, (_, index) => rule(`r${index}`, index));
    expect(group(many)).toThrow(/at most 1000 rules, not 1001/);
    expect(group([rule("x".repeat(81), 0)])).toThrow(/up to 80 characters/);
    expect(group([rule("x".repeat(80), 0)])).not.toThrow();
  });

  it("hand out each address once, keep Azure's own, and say when a subnet is full", () => {
    cloud.network();
    const { id } = cloud.subnet("tiny", "10.0.0.0/29");
    const addresses = ["a", "b", "c"].map((name) => cloud.card(name, id)["private_ip_address"]);
    expect([...addresses].sort()).toEqual(["10.0.0.4", "10.0.0.5", "10.0.0.6"]);
    expect(() => cloud.card("d", id)).toThrow(/does not have enough capacity/);
  });

  it("reject a fixed address that is taken or outside", () => {
    cloud.network();
    const { id } = cloud.subnet("a", "10.0.0.0/26");
    cloud.card("a", id, "10.0.0.10");
    expect(() => cloud.card("b", id, "10.0.0.10")).toThrow(/already in use/);
    expect(() => cloud.card("c", id, "10.0.0.3")).toThrow(/allowed are 10.0.0.4 to 10.0.0.62/);
  });
});
