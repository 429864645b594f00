import { AZURE_NETWORK_RULES } from "../../policies/azure-network-rules";
import { platformJson } from "../support/azure-context";
import { azureCases as cases, testPolicies, type DamagedStack } from "../support/policy-cases";

const GROUP = "azurerm_network_security_group";

function rule(
  change: (rule: Record<string, unknown>) => void,
  group = "host",
  name = "",
): (stack: DamagedStack) => void {
  return (stack) => {
    const rules = stack.first(GROUP, group)["security_rule"] as Record<string, unknown>[];
    change(rules.find((candidate) => String(candidate["name"]).includes(name))!);
  };
}

function withoutRule(name: string): (stack: DamagedStack) => void {
  return (stack) => {
    const group = stack.first(GROUP, "host");
    const rules = group["security_rule"] as Record<string, unknown>[];
    group["security_rule"] = rules.filter((candidate) => candidate["name"] !== name);
  };
}

describe("the rules about the platform's network", () => {
  testPolicies({
    rules: AZURE_NETWORK_RULES.filter(({ id }) => id.startsWith("policy/azure-network")),
    compliant: () => platformJson(),
    cases: cases("network", [
      [
        "priorities",
        "two are equal",
        rule((first) => (first["priority"] = 110), "host", "to-monitoring"),
        "priority Outbound 110",
      ],
      [
        "priorities",
        "one is too low",
        rule((first) => (first["priority"] = 99), "host", "to-dns"),
        "allowed are 100 to 4096",
      ],
      [
        "priorities",
        "two names are equal",
        rule((first) => (first["name"] = "to-dns"), "host", "to-azure"),
        '"to-dns"',
      ],
      [
        "rule-limits",
        "a name is too long",
        rule((first) => (first["name"] = `to-app-${"x".repeat(80)}`), "host", "to-dns"),
        "allowed are 1 to 80 letters",
      ],
      [
        "rule-limits",
        "there are too many",
        (stack) => {
          const group = stack.first(GROUP, "host");
          const [first] = group["security_rule"] as Record<string, unknown>[];
          group["security_rule"] = Array.from({ length: 1001 }, () => first);
        },
        "1001 rules; allowed are at most 1000",
      ],
      [
        "rule-limits",
        "there are too many addresses",
        rule(
          (first) => (first["destination_address_prefixes"] = Array(4001).fill("10.0.0.0/28")),
          "host",
          "to-dns",
        ),
        "addresses as destination; allowed are at most 4000",
      ],
      [
        "inbound",
        "the internet is let in",
        rule((first) => (first["source_address_prefix"] = "Internet"), "endpoint", "from-workplace"),
        "lets anybody in",
      ],
      [
        "inbound",
        "the rest is not denied",
        withoutRule("deny-inbound"),
        "no last rule denies the rest inbound",
      ],
      [
        "outbound",
        "activation is closed",
        withoutRule("to-windows-activation"),
        "cannot reach Internet on port 1688",
      ],
      [
        "outbound",
        "the service is closed",
        withoutRule("to-desktop-service"),
        "WindowsVirtualDesktop on port 443",
      ],
      [
        "outbound",
        "the rest is not denied",
        withoutRule("deny-outbound"),
        "no last rule denies the rest outbound",
      ],
      [
        "outbound",
        "everything is open",
        rule((first) => (first["destination_port_range"] = "*"), "host", "to-certificate"),
        "opens everything outbound",
      ],
      [
        "outbound",
        "a range of ports opens the web by address and no firewall is there",
        (stack) => {
          stack.remove("azurerm_route_table");
          rule(
            (first) => {
              delete first["destination_address_prefixes"];
              first["destination_address_prefix"] = "0.0.0.0/0";
              first["destination_port_range"] = "400-500";
            },
            "host",
            "to-dns",
          )(stack);
        },
        'rule "to-dns" opens the web, and no firewall watches it',
      ],
      [
        "outbound",
        "the web is open and no firewall is there",
        (stack) => {
          stack.remove("azurerm_route_table");
        },
        'rule "to-web" opens the web, and no firewall watches it',
      ],
    ]),
  });
});
