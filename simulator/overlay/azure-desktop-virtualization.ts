import { inventedGuid, textHash } from "../engine/invented-value";
import { SimulationError } from "../simulation-error";
import { blocksOf, textOf, type ValueObject } from "../value";
import { armId, GROUP_REFERENCE, NAME_GROUP_LOCATION, nameFromId, pairId } from "./arm-id";
import { checkRdpProperties } from "./azure-rdp-properties";
import { WEEKDAYS, scalingScheduleComplaint } from "./azure-scaling-schedule";
import type { ObjectContext, OverlayFamily, PatternRule } from "./resource-overlay";

// Replacement, defaults and allowed values: internal/services/desktopvirtualization at tag v4.55.0 of
// https://github.com/hashicorp/terraform-provider-azurerm

const HOST_POOL = "azurerm_virtual_desktop_host_pool";

/** Names that the service accepts; the provider checks some of them only for being there. */
const DESKTOP_NAME: PatternRule = {
  pattern: /^[A-Za-z0-9][A-Za-z0-9._-]{1,62}[A-Za-z0-9_]$/,
  rule: "must be 3 to 64 letters, digits, dots, hyphens or underscores, start with a letter or digit and end with one or with an underscore",
};

const FRIENDLY_NAME: PatternRule = { pattern: /^[\s\S]{1,64}$/, rule: "must have 1 to 64 characters" };
const DESCRIPTION: PatternRule = { pattern: /^[\s\S]{1,512}$/, rule: "must have 1 to 512 characters" };
const BALANCERS = ["BreadthFirst", "DepthFirst"];

/**
 * Life of a registration token from now on. Kind: vendor limit, from the service's own error text.
 * Source: https://github.com/Azure/AVDSessionHostReplacer/issues/38
 */
const TOKEN_LIFE_HOURS = { min: 1, max: 30 * 24 };

const HOUR_MS = 3_600_000;

/** Host pools, what publishes them and what scales them. */
export const AZURE_DESKTOP_VIRTUALIZATION: OverlayFamily = {
  [HOST_POOL]: {
    requiresReplace: [...NAME_GROUP_LOCATION, "type", "personal_desktop_assignment_type"],
    references: GROUP_REFERENCE,
    allowed: {
      type: ["Personal", "Pooled"],
      load_balancer_type: [...BALANCERS, "Persistent"],
      personal_desktop_assignment_type: ["Automatic", "Direct"],
      preferred_app_group_type: ["Desktop", "None", "RailApplications"],
      public_network_access: ["Enabled", "Disabled", "EnabledForClientsOnly", "EnabledForSessionHostsOnly"],
      "scheduled_agent_updates.schedule.day_of_week": WEEKDAYS,
    },
    ranges: {
      maximum_sessions_allowed: { min: 0, max: 999_999 },
      "scheduled_agent_updates.schedule.hour_of_day": { min: 0, max: 23 },
    },
    patterns: { friendly_name: FRIENDLY_NAME, description: DESCRIPTION },
    defaults: {
      validate_environment: false,
      start_vm_on_connect: false,
      public_network_access: "Enabled",
      maximum_sessions_allowed: 999_999,
      preferred_app_group_type: "Desktop",
      "scheduled_agent_updates.enabled": false,
      "scheduled_agent_updates.timezone": "UTC",
      "scheduled_agent_updates.use_session_host_timezone": false,
    },
    id: armId("Microsoft.DesktopVirtualization/hostPools"),
    serviceRules: [nameIsValid, balancerFitsType, updatesHaveWindow, checkRdpProperties],
  },
  azurerm_virtual_desktop_host_pool_registration_info: {
    requiresReplace: ["hostpool_id"],
    references: { hostpool_id: { types: [HOST_POOL], holds: false } },
    computed: {
      token: ({ seed, values }) => registrationToken(`${seed}/${textOf(values, "expiration_date")}`),
    },
    recomputed: { token: ["expiration_date"] },
    id: ({ values }) => `${textOf(values, "hostpool_id") ?? ""}/registrationInfo/default`,
    serviceRules: [tokenLifeIsAllowed],
    goneWhen: (info, now) => Date.parse(textOf(info, "expiration_date") ?? "") <= now.getTime(),
  },
  azurerm_virtual_desktop_application_group: {
    requiresReplace: [...NAME_GROUP_LOCATION, "type", "host_pool_id"],
    references: { ...GROUP_REFERENCE, host_pool_id: { types: [HOST_POOL] } },
    allowed: { type: ["RemoteApp", "Desktop"] },
    patterns: { name: DESKTOP_NAME, friendly_name: FRIENDLY_NAME, description: DESCRIPTION },
    id: armId("Microsoft.DesktopVirtualization/applicationGroups"),
    configRules: [
      (config) =>
        textOf(config, "type") === "RemoteApp" && textOf(config, "default_desktop_display_name") !== null
          ? "`default_desktop_display_name` can only be set when `type` is `Desktop`"
          : undefined,
    ],
  },
  azurerm_virtual_desktop_application: {
    requiresReplace: ["name", "application_group_id"],
    references: { application_group_id: { types: ["azurerm_virtual_desktop_application_group"] } },
    allowed: { command_line_argument_policy: ["Allow", "DoNotAllow", "Require"] },
    patterns: {
      name: { pattern: /^[-a-zA-Z0-9]{1,260}$/, rule: "must be 1 to 260 letters, digits or hyphens" },
      friendly_name: FRIENDLY_NAME,
      description: DESCRIPTION,
    },
    computed: {
      friendly_name: ({ values }) => textOf(values, "name"),
      icon_path: ({ values }) => textOf(values, "path"),
    },
    serviceRules: [groupTakesApplications],
    id: ({ values }) =>
      `${textOf(values, "application_group_id") ?? ""}/applications/${textOf(values, "name") ?? ""}`,
  },
  azurerm_virtual_desktop_workspace: {
    requiresReplace: NAME_GROUP_LOCATION,
    references: GROUP_REFERENCE,
    patterns: { name: DESKTOP_NAME, friendly_name: FRIENDLY_NAME, description: DESCRIPTION },
    defaults: { public_network_access_enabled: true },
    id: armId("Microsoft.DesktopVirtualization/workspaces"),
  },
  azurerm_virtual_desktop_workspace_application_group_association: {
    requiresReplace: ["workspace_id", "application_group_id"],
    references: {
      workspace_id: { types: ["azurerm_virtual_desktop_workspace"] },
      application_group_id: { types: ["azurerm_virtual_desktop_application_group"] },
    },
    id: pairId("workspace_id", "application_group_id"),
  },
  azurerm_virtual_desktop_scaling_plan: {
    requiresReplace: NAME_GROUP_LOCATION,
    references: { ...GROUP_REFERENCE, "host_pool.hostpool_id": { types: [HOST_POOL] } },
    allowed: {
      "schedule.days_of_week": WEEKDAYS,
      "schedule.ramp_up_load_balancing_algorithm": BALANCERS,
      "schedule.peak_load_balancing_algorithm": BALANCERS,
      "schedule.ramp_down_load_balancing_algorithm": BALANCERS,
      "schedule.off_peak_load_balancing_algorithm": BALANCERS,
      "schedule.ramp_down_stop_hosts_when": ["ZeroSessions", "ZeroActiveSessions"],
    },
    ranges: {
      "schedule.ramp_up_minimum_hosts_percent": { min: 0, max: 100 },
      "schedule.ramp_up_capacity_threshold_percent": { min: 0, max: 100 },
      "schedule.ramp_down_minimum_hosts_percent": { min: 0, max: 100 },
      "schedule.ramp_down_capacity_threshold_percent": { min: 0, max: 100 },
    },
    patterns: { friendly_name: FRIENDLY_NAME, description: DESCRIPTION },
    computed: { host_pool: () => [] },
    id: armId("Microsoft.DesktopVirtualization/scalingPlans"),
    configRules: [scalingScheduleComplaint],
    serviceRules: [
      nameIsValid,
      (context) => {
        for (const pool of blocksOf(context.values, "host_pool")) {
          checkScaledPool(context, textOf(pool, "hostpool_id"), textOf(context.values, "location"));
        }
      },
    ],
  },
  azurerm_virtual_desktop_scaling_plan_host_pool_association: {
    requiresReplace: ["scaling_plan_id", "host_pool_id"],
    references: {
      scaling_plan_id: { types: ["azurerm_virtual_desktop_scaling_plan"] },
      host_pool_id: { types: [HOST_POOL] },
    },
    id: pairId("scaling_plan_id", "host_pool_id"),
    serviceRules: [
      (context) => {
        const id = textOf(context.values, "scaling_plan_id") ?? "";
        const plan = context.store.get({ type: "azurerm_virtual_desktop_scaling_plan", id });
        checkScaledPool(context, textOf(context.values, "host_pool_id"), textOf(plan, "location"));
      },
    ],
  },
};

function nameIsValid({ type, values }: ObjectContext): void {
  const name = textOf(values, "name") ?? "";
  if (DESKTOP_NAME.pattern.test(name)) return;
  throw new SimulationError(
    `creating ${type}: BadRequest`,
    `The name "${name}" ${DESKTOP_NAME.rule}.`,
    "name",
  );
}

function groupTakesApplications({ values, store }: ObjectContext): void {
  const id = textOf(values, "application_group_id") ?? "";
  const group = store.get({ type: "azurerm_virtual_desktop_application_group", id });
  if (group === null || textOf(group, "type") === "RemoteApp") return;
  throw new SimulationError(
    "creating Application: BadRequest",
    `The application group "${textOf(group, "name") ?? ""}" is of type Desktop; applications can only be added to a group of type RemoteApp.`,
    "application_group_id",
  );
}

function balancerFitsType({ values }: ObjectContext): void {
  const type = textOf(values, "type");
  const balancer = textOf(values, "load_balancer_type");
  const assignment = textOf(values, "personal_desktop_assignment_type");
  const complain = (detail: string, attribute: string): never => {
    throw new SimulationError("BadRequest", detail, attribute);
  };
  if (type === "Personal" && balancer !== "Persistent") {
    complain(
      `A personal host pool needs the load balancer type "Persistent", received "${balancer}".`,
      "load_balancer_type",
    );
  }
  if (type === "Personal" && assignment === null) {
    complain(
      'A personal host pool needs a personal desktop assignment type, received none; allowed: "Automatic", "Direct".',
      "personal_desktop_assignment_type",
    );
  }
  if (type === "Pooled" && balancer === "Persistent") {
    complain(
      'A pooled host pool cannot have the load balancer type "Persistent"; allowed: "BreadthFirst", "DepthFirst".',
      "load_balancer_type",
    );
  }
  if (type === "Pooled" && assignment !== null) {
    complain(
      `A pooled host pool has no personal desktop assignment type, received "${assignment}".`,
      "personal_desktop_assignment_type",
    );
  }
}

function updatesHaveWindow({ values, prior }: ObjectContext): void {
  for (const updates of blocksOf(values, "scheduled_agent_updates")) {
    const isEnabled = updates["enabled"] === true;
    const windows = blocksOf(updates, "schedule").length;
    if (isEnabled && (windows < 1 || windows > 2)) {
      throw new SimulationError(
        "BadRequest",
        `Scheduled agent updates need one or two maintenance windows, received ${windows}.`,
        "scheduled_agent_updates",
      );
    }
    // The provider sends no window at creation when the hosts' own time zone is used.
    if (isEnabled && updates["use_session_host_timezone"] === true && prior === null) {
      throw new SimulationError(
        "BadRequest",
        "The maintenance window is missing: the provider does not send it when a host pool is created with use_session_host_timezone = true. Name a time zone instead.",
        "scheduled_agent_updates",
      );
    }
  }
}

function tokenLifeIsAllowed({ values, now }: ObjectContext): void {
  const expiration = textOf(values, "expiration_date") ?? "";
  const hours = now ? (Date.parse(expiration) - now.getTime()) / HOUR_MS : undefined;
  if (hours === undefined || (hours >= TOKEN_LIFE_HOURS.min && hours <= TOKEN_LIFE_HOURS.max)) return;
  throw new SimulationError(
    "BadRequest",
    `The expiration time of the registration token must be between one hour and 30 days from now, received "${expiration}".`,
    "expiration_date",
  );
}

function checkScaledPool({ store }: ObjectContext, poolId: string | null, planLocation: string | null): void {
  const pool = poolId === null ? null : store.get({ type: HOST_POOL, id: poolId });
  if (poolId === null || !pool) return;
  const name = nameFromId(poolId);
  if (textOf(pool, "type") !== "Pooled") {
    throw new SimulationError(
      "BadRequest",
      `Host pool "${name}" is of type Personal, but the scaling plan is of type Pooled: the provider can only create pooled scaling plans.`,
    );
  }
  const location = textOf(pool, "location");
  if (planLocation !== null && location !== planLocation) {
    throw new SimulationError(
      "BadRequest",
      `Host pool "${name}" lies in "${location}", the scaling plan in "${planLocation}"; both must be in the same region.`,
    );
  }
}

/** Shaped like the real one, a signed JSON web token, so that it is recognised as a secret. */
function registrationToken(seed: string): string {
  const part = (text: string): string => Buffer.from(text).toString("base64url");
  const claims = JSON.stringify({
    RegistrationId: inventedGuid(seed),
    simulated: true,
  } satisfies ValueObject);
  return `${part('{"alg":"RS256","typ":"JWT"}')}.${part(claims)}.${part(textHash(seed))}`;
}
