import { DataAzurermKeyVaultSecret } from "@cdktf/provider-azurerm/lib/data-azurerm-key-vault-secret";
import { DataAzurermSharedImageVersion } from "@cdktf/provider-azurerm/lib/data-azurerm-shared-image-version";
import { Construct } from "constructs";
import type { ImageGenerationSpec } from "../../generated/estate";
import { computerName } from "../../planning/names";
import { agentExtension, joinExtension } from "./host-extension";
import { isPersonal, SCALING_EXCLUSION_TAG, type PoolContext } from "./pool-context";
import type { PoolSubnets } from "./pool-subnets";
import { SessionHost, type SessionHostDefaults } from "./session-host";
import { imageVersionId, sharedResources } from "./shared-resources";

/** Secret that operators put into the key vault: password of the local administrator. */
export const HOST_ADMIN_SECRET = "host-admin-password";

/** Secret that operators put into the key vault: `{"Password":"…"}` of the account that joins the domain. */
export const DOMAIN_JOIN_SECRET = "domain-join";

export interface SessionHostsProps extends PoolContext {
  readonly subnets: PoolSubnets;
  readonly hostPoolName: string;
  /** Reference to the registration token, never its value. */
  readonly registrationToken: string;
}

/**
 * All session hosts of a pool: every image generation × every slot.
 *
 * Ids come from generation and slot (`g1`/`0001`): a new generation stands beside the old one, and nothing that stays
 * is renamed. Hosts of a retiring generation stay until the generation is removed; autoscale leaves them alone.
 */
export class SessionHosts extends Construct {
  constructor(scope: Construct, id: string, props: SessionHostsProps) {
    super(scope, id);
    const defaults = this.defaultsOf(props);
    for (const generation of props.plan.generations) this.addGeneration(props, defaults, generation);
  }

  private addGeneration(
    props: SessionHostsProps,
    defaults: SessionHostDefaults,
    generation: ImageGenerationSpec,
  ): void {
    const { context, plan, subnets } = props;
    const scope = new Construct(this, `g${generation.number}`);
    const imageId = this.imageOf(scope, props, generation);
    const tags = {
      ...props.tags,
      "workplace-generation": String(generation.number),
      ...(generation.state === "retiring" ? { [SCALING_EXCLUSION_TAG]: "retiring" } : {}),
    };
    for (let slot = 1; slot <= plan.allocation.slots; slot++) {
      new SessionHost(scope, String(slot).padStart(4, "0"), {
        defaults,
        computerName: computerName(context.prefix, plan.allocation.code, generation.number, slot),
        imageId,
        slot,
        subnet: subnets.subnetOf(slot),
        tags: { ...tags, "workplace-slot": String(slot) },
      });
    }
  }

  /**
   * Hosts name the image by its computed id, so that a version which has left the gallery does not stop the plan of
   * hosts that still run it. The current one is looked up too: a typing error shows in the plan, not halfway.
   */
  private imageOf(
    scope: Construct,
    { context, plan }: SessionHostsProps,
    { number, state, azureVersion }: ImageGenerationSpec,
  ): string {
    if (plan.azureImage === undefined || azureVersion === undefined) {
      throw new Error(`image "${plan.image}" generation ${number} has no version in the Azure gallery`);
    }
    if (state === "current") {
      new DataAzurermSharedImageVersion(scope, "image", {
        name: azureVersion,
        imageName: plan.azureImage,
        galleryName: context.platform.gallery.name,
        resourceGroupName: context.platform.gallery.resourceGroup,
      });
    }
    return imageVersionId(context, plan.azureImage, azureVersion);
  }

  private defaultsOf(props: SessionHostsProps): SessionHostDefaults {
    const { context, plan } = props;
    const { keyVault, dataCollectionRule } = sharedResources(context);
    const secret = (key: string, name: string): DataAzurermKeyVaultSecret =>
      new DataAzurermKeyVaultSecret(this, key, { name, keyVaultId: keyVault.id });
    return {
      location: context.platform.region,
      resourceGroupName: props.resourceGroupName,
      size: plan.host.name,
      systemDiskGiB: plan.host.systemDiskGiB,
      licenseType: plan.operatingSystem === "windows-server-2025" ? "Windows_Server" : "Windows_Client",
      zones: context.platform.zones,
      personal: isPersonal(plan),
      allowDestroy: plan.allowDestroy,
      ...shutdownOf(props),
      adminPassword: secret("admin-password", HOST_ADMIN_SECRET).value,
      join: joinExtension(context.identity),
      ...(context.identity.azureJoin === "entra"
        ? {}
        : {
            // The extension wants a versioned address, which only a data source can give.
            joinSecret: {
              secretUrl: secret("domain-join", DOMAIN_JOIN_SECRET).id,
              sourceVaultId: keyVault.id,
            },
          }),
      agent: agentExtension(props.hostPoolName, context.platform.agentModuleUrl, context.identity),
      registrationToken: props.registrationToken,
      dataCollectionRuleId: dataCollectionRule.id,
    };
  }
}

/** Shared hosts stop by their scaling plan, personal ones by the clock. */
function shutdownOf({ context, plan }: PoolContext): Pick<SessionHostDefaults, "shutdownTime"> {
  const { personalShutdownTime } = context.platform;
  return isPersonal(plan) && personalShutdownTime !== undefined ? { shutdownTime: personalShutdownTime } : {};
}
