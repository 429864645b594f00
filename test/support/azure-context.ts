import { Testing } from "cdktf";
import type { AzureContext } from "../../constructs/azure/azure-context";
import type { PoolPlan } from "../../planning/plan";
import { AzurePlatformStack, type AzurePlatformStackProps } from "../../stacks/azure-platform-stack";
import { AzurePoolStack } from "../../stacks/azure-pool-stack";
import { azurePlatformPlan, azurePoolPlan } from "./plan-builder";
import { synthJson, type SynthJson } from "./synth-json";

/** Context of a fictitious city: Entra join, firewall, public desktop access. */
export function azureContext(overrides: Partial<AzureContext> = {}): AzureContext {
  return {
    prefix: "ms",
    environment: "prod",
    tags: { "cost-centre": "4711" },
    cityName: "Musterstadt",
    language: "de",
    platform: azurePlatformSpec(),
    identity: {
      azureJoin: "entra",
      domain: "stadt.example",
      joinAccount: "svc-workplace-join",
      intuneEnrolment: false,
    },
    network: {
      dnsServers: ["10.128.0.10", "10.128.0.11"],
      firewallAddress: "10.64.0.68",
      onPremisesAddressSpace: "10.128.0.0/12",
    },
    backend: { kind: "local" },
    ...overrides,
  };
}

export function azurePlatformSpec(
  overrides: Partial<AzureContext["platform"]> = {},
): AzureContext["platform"] {
  return {
    subscriptionId: "00000000-0000-0000-0000-000000000001",
    tenantId: "00000000-0000-0000-0000-000000000002",
    region: "germanywestcentral",
    metadataRegion: "westeurope",
    zones: ["1", "2", "3"],
    zoneLossSurvivalShare: 0.66,
    avdServicePrincipalObjectId: "00000000-0000-0000-0000-000000000003",
    usersGroupObjectId: "00000000-0000-0000-0000-0000000000aa",
    operatorsGroupObjectId: "00000000-0000-0000-0000-0000000000bb",
    gallery: { resourceGroup: "rg-images", name: "gal_workplace" },
    alertEmail: "workplace@stadt.example",
    profileRedundancy: "ZRS",
    agentModuleUrl:
      "https://wvdportalstorageblob.blob.core.windows.net/galleryartifacts/Configuration_1.0.02714.342.zip",
    privateDesktopAccess: false,
    logRetentionDays: 90,
    ...overrides,
  };
}

/** The domain-join variant. */
export function activeDirectoryContext(): AzureContext {
  return azureContext({
    identity: {
      azureJoin: "active-directory",
      domain: "stadt.example",
      organisationalUnit: "OU=Desktops,DC=stadt,DC=example",
      joinAccount: "svc-avd-join",
      intuneEnrolment: false,
    },
  });
}

/** The variant in which desktops are reached through private endpoints only. */
export function privateAccessContext(): AzureContext {
  return azureContext({ platform: azurePlatformSpec({ privateDesktopAccess: true }) });
}

export function platformJson(overrides: Partial<AzurePlatformStackProps> = {}): SynthJson {
  return synthJson(
    new AzurePlatformStack(Testing.app(), "azure-platform", {
      context: azureContext(),
      plan: azurePlatformPlan(),
      ...overrides,
    }),
  );
}

export function poolJson(
  overrides: Partial<PoolPlan> = {},
  context: AzureContext = azureContext(),
): SynthJson {
  const plan = azurePoolPlan(overrides);
  return synthJson(new AzurePoolStack(Testing.app(), plan.id, { context, plan }));
}

/** A pool of personal desktops: no profile shares, no schedules. */
export function personalPoolPlan(overrides: Partial<PoolPlan> = {}): PoolPlan {
  const { profiles: _, ...base } = azurePoolPlan();
  return {
    ...base,
    id: "azure-pool-office-personal-personal-normal",
    sessionType: "personal",
    operatingSystem: "windows-11",
    schedules: [],
    sessionsPerHost: { ...base.sessionsPerHost, value: 1 },
    ...overrides,
  };
}

export function personalPoolJson(
  overrides: Partial<PoolPlan> = {},
  context: AzureContext = azureContext(),
): SynthJson {
  const plan = personalPoolPlan(overrides);
  return synthJson(new AzurePoolStack(Testing.app(), plan.id, { context, plan }));
}
