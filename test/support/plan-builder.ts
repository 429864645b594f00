import type { Figure } from "../../planning/figure";
import type {
  AzurePlatformPlan,
  InfrastructureVmPlan,
  PoolPlan,
  ProfileStoragePlan,
  VspherePlatformPlan,
} from "../../planning/plan";

/** A figure with a value and no explanation. */
export function figure(value: number, unit = "pieces", subject = "test/figure"): Figure {
  return { subject, value, unit, formula: String(value), inputs: [] };
}

export function profileStoragePlan(overrides: Partial<ProfileStoragePlan> = {}): ProfileStoragePlan {
  return {
    capacityGiB: figure(1500, "GiB"),
    steadyIops: figure(800, "IOPS"),
    signInIops: figure(1200, "IOPS"),
    shares: figure(1, "shares"),
    shareQuotaGiB: figure(1500, "GiB"),
    ...overrides,
  };
}

/** A small pooled Azure pool: 80 peak sessions on 3 hosts, one image generation. */
export function azurePoolPlan(overrides: Partial<PoolPlan> = {}): PoolPlan {
  return {
    id: "azure-pool-office-standard-pooled-normal",
    platform: "azure",
    sessionType: "pooled",
    image: "standard",
    operatingSystem: "windows-11-multi-session",
    azureImage: "desktop-standard",
    generations: [{ number: 1, state: "current", azureVersion: "1.0.0" }],
    protectionClass: "normal",
    zone: "office",
    members: [
      {
        userGroup: "back-office",
        scenario: "thin-client",
        people: 100,
        peakSessions: figure(80, "sessions"),
      },
    ],
    applications: [],
    people: figure(100, "people"),
    peakSessions: figure(80, "sessions"),
    sessionsPerHost: figure(32, "sessions"),
    hosts: figure(4, "hosts"),
    host: { name: "Standard_D8ads_v5", vcpu: 8, memoryGiB: 32, systemDiskGiB: 128 },
    vcpu: figure(32, "vCPU"),
    memoryGiB: figure(128, "GiB"),
    profiles: profileStoragePlan(),
    subnetAddresses: figure(21, "addresses"),
    schedules: [
      {
        name: "weekdays",
        daysOfWeek: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"],
        rampUpStart: "05:30",
        peakStart: "09:00",
        rampDownStart: "15:30",
        offPeakStart: "20:00",
        rampUpMinimumHostsPercent: 25,
        rampUpCapacityThresholdPercent: 75,
        rampDownMinimumHostsPercent: 10,
        rampDownCapacityThresholdPercent: 90,
        forceSignOut: false,
      },
    ],
    redirection: {
      clipboard: true,
      drives: false,
      printers: false,
      smartcards: false,
      usb: false,
      microphone: true,
      camera: false,
    },
    usersGroupObjectIds: ["00000000-0000-0000-0000-0000000000aa"],
    allowDestroy: false,
    monthlyCostEur: figure(1000, "EUR/month"),
    allocation: { code: "p01", subnets: [{ cidr: "10.64.1.0/27", firstSlot: 1 }], slots: 4 },
    ...overrides,
  };
}

/** The same pool on-premises. */
export function vspherePoolPlan(overrides: Partial<PoolPlan> = {}): PoolPlan {
  const { azureImage: _, ...base } = azurePoolPlan();
  return {
    ...base,
    id: "vsphere-pool-social-server-pooled-high",
    platform: "vsphere",
    image: "server",
    operatingSystem: "windows-server-2025",
    generations: [{ number: 1, state: "current", vsphereTemplate: "tpl-desktop-server-001" }],
    protectionClass: "high",
    zone: "social",
    host: { name: "rdsh-8x48", vcpu: 8, memoryGiB: 48, systemDiskGiB: 128, coresPerSocket: 8 },
    schedules: [],
    cluster: "desktops",
    allocation: {
      code: "p02",
      vlanId: 101,
      subnets: [{ cidr: "10.128.1.0/27", firstSlot: 1 }],
      slots: 4,
    },
    ...overrides,
  };
}

export function azurePlatformPlan(overrides: Partial<AzurePlatformPlan> = {}): AzurePlatformPlan {
  return {
    addressSpace: "10.64.0.0/16",
    networks: { "private-endpoints": { cidr: "10.64.0.0/26" } },
    connectionRules: [],
    quotaVcpu: figure(64, "vCPU"),
    logGibPerMonth: figure(20, "GiB/month"),
    monthlyBudgetEur: figure(5000, "EUR/month"),
    ...overrides,
  };
}

export function infrastructureVmPlan(overrides: Partial<InfrastructureVmPlan> = {}): InfrastructureVmPlan {
  return {
    role: "connection-broker",
    key: "broker-1",
    computerName: "ms-broker-1",
    vcpu: 4,
    memoryGiB: 16,
    systemDiskGiB: 100,
    ...overrides,
  };
}

export function vspherePlatformPlan(overrides: Partial<VspherePlatformPlan> = {}): VspherePlatformPlan {
  return {
    clusters: [
      {
        id: "desktops",
        name: "CL-Desktops",
        purpose: "desktops",
        datastore: "ds-desktops-01",
        physicalHosts: figure(3, "hosts"),
        vcpu: figure(32, "vCPU"),
        memoryGiB: figure(192, "GiB"),
      },
      {
        id: "infrastructure",
        name: "CL-Infra",
        purpose: "infrastructure",
        datastore: "ds-infra-01",
        physicalHosts: figure(2, "hosts"),
        vcpu: figure(16, "vCPU"),
        memoryGiB: figure(64, "GiB"),
      },
    ],
    infrastructureCluster: "infrastructure",
    networks: {
      management: { cidr: "10.128.0.0/26", vlanId: 100 },
      access: { cidr: "10.128.0.64/26", vlanId: 110 },
      storage: { cidr: "10.128.0.128/26", vlanId: 111 },
    },
    infrastructure: [
      infrastructureVmPlan(),
      infrastructureVmPlan({ key: "broker-2", computerName: "ms-broker-2" }),
    ],
    ...overrides,
  };
}
