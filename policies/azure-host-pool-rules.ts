import { parseRdpProperties } from "../constructs/azure/rdp-properties";
import type { ResourceRule } from "./policy-engine";
import {
  blocksOf,
  declaredOfType,
  isGuarded,
  quoted,
  referencedAddress,
  type Attributes,
} from "./stack-json";

const PROVIDER_CODE =
  "https://github.com/hashicorp/terraform-provider-azurerm/blob/v4.55.0/internal/services/desktopvirtualization/virtual_desktop_host_pool_resource.go";
const TYPES = ["azurerm_virtual_desktop_host_pool"];

/** Default of the service, far above any host (sessions; vendor default: azurerm 4.55.0). */
const UNLIMITED_SESSIONS = 999_999;

/** Personal and pooled host pools exclude each other's settings; the provider sends an empty text instead. */
export const azureHostPoolType: ResourceRule = {
  id: "policy/azure-host-pool-type",
  types: TYPES,
  explanation: "the service refuses settings of personal pools on pooled ones and the other way round",
  source: PROVIDER_CODE,
  hint: "personal: Persistent with assignment Automatic or Direct; pooled: BreadthFirst or DepthFirst without assignment",
  check: ({ type, load_balancer_type: balancer, personal_desktop_assignment_type: assignment }) => {
    if (type === "Personal") {
      return [
        ...(balancer === "Persistent"
          ? []
          : [`personal pool balances ${quoted(balancer)}; allowed is "Persistent"`]),
        ...(assignment === "Automatic" || assignment === "Direct"
          ? []
          : [`personal pool assigns ${quoted(assignment)}; allowed are "Automatic" and "Direct"`]),
      ];
    }
    if (type !== "Pooled") return [`type is ${quoted(type)}; allowed are "Pooled" and "Personal"`];
    return [
      ...(balancer === "BreadthFirst" || balancer === "DepthFirst"
        ? []
        : [`pooled pool balances ${quoted(balancer)}; allowed are "BreadthFirst" and "DepthFirst"`]),
      ...(assignment === undefined ? [] : [`pooled pool assigns desktops ${quoted(assignment)}`]),
    ];
  },
};

/** Autoscale divides by the limit; without one it starts no second host. */
export const azureHostPoolSessions: ResourceRule = {
  id: "policy/azure-host-pool-sessions",
  types: TYPES,
  explanation: "the used capacity is sessions over running hosts times the session limit",
  source: "https://learn.microsoft.com/azure/virtual-desktop/autoscale-scenarios",
  hint: "set maximum_sessions_allowed to what one host carries, on pooled host pools only",
  check: ({ type, maximum_sessions_allowed: limit }) => {
    if (type === "Personal") return limit === undefined ? [] : ["personal pool has a session limit"];
    return Number.isInteger(limit) && Number(limit) >= 1 && Number(limit) < UNLIMITED_SESSIONS
      ? []
      : [`session limit is ${quoted(limit)}; allowed are 1 to ${UNLIMITED_SESSIONS - 1} sessions`];
  },
};

/** Empty texts fail at apply. */
export const azureHostPoolTexts: ResourceRule = {
  id: "policy/azure-host-pool-texts",
  types: TYPES,
  explanation: "the service refuses empty and long texts, the provider only at apply",
  source: PROVIDER_CODE,
  hint: "shorten the text or leave it out",
  check: (pool) => [...lengthProblem(pool, "friendly_name", 64), ...lengthProblem(pool, "description", 512)],
};

/** A replaced pool loses the registrations of all its hosts. */
export const azureHostPoolGuarded: ResourceRule = {
  id: "policy/azure-host-pool-guarded",
  types: ["azurerm_virtual_desktop_host_pool", "azurerm_virtual_desktop_application_group"],
  explanation: "the provider destroys by force: all session hosts and assignments are lost",
  source: PROVIDER_CODE,
  hint: "set prevent_destroy, or list the pool under allowDestroy",
  check: (pool) => (isGuarded(pool) ? [] : ["nothing keeps Terraform from destroying it"]),
};

/** Agents update at a known hour, or in the middle of the day. */
export const azureHostPoolAgentUpdates: ResourceRule = {
  id: "policy/azure-host-pool-agent-updates",
  types: TYPES,
  explanation: "use_session_host_timezone sends no window at creation, and the time zone is UTC by default",
  source: PROVIDER_CODE,
  hint: 'enable scheduled_agent_updates with timezone "W. Europe Standard Time" and one or two windows',
  check: (pool) => {
    const [updates] = blocksOf(pool["scheduled_agent_updates"]);
    if (updates?.["enabled"] !== true) return ["agent updates are not scheduled"];
    const windows = blocksOf(updates["schedule"]);
    return [
      ...(windows.length === 1 || windows.length === 2
        ? []
        : [`${windows.length} update windows; allowed are 1 or 2`]),
      ...windows
        .map((window) => window["hour_of_day"])
        .filter((hour) => !Number.isInteger(hour) || Number(hour) < 0 || Number(hour) > 23)
        .map((hour) => `update window starts at ${quoted(hour)}; allowed are the hours 0 to 23`),
      ...(updates["use_session_host_timezone"] === true
        ? ["update windows follow the hosts' time zone"]
        : []),
      ...timeZoneProblem(updates["timezone"]),
    ];
  },
};

/** The provider never sends a change of it. */
export const azureHostPoolTemplate: ResourceRule = {
  id: "policy/azure-host-pool-template",
  types: TYPES,
  explanation: "a change of vm_template alone is never sent and shows as a difference for ever",
  source: PROVIDER_CODE,
  hint: "leave vm_template out",
  check: (pool) => (pool["vm_template"] === undefined ? [] : ["vm_template is set"]),
};

/** Without public access, nobody gets in unless there is a private way. */
export const azureHostPoolAccess: ResourceRule = {
  id: "policy/azure-host-pool-access",
  types: TYPES,
  explanation:
    "with public access disabled, hosts and clients reach the pool through a private endpoint only",
  source: "https://learn.microsoft.com/azure/virtual-desktop/private-link-overview",
  hint: 'add a private endpoint "connection" to the stack of the pool',
  check: (pool, { address, stack }) => {
    if (pool["public_network_access"] !== "Disabled") return [];
    const hasEndpoint = declaredOfType(stack.json, "azurerm_private_endpoint")
      .flatMap(({ attributes }) => blocksOf(attributes["private_service_connection"]))
      .some(
        (connection) =>
          referencedAddress(connection["private_connection_resource_id"]) === address &&
          String(connection["subresource_names"]) === "connection",
      );
    return hasEndpoint ? [] : ["public access is disabled and there is no private endpoint"];
  },
};

/** The service takes any text and ignores what it does not know. */
export const azureHostPoolRdp: ResourceRule = {
  id: "policy/azure-host-pool-rdp",
  types: TYPES,
  explanation: "a misspelt property leaves a channel at the client's default, which is often open",
  source: "https://learn.microsoft.com/azure/virtual-desktop/rdp-properties",
  hint: "build the text with constructs/azure/rdp-properties.ts",
  check: (pool) => {
    const { properties, problems } = parseRdpProperties(String(pool["custom_rdp_properties"] ?? ""));
    const named = new Set(properties.map(({ name }) => name));
    return [
      ...problems,
      ...CHANNELS.filter((channel) => !named.has(channel)).map(
        (channel) => `"${channel}" is not set, so the client decides`,
      ),
    ];
  },
};

/** Data of protection class high and very high stays off local drives and USB devices. */
export const azureHostPoolRedirection: ResourceRule = {
  id: "policy/azure-host-pool-redirection",
  types: TYPES,
  explanation:
    "drives and USB devices carry data out of a desktop that must not leave it (BSI SYS.2.5, CON.2)",
  source: "https://www.bsi.bund.de/grundschutz",
  hint: "close drives and usb in every scenario of the pool",
  check: (pool) => {
    const tags = blocksOf(pool["tags"])[0] ?? {};
    const protectionClass = tags["workplace-protection-class"];
    if (protectionClass === "normal") return [];
    if (protectionClass === undefined) return ["tag workplace-protection-class is missing"];
    const { properties } = parseRdpProperties(String(pool["custom_rdp_properties"] ?? ""));
    return properties
      .filter(({ name, value }) => DATA_CHANNELS.includes(name) && value !== "")
      .map(({ name, value }) => `"${name}" is "${value}" in protection class ${quoted(protectionClass)}`);
  },
};

/** Single applications and whole desktops are shown differently. */
export const azureHostPoolPreferredGroup: ResourceRule = {
  id: "policy/azure-host-pool-preferred-group",
  types: TYPES,
  explanation: "a person who may use desktop and applications of one pool gets the preferred kind only",
  source: "https://github.com/Azure/avdaccelerator/issues/625",
  hint: 'RemoteApp groups need preferred_app_group_type "RailApplications", desktop groups "Desktop"',
  check: (pool, { address, stack }) =>
    declaredOfType(stack.json, "azurerm_virtual_desktop_application_group")
      .filter(({ attributes }) => referencedAddress(attributes["host_pool_id"]) === address)
      .map(({ attributes }) => (attributes["type"] === "RemoteApp" ? "RailApplications" : "Desktop"))
      .filter((expected) => expected !== pool["preferred_app_group_type"])
      .map(
        (expected) =>
          `preferred group type is ${quoted(pool["preferred_app_group_type"])}; its application group needs "${expected}"`,
      ),
};

/** Channels between device and desktop that must be named, open or closed. */
const CHANNELS = [
  "audiocapturemode",
  "camerastoredirect",
  "devicestoredirect",
  "drivestoredirect",
  "redirectclipboard",
  "redirectcomports",
  "redirectprinters",
  "redirectsmartcards",
  "usbdevicestoredirect",
];

const DATA_CHANNELS = ["devicestoredirect", "drivestoredirect", "usbdevicestoredirect"];

/**
 * Time zone of desktop objects, which the provider does not check: German time by its Windows name.
 *
 * @returns no message, or one
 */
export function timeZoneProblem(timeZone: unknown): readonly string[] {
  return timeZone === "W. Europe Standard Time"
    ? []
    : [`time zone is ${quoted(timeZone)}; allowed is "W. Europe Standard Time"`];
}

function lengthProblem(pool: Attributes, key: string, max: number): readonly string[] {
  const value = pool[key];
  if (value === undefined) return [];
  const length = String(value).length;
  return length >= 1 && length <= max ? [] : [`${key} has ${length} characters; allowed are 1 to ${max}`];
}

/** Rules about host pools (azurerm_virtual_desktop_host_pool). */
export const AZURE_HOST_POOL_RULES: readonly ResourceRule[] = [
  azureHostPoolType,
  azureHostPoolSessions,
  azureHostPoolTexts,
  azureHostPoolGuarded,
  azureHostPoolAgentUpdates,
  azureHostPoolTemplate,
  azureHostPoolAccess,
  azureHostPoolRdp,
  azureHostPoolRedirection,
  azureHostPoolPreferredGroup,
];
