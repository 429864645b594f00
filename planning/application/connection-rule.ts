import type { Finding } from "../../model/diagnostic";
import type { Application, Estate } from "../../model/estate";
import type { PlanningConstant } from "../constant";
import type { ConnectionRuleSizing, PoolSizing } from "../estate-sizing";
import { ESTATE_FILE } from "../figure-input";
import { errorAt } from "../finding-at";
import { contains, parseCidr } from "../lock/cidr";

type Connection = NonNullable<Application["network"]>["connections"][number];

/** Rules of a network security group; the general ones of session hosts and some reserve are taken off. */
export const APPLICATION_RULES_MAX: PlanningConstant = {
  name: "APPLICATION_RULES_MAX",
  value: 1000 - 50,
  unit: "rules",
  certainty: "vendor limit",
  source:
    "https://learn.microsoft.com/azure/azure-resource-manager/management/azure-subscription-service-limits#azure-networking-limits",
};

/** Characters of a purpose that stand in a rule's name, so that the name stays below the service's 80. */
const PURPOSE_LENGTH = 32;

/** What the security group of session hosts on Azure has to open for applications, and what cannot be told apart. */
export interface ConnectionRules {
  /** Sorted by name. */
  readonly rules: readonly ConnectionRuleSizing[];
  readonly findings: readonly Finding[];
}

/**
 * One rule for each connection of an application that people use in pools on Azure: from those pools to the network that
 * the manifest names.
 *
 * A connection without a network, or into the city's own address space, which is open in general, needs none. The name of
 * a rule comes from application, purpose and protocol; connections that share them and lead to the same network are one
 * rule with the ports of both.
 *
 * @param pools - all pools of the estate
 */
export function connectionRules(
  estate: Estate,
  pools: readonly Pick<PoolSizing, "id" | "platform" | "applications">[],
): ConnectionRules {
  const users = poolsByApplication(pools);
  const rules = new Map<string, ConnectionRuleSizing>();
  const findings: Finding[] = [];
  const open = parseCidr(estate.settings.network.onPremisesAddressSpace);
  for (const application of estate.applications) {
    const poolIds = users.get(application.id);
    if (poolIds === undefined) continue;
    for (const [index, connection] of (application.network?.connections ?? []).entries()) {
      const { network } = connection;
      if (network === undefined || contains(open, parseCidr(network))) continue;
      const rule = ruleFor(application, connection, network, [...poolIds].sort());
      const known = rules.get(rule.name);
      if (known !== undefined && known.to !== network) {
        findings.push(twoNetworks(application, index, known.to, network));
        continue;
      }
      const ports = [...new Set([...(known?.ports ?? []), ...rule.ports])];
      rules.set(rule.name, { ...rule, ports });
    }
  }
  const sorted = [...rules.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  return { rules: sorted, findings: [...findings, ...tooMany(sorted.length)] };
}

function poolsByApplication(
  pools: readonly Pick<PoolSizing, "id" | "platform" | "applications">[],
): ReadonlyMap<string, ReadonlySet<string>> {
  const users = new Map<string, Set<string>>();
  for (const { id, platform, applications } of pools) {
    if (platform !== "azure") continue;
    for (const application of applications) {
      users.set(application.id, (users.get(application.id) ?? new Set()).add(id));
    }
  }
  return users;
}

function ruleFor(
  { id, name }: Application,
  { purpose, protocol, ports }: Connection,
  to: string,
  pools: readonly string[],
): ConnectionRuleSizing {
  return {
    name: ["app", id, plainWord(purpose), protocol].join("-"),
    description: `${name}: ${purpose}`,
    protocol,
    ports,
    to,
    pools,
  };
}

/** Letters, digits and hyphens; what is left of a text when everything else is taken out. */
function plainWord(text: string): string {
  const plain = text.normalize("NFKD").toLowerCase();
  const words = plain
    .replace(/\p{M}/gu, "")
    .replaceAll("ß", "ss")
    .replace(/[^a-z0-9]+/g, "-");
  return words.slice(0, PURPOSE_LENGTH).replace(/^-|-$/g, "");
}

function twoNetworks({ id, file }: Application, index: number, one: string, other: string): Finding {
  return errorAt({
    rule: "placement/application-connection",
    file,
    keys: ["network", "connections", String(index), "purpose"],
    message: `application "${id}" has two connections with this purpose, to ${one} and to ${other}; a firewall rule is named after the purpose`,
    hint: "give each of them a purpose of its own",
  });
}

function tooMany(rules: number): readonly Finding[] {
  if (rules <= APPLICATION_RULES_MAX.value) return [];
  return [
    errorAt({
      rule: "sizing/too-many-connections",
      file: ESTATE_FILE,
      keys: ["network"],
      message: `applications on Azure need ${rules} firewall rules; the security group has room for ${APPLICATION_RULES_MAX.value}`,
      hint: "put servers into common networks, give their connections one purpose, or place people on-premises",
    }),
  ];
}
