import { VirtualDesktopHostPool } from "@cdktf/provider-azurerm/lib/virtual-desktop-host-pool";
import { VirtualDesktopHostPoolRegistrationInfo } from "@cdktf/provider-azurerm/lib/virtual-desktop-host-pool-registration-info";
import { TerraformStack } from "cdktf";
import { Construct } from "constructs";
import { replaceableLifecycle, statefulLifecycle } from "../lifecycle";
import { isPersonal, poolResourceName, type PoolContext } from "./pool-context";
import { PrivateLink } from "./private-link";
import { rdpProperties } from "./rdp-properties";

/** Windows name of German time. Source: https://learn.microsoft.com/windows-hardware/manufacture/desktop/default-time-zones */
export const WINDOWS_TIME_ZONE = "W. Europe Standard Time";

/**
 * Life of a registration token: 27 days. The service allows one hour to 30 days from now (vendor limit); the rest is
 * for the time between plan and apply.
 */
export const REGISTRATION_TOKEN_LIFE = "648h";

/** Time for which a token must still hold when hosts are built (kind: assumption: an apply with some hundred hosts). */
const REGISTRATION_TOKEN_RESERVE = "2h";

/** Hours in which the desktop agent may update itself, both before work starts (local time, window of 2 h). */
const AGENT_UPDATE_WINDOWS = [
  { dayOfWeek: "Sunday", hourOfDay: 2 },
  { dayOfWeek: "Wednesday", hourOfDay: 2 },
];

/** Host pool with the token that new hosts register with. */
export class HostPool extends Construct {
  readonly resource: VirtualDesktopHostPool;
  readonly registration: VirtualDesktopHostPoolRegistrationInfo;

  constructor(scope: Construct, id: string, pool: PoolContext) {
    super(scope, id);
    const { context, plan } = pool;
    const privateAccess = context.platform.privateDesktopAccess;
    this.resource = new VirtualDesktopHostPool(this, "Resource", {
      name: poolResourceName(pool, "vdpool"),
      location: context.platform.metadataRegion,
      resourceGroupName: pool.resourceGroupName,
      description: `${context.cityName}: zone ${plan.zone}, image ${plan.image}, ${plan.sessionType}`.slice(
        0,
        512,
      ),
      ...sessionSettings(pool),
      startVmOnConnect: true,
      validateEnvironment: false,
      preferredAppGroupType: plan.sessionType === "remote-app" ? "RailApplications" : "Desktop",
      publicNetworkAccess: privateAccess ? "Disabled" : "Enabled",
      customRdpProperties: rdpProperties(plan.redirection, context.identity.azureJoin === "entra"),
      scheduledAgentUpdates: { enabled: true, timezone: WINDOWS_TIME_ZONE, schedule: AGENT_UPDATE_WINDOWS },
      tags: pool.tags,
      // A replaced pool loses the registrations of all its hosts.
      lifecycle: statefulLifecycle(plan.allowDestroy),
    });
    // docs/decisions/0010-registration-token.md
    this.registration = new VirtualDesktopHostPoolRegistrationInfo(this, "registration", {
      hostpoolId: this.resource.id,
      expirationDate: `\${timeadd(plantimestamp(), "${REGISTRATION_TOKEN_LIFE}")}`,
      lifecycle: replaceableLifecycle(["expiration_date"]),
    });
    this.addTokenCheck();
    if (privateAccess) {
      new PrivateLink(this, "link", {
        context,
        resourceGroupName: pool.resourceGroupName,
        name: poolResourceName(pool, "pep"),
        subresource: "connection",
        targetId: this.resource.id,
        tags: pool.tags,
      });
    }
  }

  /**
   * Warns in the plan when the token runs out. The service drops an expired token, and Terraform then makes a new one;
   * should the service ever report it instead, nothing else would show that new hosts cannot register.
   */
  private addTokenCheck(): void {
    const address = `${this.registration.terraformResourceType}.${this.registration.friendlyUniqueId}`;
    const earliest = `timeadd(plantimestamp(), "${REGISTRATION_TOKEN_RESERVE}")`;
    // cdktf has no construct for check blocks.
    TerraformStack.of(this).addOverride("check.registration_token.assert", {
      condition: `\${timecmp(${address}.expiration_date, ${earliest}) > 0}`,
      error_message: `the registration token ends within ${REGISTRATION_TOKEN_RESERVE}; before new hosts are built, run "terraform apply -replace=${address}"`,
    });
  }
}

/** What differs between hosts that many people share and hosts that belong to one. */
function sessionSettings({ plan }: PoolContext) {
  return isPersonal(plan)
    ? { type: "Personal", loadBalancerType: "Persistent", personalDesktopAssignmentType: "Automatic" }
    : {
        type: "Pooled",
        loadBalancerType: "BreadthFirst",
        maximumSessionsAllowed: plan.sessionsPerHost.value,
      };
}
