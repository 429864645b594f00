import { AZURE_HOST_POOL_RULES } from "../../policies/azure-host-pool-rules";
import { personalPoolJson, poolJson } from "../support/azure-context";
import { testPolicies, type DamagedStack, type PolicyCase } from "../support/policy-cases";

const POOL = "azurerm_virtual_desktop_host_pool";

function set(key: string, value: unknown): (stack: DamagedStack) => void {
  return (stack) => {
    stack.first(POOL)[key] = value;
  };
}

function rdp(from: string, to: string): (stack: DamagedStack) => void {
  return (stack) => {
    const pool = stack.first(POOL);
    pool["custom_rdp_properties"] = String(pool["custom_rdp_properties"]).replace(from, to);
  };
}

function updates(key: string, value: unknown): (stack: DamagedStack) => void {
  return (stack) => {
    stack.block(POOL, "scheduled_agent_updates")[key] = value;
  };
}

const AGENT_UPDATES = "policy/azure-host-pool-agent-updates";
const RDP = "policy/azure-host-pool-rdp";

const CASES: readonly PolicyCase[] = [
  {
    rule: "policy/azure-host-pool-type",
    when: "a pooled pool is persistent",
    damage: set("load_balancer_type", "Persistent"),
    says: 'pooled pool balances "Persistent"',
  },
  {
    rule: "policy/azure-host-pool-type",
    when: "a pooled pool assigns desktops",
    damage: set("personal_desktop_assignment_type", "Automatic"),
    says: "pooled pool assigns desktops",
  },
  {
    rule: "policy/azure-host-pool-type",
    when: "the type is unknown",
    damage: set("type", "Shared"),
    says: 'type is "Shared"',
  },
  {
    rule: "policy/azure-host-pool-sessions",
    when: "the limit is the service's default",
    damage: set("maximum_sessions_allowed", 999_999),
    says: "allowed are 1 to 999998 sessions",
  },
  {
    rule: "policy/azure-host-pool-sessions",
    when: "there is no limit",
    damage: set("maximum_sessions_allowed", undefined),
    says: "session limit is nothing",
  },
  {
    rule: "policy/azure-host-pool-texts",
    when: "the description is too long",
    damage: set("description", "x".repeat(513)),
    says: "description has 513 characters; allowed are 1 to 512",
  },
  {
    rule: "policy/azure-host-pool-texts",
    when: "the friendly name is empty",
    damage: set("friendly_name", ""),
    says: "friendly_name has 0 characters",
  },
  {
    rule: "policy/azure-host-pool-guarded",
    when: "it may be destroyed",
    damage: set("lifecycle", undefined),
    says: "nothing keeps Terraform",
  },
  { rule: AGENT_UPDATES, when: "they are off", damage: updates("enabled", false), says: "not scheduled" },
  {
    rule: AGENT_UPDATES,
    when: "there is no window",
    damage: updates("schedule", []),
    says: "0 update windows",
  },
  {
    rule: AGENT_UPDATES,
    when: "an hour does not exist",
    damage: updates("schedule", [{ day_of_week: "Sunday", hour_of_day: 24 }]),
    says: 'starts at "24"',
  },
  {
    rule: AGENT_UPDATES,
    when: "hosts decide the time zone",
    damage: updates("use_session_host_timezone", true),
    says: "follow the hosts' time zone",
  },
  {
    rule: AGENT_UPDATES,
    when: "the time zone has an IANA name",
    damage: updates("timezone", "Europe/Berlin"),
    says: 'time zone is "Europe/Berlin"',
  },
  {
    rule: "policy/azure-host-pool-template",
    when: "a template is set",
    damage: set("vm_template", "{}"),
    says: "vm_template is set",
  },
  {
    rule: "policy/azure-host-pool-access",
    when: "it is closed without a private way",
    damage: set("public_network_access", "Disabled"),
    says: "there is no private endpoint",
  },
  { rule: RDP, when: "a property is unknown", damage: rdp("audiomode", "audimode"), says: "not a known" },
  {
    rule: RDP,
    when: "a channel is left to the client",
    damage: rdp("redirectclipboard:i:1;", ""),
    says: '"redirectclipboard" is not set',
  },
  {
    rule: RDP,
    when: "there are no properties",
    damage: set("custom_rdp_properties", undefined),
    says: "does not end",
  },
  {
    rule: "policy/azure-host-pool-redirection",
    when: "drives are open in a protected class",
    damage: (stack) => {
      rdp("drivestoredirect:s:;", "drivestoredirect:s:*;")(stack);
      stack.block(POOL, "tags")["workplace-protection-class"] = "high";
    },
    says: '"drivestoredirect" is "*" in protection class "high"',
  },
  {
    rule: "policy/azure-host-pool-redirection",
    when: "the protection class is unknown",
    damage: (stack) => delete stack.block(POOL, "tags")["workplace-protection-class"],
    says: "tag workplace-protection-class is missing",
  },
  {
    rule: "policy/azure-host-pool-preferred-group",
    when: "it shows applications and has a desktop",
    damage: set("preferred_app_group_type", "RailApplications"),
    says: 'its application group needs "Desktop"',
  },
];

describe("the rules about host pools", () => {
  testPolicies({ rules: AZURE_HOST_POOL_RULES, compliant: () => poolJson(), cases: CASES });
});

describe("the rules about host pools, on a personal pool", () => {
  const rules = AZURE_HOST_POOL_RULES.filter(({ id }) => /-(type|sessions)$/.test(id));
  testPolicies({
    rules,
    compliant: () => personalPoolJson(),
    cases: [
      {
        rule: "policy/azure-host-pool-type",
        when: "it balances",
        damage: set("load_balancer_type", "DepthFirst"),
        says: 'allowed is "Persistent"',
      },
      {
        rule: "policy/azure-host-pool-type",
        when: "it assigns nothing",
        damage: set("personal_desktop_assignment_type", undefined),
        says: 'personal pool assigns nothing; allowed are "Automatic" and "Direct"',
      },
      {
        rule: "policy/azure-host-pool-sessions",
        when: "it has a session limit",
        damage: set("maximum_sessions_allowed", 1),
        says: "personal pool has a session limit",
      },
    ],
  });
});
