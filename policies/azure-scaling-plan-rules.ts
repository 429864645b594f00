import { BUILT_IN_ROLE_IDS } from "../constructs/azure/built-in-role";
import { timeZoneProblem } from "./azure-host-pool-rules";
import type { EstateRule, PolicyRule, ResourceRule } from "./policy-engine";
import { blocksOf, declaredOfType, quoted, referencedAddress, type Attributes } from "./stack-json";

const DOCUMENTATION =
  "https://registry.terraform.io/providers/hashicorp/azurerm/4.55.0/docs/resources/virtual_desktop_scaling_plan";
const TYPES = ["azurerm_virtual_desktop_scaling_plan"];
const ASSOCIATION = "azurerm_virtual_desktop_scaling_plan_host_pool_association";
const PHASES = ["ramp_up_start_time", "peak_start_time", "ramp_down_start_time", "off_peak_start_time"];

/** Percentages with the least that makes sense: a threshold of 0 is refused, a minimum of 0 stops all hosts. */
const PERCENTAGES = {
  ramp_up_minimum_hosts_percent: 1,
  ramp_up_capacity_threshold_percent: 1,
  ramp_down_minimum_hosts_percent: 0,
  ramp_down_capacity_threshold_percent: 1,
} as const;

/** Four phases in the order of the day. */
export const azureScalingTimes: ResourceRule = {
  id: "policy/azure-scaling-times",
  types: TYPES,
  explanation: "the provider accepts 9:00 and reads 09:00 back, and nobody checks the order of the phases",
  source: DOCUMENTATION,
  hint: "write HH:MM; ramp-up < peak < ramp-down < off-peak",
  check: (plan) =>
    schedulesOf(plan).flatMap((schedule) => {
      const times = PHASES.map((phase) => String(schedule[phase]));
      const wrong = times.filter((time) => !/^([01]\d|2[0-3]):[0-5]\d$/.test(time));
      if (wrong.length > 0)
        return wrong.map((time) => `schedule ${nameOf(schedule)}: "${time}" is not HH:MM`);
      const ordered = times.every((time, index) => index === 0 || String(times[index - 1]) < time);
      return ordered
        ? []
        : [`schedule ${nameOf(schedule)}: phases start at ${times.join(", ")}; expected ascending`];
    }),
};

/** Every weekday in one schedule at most. */
export const azureScalingDays: ResourceRule = {
  id: "policy/azure-scaling-days",
  types: TYPES,
  explanation: "two schedules for one day contradict each other, and the provider does not check",
  source: DOCUMENTATION,
  hint: "give each weekday to one schedule and each schedule a name of its own",
  check: (plan) => {
    const schedules = schedulesOf(plan);
    if (schedules.length === 0) return ["the scaling plan has no schedule"];
    const days = schedules.flatMap(({ days_of_week: list }) => (Array.isArray(list) ? list.map(String) : []));
    return [
      ...repeated(days).map((day) => `${day} stands in several schedules`),
      ...repeated(schedules.map(nameOf)).map((name) => `several schedules are called ${name}`),
      ...schedules
        .filter(({ days_of_week: list }) => !Array.isArray(list) || list.length === 0)
        .map((schedule) => `schedule ${nameOf(schedule)} has no weekday`),
    ];
  },
};

/** What the provider sends as 0 when it is left out. */
export const azureScalingPercentages: ResourceRule = {
  id: "policy/azure-scaling-percentages",
  types: TYPES,
  explanation: "percentages that are left out are sent as 0: then no host runs when people arrive",
  source: DOCUMENTATION,
  hint: "set all four percentages and the notification message",
  check: (plan) =>
    schedulesOf(plan).flatMap((schedule) => [
      ...Object.entries(PERCENTAGES)
        .filter(([key, least]) => !isBetween(schedule[key], least, 100))
        .map(
          ([key, least]) =>
            `schedule ${nameOf(schedule)}: ${key} is ${quoted(schedule[key])}; allowed are ${least} to 100 %`,
        ),
      ...(schedule["ramp_down_notification_message"]
        ? []
        : [`schedule ${nameOf(schedule)} has no notification message`]),
    ]),
};

/** German time, by the name Windows gives it. */
export const azureScalingTimeZone: ResourceRule = {
  id: "policy/azure-scaling-time-zone",
  types: TYPES,
  explanation: "the provider does not check the time zone; a wrong one moves all phases",
  source: DOCUMENTATION,
  hint: 'set time_zone to "W. Europe Standard Time"',
  check: (plan) => timeZoneProblem(plan["time_zone"]),
};

/** Either inline or by association, pooled, and in the pool's region. */
export const azureScalingAssociation: ResourceRule = {
  id: "policy/azure-scaling-association",
  types: TYPES,
  explanation: "inline host pools are sent again on every update and fight with the association resource",
  source: DOCUMENTATION,
  hint: "associate one pooled host pool of the same region, by the association resource",
  check: (plan, { address, stack }) => {
    const pools = declaredOfType(stack.json, ASSOCIATION)
      .filter(({ attributes }) => referencedAddress(attributes["scaling_plan_id"]) === address)
      .map(({ attributes }) => referencedAddress(attributes["host_pool_id"]));
    const declared = declaredOfType(stack.json, "azurerm_virtual_desktop_host_pool").filter((pool) =>
      pools.includes(pool.address),
    );
    return [
      ...(plan["host_pool"] === undefined ? [] : ["host pools stand inline"]),
      ...(declared.length === 0 ? ["no host pool is associated"] : []),
      ...declared.flatMap((pool) => [
        ...(pool.attributes["type"] === "Pooled"
          ? []
          : [`${pool.address} is not pooled; the provider scales pooled host pools only`]),
        ...(pool.attributes["location"] === plan["location"]
          ? []
          : [
              `lies in ${quoted(plan["location"])}, ${pool.address} in ${quoted(pool.attributes["location"])}`,
            ]),
      ]),
    ];
  },
};

/** The desktop service must be allowed to start and stop hosts before it has a plan. */
export const azureScalingRole: EstateRule = {
  id: "policy/azure-scaling-role",
  explanation: "without the role on the subscription, the service cannot start or stop hosts",
  source: "https://learn.microsoft.com/azure/virtual-desktop/autoscale-create-assign-scaling-plan",
  hint: "assign Desktop Virtualization Power On Off Contributor to the desktop service in azure-platform",
  checkAll: (stacks) => {
    const platform = stacks.filter(({ name }) => name === "azure-platform");
    // A single pool may be synthesised alone; then the platform stands already.
    if (platform.length === 0) return [];
    const hasRole = platform
      .flatMap(({ json }) => declaredOfType(json, "azurerm_role_assignment"))
      .some(({ attributes }) =>
        String(attributes["role_definition_id"]).endsWith(
          BUILT_IN_ROLE_IDS.desktopVirtualizationPowerOnOffContributor,
        ),
      );
    if (hasRole) return [];
    return stacks.flatMap(({ name, json }) =>
      declaredOfType(json, "azurerm_virtual_desktop_scaling_plan").map(({ address }) => ({
        stack: name,
        address,
        message: "azure-platform does not let the desktop service start and stop hosts",
      })),
    );
  },
};

function schedulesOf(plan: Attributes): readonly Attributes[] {
  return blocksOf(plan["schedule"]);
}

function nameOf(schedule: Attributes): string {
  return quoted(schedule["name"]);
}

function isBetween(value: unknown, min: number, max: number): boolean {
  return typeof value === "number" && value >= min && value <= max;
}

function repeated(values: readonly string[]): readonly string[] {
  return [...new Set(values.filter((value, index) => values.indexOf(value) !== index))];
}

/** Rules about scaling plans. */
export const AZURE_SCALING_PLAN_RULES: readonly PolicyRule[] = [
  azureScalingTimes,
  azureScalingDays,
  azureScalingPercentages,
  azureScalingTimeZone,
  azureScalingAssociation,
  azureScalingRole,
];
