import { AZURE_APPLICATION_GROUP_RULES } from "../../policies/azure-application-group-rules";
import { AZURE_REGISTRATION_RULES } from "../../policies/azure-registration-rules";
import { AZURE_SCALING_PLAN_RULES } from "../../policies/azure-scaling-plan-rules";
import { checkPolicies } from "../../policies/policy-engine";
import { platformJson, poolJson } from "../support/azure-context";
import { DamagedStack, testPolicies, type PolicyCase } from "../support/policy-cases";

const GROUP = "azurerm_virtual_desktop_application_group";
const ASSOCIATION = "azurerm_virtual_desktop_workspace_application_group_association";
const REGISTRATION = "azurerm_virtual_desktop_host_pool_registration_info";
const SCALING = "azurerm_virtual_desktop_scaling_plan";

function expiry(value: string): (stack: DamagedStack) => void {
  return (stack) => {
    stack.first(REGISTRATION)["expiration_date"] = value;
  };
}

function schedule(key: string, value: unknown): (stack: DamagedStack) => void {
  return (stack) => {
    stack.block(SCALING, "schedule", 0)[key] = value;
  };
}

function application(attributes: Record<string, unknown>): (stack: DamagedStack) => void {
  return (stack) => {
    stack.json.resource["azurerm_virtual_desktop_application"] = {
      register: {
        name: "register",
        path: "C:\\register.exe",
        command_line_argument_policy: "DoNotAllow",
        ...attributes,
      },
    };
  };
}

const EXPIRY = "policy/azure-registration-expiry";

describe("the rules about registration tokens", () => {
  testPolicies({
    rules: AZURE_REGISTRATION_RULES,
    compliant: () => poolJson(),
    cases: [
      {
        rule: EXPIRY,
        when: "it is a date",
        damage: expiry("2026-01-01T00:00:00Z"),
        says: "expected hours from",
      },
      {
        rule: EXPIRY,
        when: "it differs in every plan",
        damage: expiry('${timeadd(timestamp(), "648h")}'),
        says: "expected hours from",
      },
      {
        rule: EXPIRY,
        when: "it is longer than the service allows",
        damage: expiry('${timeadd(plantimestamp(), "720h")}'),
        says: "token lives 720 h; allowed are 2 to 696 h",
      },
      {
        rule: EXPIRY,
        when: "it may have passed before apply",
        damage: expiry('${timeadd(plantimestamp(), "1h")}'),
        says: "token lives 1 h",
      },
      {
        rule: "policy/azure-registration-quiet",
        when: "nothing is ignored",
        damage: (stack) => delete stack.first(REGISTRATION)["lifecycle"],
        says: "every plan would change",
      },
      {
        rule: "policy/azure-registration-single",
        when: "a pool has two",
        damage: (stack) => stack.copy(REGISTRATION),
        says: "2 registrations",
      },
    ],
  });
});

const GROUP_CASES: readonly PolicyCase[] = [
  {
    rule: "policy/azure-application-group-published",
    when: "no workspace shows it",
    damage: (stack) => stack.remove(ASSOCIATION),
    says: "belongs to 0 workspaces",
  },
  {
    rule: "policy/azure-application-group-published",
    when: "two workspaces show it",
    damage: (stack) => stack.copy(ASSOCIATION),
    says: "belongs to 2 workspaces",
  },
  {
    rule: "policy/azure-application-group-type",
    when: "applications have a desktop name",
    damage: (stack) => {
      stack.first(GROUP)["type"] = "RemoteApp";
    },
    says: "a RemoteApp group has a desktop name",
  },
  {
    rule: "policy/azure-application-group-type",
    when: "the type is unknown",
    damage: (stack) => {
      stack.first(GROUP)["type"] = "Apps";
    },
    says: 'type is "Apps"',
  },
  {
    rule: "policy/azure-application-group-users",
    when: "nobody is assigned",
    damage: (stack) => stack.remove("azurerm_role_assignment"),
    says: "nobody may use it",
  },
  {
    rule: "policy/azure-application-group-users",
    when: "a single person is assigned",
    damage: (stack) => {
      for (const role of Object.values(stack.json.resource["azurerm_role_assignment"]!))
        role["principal_type"] = "User";
    },
    says: 'principal of type "User"',
  },
  {
    rule: "policy/azure-application-group-users",
    when: "more than 200 groups are assigned",
    damage: (stack) => {
      const roles = stack.json.resource["azurerm_role_assignment"]!;
      const role = Object.values(roles).find(({ scope }) => String(scope).includes(GROUP))!;
      for (let index = 0; index < 200; index++) roles[`more${index}`] = role;
    },
    says: "201 role assignments; allowed are at most 200",
  },
  {
    rule: "policy/azure-application",
    when: "the name has a space",
    damage: application({ name: "the register" }),
    says: "allowed are 1 to 260",
  },
  {
    rule: "policy/azure-application",
    when: "there is no path",
    damage: application({ path: "" }),
    says: "path is missing",
  },
  {
    rule: "policy/azure-application",
    when: "required arguments are missing",
    damage: application({ command_line_argument_policy: "Require" }),
    says: "arguments are required and missing",
  },
  {
    rule: "policy/azure-application",
    when: "the policy is unknown",
    damage: application({ command_line_argument_policy: "Maybe" }),
    says: 'argument policy is "Maybe"',
  },
  {
    rule: "policy/azure-workspace-association",
    when: "the association ignores its workspace",
    damage: (stack) => {
      stack.first(ASSOCIATION)["lifecycle"] = {};
    },
    says: "it does not follow an update of its workspace",
  },
  {
    rule: "policy/azure-workspace-access",
    when: "public access is off without a private way",
    damage: (stack) => {
      stack.first("azurerm_virtual_desktop_workspace")["public_network_access_enabled"] = false;
    },
    says: "public access is disabled and there is no private endpoint",
  },
];

describe("the rules about application groups", () => {
  testPolicies({ rules: AZURE_APPLICATION_GROUP_RULES, compliant: () => poolJson(), cases: GROUP_CASES });
});

const SCALING_CASES: readonly PolicyCase[] = [
  {
    rule: "policy/azure-scaling-times",
    when: "an hour has one digit",
    damage: schedule("ramp_up_start_time", "5:30"),
    says: '"5:30" is not HH:MM',
  },
  {
    rule: "policy/azure-scaling-times",
    when: "phases are out of order",
    damage: schedule("peak_start_time", "16:00"),
    says: "05:30, 16:00, 15:30, 20:00; expected ascending",
  },
  {
    rule: "policy/azure-scaling-days",
    when: "a day stands in two schedules",
    damage: (stack) => {
      const plan = stack.first(SCALING);
      plan["schedule"] = [...(plan["schedule"] as object[]), ...(plan["schedule"] as object[])];
    },
    says: "Monday stands in several schedules",
  },
  {
    rule: "policy/azure-scaling-days",
    when: "there is no schedule",
    damage: (stack) => {
      stack.first(SCALING)["schedule"] = [];
    },
    says: "the scaling plan has no schedule",
  },
  {
    rule: "policy/azure-scaling-percentages",
    when: "a percentage is left out",
    damage: schedule("ramp_up_minimum_hosts_percent", undefined),
    says: "ramp_up_minimum_hosts_percent is nothing; allowed are 1 to 100 %",
  },
  {
    rule: "policy/azure-scaling-percentages",
    when: "no host runs in the morning",
    damage: schedule("ramp_up_minimum_hosts_percent", 0),
    says: "allowed are 1 to 100 %",
  },
  {
    rule: "policy/azure-scaling-percentages",
    when: "there is no message",
    damage: schedule("ramp_down_notification_message", ""),
    says: "has no notification message",
  },
  {
    rule: "policy/azure-scaling-time-zone",
    when: "it has an IANA name",
    damage: (stack) => {
      stack.first(SCALING)["time_zone"] = "Europe/Berlin";
    },
    says: 'time zone is "Europe/Berlin"',
  },
  {
    rule: "policy/azure-scaling-association",
    when: "host pools stand inline too",
    damage: (stack) => {
      stack.first(SCALING)["host_pool"] = [{}];
    },
    says: "host pools stand inline",
  },
  {
    rule: "policy/azure-scaling-association",
    when: "the pool is personal",
    damage: (stack) => {
      stack.first("azurerm_virtual_desktop_host_pool")["type"] = "Personal";
    },
    says: "is not pooled",
  },
  {
    rule: "policy/azure-scaling-association",
    when: "the pool is in another region",
    damage: (stack) => {
      stack.first(SCALING)["location"] = "northeurope";
    },
    says: 'lies in "northeurope"',
  },
  {
    rule: "policy/azure-scaling-association",
    when: "nothing is associated",
    damage: (stack) => stack.remove("azurerm_virtual_desktop_scaling_plan_host_pool_association"),
    says: "no host pool is associated",
  },
];

describe("the rules about scaling plans", () => {
  testPolicies({
    rules: AZURE_SCALING_PLAN_RULES.filter(({ id }) => id !== "policy/azure-scaling-role"),
    compliant: () => poolJson(),
    cases: SCALING_CASES,
  });

  it("pass when the platform lets the desktop service start and stop hosts", () => {
    const stacks = [
      { name: "azure-platform", json: platformJson() },
      { name: "pool", json: poolJson() },
    ];
    expect(checkPolicies(stacks, AZURE_SCALING_PLAN_RULES)).toEqual([]);
  });

  it("fail when it does not", () => {
    const platform = new DamagedStack(platformJson(), "azure-platform");
    platform.remove("azurerm_role_assignment");
    const findings = checkPolicies([platform, { name: "pool", json: poolJson() }], AZURE_SCALING_PLAN_RULES);
    expect(findings).toEqual([expect.objectContaining({ rule: "policy/azure-scaling-role", stack: "pool" })]);
  });
});
