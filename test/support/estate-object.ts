import type { Estate, Scenario, Site, UserGroup } from "../../model/estate";
import { COMPATIBILITY } from "./application-object";
import { catalog } from "./catalog-object";

type Settings = Estate["settings"];

const CLOSED = {
  clipboard: false,
  drives: false,
  printers: false,
  smartcards: false,
  usb: false,
  microphone: false,
  camera: false,
};

/** 100 people in the back office, class normal, all of them in the scenario `office`. */
export function userGroup(overrides: Partial<UserGroup> = {}): UserGroup {
  const id = overrides.id ?? "back-office";
  return {
    id,
    file: `user-groups/${id}.yaml`,
    name: "Back office",
    headcount: 100,
    scenarios: { office: 100 },
    sites: { "town-hall": 100 },
    extraDevices: {},
    applications: {},
    workingTimeModel: "flexible",
    attendanceShare: 0.8,
    concurrencyShare: 0.9,
    arrival: { share: 0.5, minutes: 30 },
    protectionClass: "normal",
    zone: "office",
    image: "standard",
    personalImage: "personal",
    personsPerDesk: 1,
    telephony: { busyHourErlangPerPerson: 0.05 },
    conferencing: { service: "self-hosted" },
    ...overrides,
  };
}

/** A pooled scenario with a thin client and two monitors. */
export function scenario(overrides: Partial<Scenario> = {}): Scenario {
  const id = overrides.id ?? "office";
  return {
    id,
    file: `scenarios/${id}.yaml`,
    name: "Office",
    description: "Office desk",
    devices: { "thin-client": 1, monitor: 2 },
    delivery: "pooled",
    localApplications: false,
    workloadClass: "medium",
    onSiteShare: 1,
    teleworkState: "none",
    monitors: 2,
    redirection: CLOSED,
    softphone: "none",
    accessories: [],
    ...overrides,
  };
}

/** A building with 150 desks and an uplink of 1 Gbit/s. */
export function site(overrides: Partial<Site> = {}): Site {
  const id = overrides.id ?? "town-hall";
  return {
    id,
    file: `sites/${id}.yaml`,
    name: "Town hall",
    address: { city: "Musterstadt" },
    uplinkMbps: 1000,
    desks: 150,
    state: "active",
    rooms: {},
    areas: {},
    distributors: {},
    rollout: { priority: 3, done: [], permits: {} },
    ...overrides,
  };
}

/** Redirection with some channels open. */
export function redirection(open: Partial<Scenario["redirection"]>): Scenario["redirection"] {
  return { ...CLOSED, ...open };
}

/** A working-time model from Monday to Saturday, 06:00 to 20:00. */
export function workingTimeModel(
  overrides: Partial<Settings["workingTimeModels"][string]> = {},
): Settings["workingTimeModels"][string] {
  return {
    description: "Flexible",
    frame: {
      days: ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday"],
      from: "06:00",
      to: "20:00",
    },
    peakFrom: "09:00",
    peakTo: "15:30",
    saturdayShare: 0.1,
    forceSignOut: false,
    ...overrides,
  };
}

/** Both platforms, one cluster for each purpose. */
export function settings(overrides: Partial<Settings> = {}): Settings {
  const uuid = (end: string): string => `00000000-0000-0000-0000-0000000000${end}`;
  return {
    city: { name: "Musterstadt", state: "NW", language: "en", fictitious: true },
    compatibility: COMPATIBILITY,
    naming: { prefix: "mu", environment: "prod", tags: {} },
    network: {
      azureAddressSpace: "10.64.0.0/12",
      onPremisesAddressSpace: "10.128.0.0/10",
      firstVlanId: 100,
      lastVlanId: 3999,
    },
    identity: {
      azureJoin: "entra",
      domain: "ad.musterstadt.example",
      joinAccount: "svc-workplace-join",
      intuneEnrolment: false,
    },
    platforms: {
      azure: {
        subscriptionId: uuid("01"),
        tenantId: uuid("02"),
        region: "germanywestcentral",
        metadataRegion: "westeurope",
        zones: ["1", "2", "3"],
        zoneLossSurvivalShare: 0.6,
        avdServicePrincipalObjectId: uuid("03"),
        usersGroupObjectId: uuid("04"),
        operatorsGroupObjectId: uuid("05"),
        gallery: { resourceGroup: "rg-images", name: "gal_images" },
        alertEmail: "workplace@musterstadt.example",
        profileRedundancy: "ZRS",
        agentModuleUrl: "https://example.org/agent.zip",
        privateDesktopAccess: false,
        logRetentionDays: 90,
      },
      vsphere: {
        server: "vcenter.musterstadt.example",
        datacenter: "DC1",
        distributedSwitch: "DVS",
        clusters: {
          desktops: { name: "CL-D", purpose: "desktops", hostModel: "rack", datastore: "ds-1" },
          gpu: { name: "CL-G", purpose: "gpu-desktops", hostModel: "gpu-rack", datastore: "ds-2" },
          infrastructure: { name: "CL-I", purpose: "infrastructure", hostModel: "rack", datastore: "ds-3" },
        },
        infrastructureTemplate: "tpl-server",
        broker: "rds",
      },
    },
    images: {
      standard: {
        description: "Office desktop",
        operatingSystem: "windows-11-multi-session",
        azureImage: "desktop-standard",
        generations: [{ number: 1, state: "current", azureVersion: "1.0.0", vsphereTemplate: "tpl-1" }],
      },
      personal: {
        description: "Personal desktop",
        operatingSystem: "windows-11",
        azureImage: "desktop-personal",
        generations: [{ number: 1, state: "current", azureVersion: "1.0.0", vsphereTemplate: "tpl-2" }],
      },
    },
    placement: {
      normal: { platforms: ["azure", "vsphere"] },
      high: { platforms: ["vsphere"] },
      "very-high": { platforms: ["vsphere"] },
    },
    zones: { office: { description: "Office" }, social: { description: "Social" } },
    workingTimeModels: { flexible: workingTimeModel() },
    sizing: {
      headroomShare: 0.2,
      profileFillShare: 0.5,
      attachSeconds: 60,
      growthFactor: 2,
      windowsOnCoresFactor: 0.65,
    },
    stateBackend: { kind: "local" },
    priceBook: "test",
    drainedHosts: {},
    allowDestroy: [],
    ...overrides,
  };
}

/** The smallest estate: one group, one scenario, one site. */
export function estate(overrides: Partial<Estate> = {}): Estate {
  return {
    settings: settings(),
    userGroups: [userGroup()],
    scenarios: [scenario()],
    sites: [site()],
    applications: [],
    catalog: catalog(),
    lock: undefined,
    ...overrides,
  };
}
