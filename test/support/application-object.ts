import type { Environment, Policy } from "../../compatibility/environment";
import type { Application, Estate } from "../../model/estate";

/** What estate.yaml says about applications when it says nothing. */
export const COMPATIBILITY: Estate["settings"]["compatibility"] = {
  reviewMonths: 12,
  profileLimitMiB: 2048,
  officeBitness: 64,
  sharedComputerActivation: false,
  appAttach: false,
  latency: {
    azure: { azure: 2, "on-premises": 12, building: 20, internet: 20 },
    vsphere: { azure: 12, "on-premises": 1, building: 8, internet: 20 },
    device: { azure: 20, "on-premises": 8, building: 2, internet: 25 },
  },
  specialNetworks: {},
  restrictedPlatforms: [],
  specialCategoryPlatforms: ["vsphere"],
  effortDays: { S: 1, M: 8, L: 60 },
  unknownApplications: "report",
  rules: {},
};

/** An installed application about which nothing but its identity is known. */
export function bareApplication(overrides: Partial<Application> = {}): Application {
  const id = overrides.id ?? "archive";
  return {
    id,
    file: `applications/${id}.yaml`,
    name: "Archive",
    vendor: "Example vendor",
    version: "1.0",
    fictitious: true,
    office: "Archive",
    cmdbId: "APP-0001",
    serviceArea: "archive",
    serviceProcess: "archiving",
    lifecycle: "active",
    forms: ["installed"],
    dependsOn: [],
    evidence: [],
    decision: { state: "not-reviewed", waivers: [] },
    ...overrides,
  };
}

/** An installed application whose every section is filled in and harmless. */
export function application(overrides: Partial<Application> = {}): Application {
  return bareApplication({
    owner: "owner of the archive",
    reviewedOn: "2026-10-01",
    system: {
      operatingSystems: ["windows-11", "windows-11-multi-session", "windows-server-2025"],
      untestedOn: [],
      bitness: 64,
      refusesServerSystems: false,
      germanSystemLocaleOnly: false,
      notDpiAware: false,
      unknown: [],
    },
    multiSession: {
      vendorStatement: "supported",
      userStateInProgramFolder: false,
      userSettingsInMachineRegistry: false,
      oneInstancePerMachine: false,
      identifiesBy: [],
      oneClientPerHost: false,
      locksSharedFiles: false,
      sharedTemporaryFolder: false,
      backgroundLoad: false,
      notTerminalServerAware: false,
      unknown: [],
    },
    installation: {
      scope: "machine",
      notUnattended: false,
      needsRestart: false,
      configuresInstallingUserOnly: false,
      adminRightsAtRuntime: false,
      selfUpdating: false,
      drivers: [],
      services: false,
      userServices: false,
      writesProgramFolder: false,
      writesMachineRegistry: false,
      shellExtension: false,
      comServer: false,
      sharedAssemblies: false,
      sharesApplicationData: false,
      embeddedDatabase: false,
      workingFolderOrArguments: false,
      activeSetupOrClickOnce: false,
      hardCodedPaths: false,
      package: "msix-signed",
      unknown: [],
    },
    runtimes: { javaUnsupported: false, visualCppSideBySide: false, unknown: [] },
    officeSuite: { addIn: "none", automation: false, unknown: [] },
    browser: { engine: "current", plugIns: [], nativeMessaging: false, unknown: [] },
    graphics: { gpuRequired: false, intensity: "office", unknown: [] },
    peripherals: {
      smartCardReader: false,
      onlineIdentityCard: false,
      scanner: "none",
      signaturePad: "none",
      fingerprintReader: false,
      camera: false,
      selfServiceTerminal: false,
      serialDevice: false,
      usbDongle: false,
      specialPrinter: false,
      headset: false,
      usbNetworkOrDisplay: false,
      unknown: [],
    },
    network: {
      connections: [],
      localListener: false,
      inboundCallback: false,
      broadcastDiscovery: false,
      shares: false,
      specialNetworks: [],
      unknown: [],
    },
    signIn: { method: "entra", sharedAccount: false, machineAccount: false, unknown: [] },
    data: {
      localStore: false,
      profileMiB: 0,
      offline: false,
      clipboard: false,
      fileTransfer: false,
      categories: [],
      unknown: [],
    },
    protection: {
      confidentiality: "normal",
      integrity: "normal",
      availability: "normal",
      restricted: false,
      unknown: [],
    },
    licence: { metrics: ["user"], sharedHosts: "allowed", unknown: [] },
    demands: { memoryMiB: 0, vcpu: 0, gpuMemoryGiB: 0, unknown: [] },
    support: { unknown: [] },
    accessibility: { statement: true, unknown: [] },
    ...overrides,
  });
}

/** A section of `application` with some facts changed. */
export function withFacts<Section extends keyof Application>(
  section: Section,
  facts: Partial<NonNullable<Application[Section]>>,
): Application {
  const base = application();
  return { ...base, [section]: { ...(base[section] as object), ...facts } };
}

/** A pooled desktop on Azure, everything closed. */
export function environment(overrides: Partial<Environment> = {}): Environment {
  return {
    mode: "pooled",
    place: "azure",
    operatingSystem: "windows-11-multi-session",
    multiSession: true,
    persistent: false,
    join: "entra",
    gpu: false,
    redirection: {
      clipboard: false,
      drives: false,
      printers: false,
      smartcards: false,
      usb: false,
      microphone: false,
      camera: false,
    },
    mixedDpi: false,
    protectionClass: "normal",
    redundant: true,
    latencyMs: COMPATIBILITY.latency.azure,
    ...overrides,
  };
}

/** The policy of an estate that says nothing about applications, on 2026-11-21. */
export function policy(
  overrides: Partial<Policy["compatibility"]> = {},
  applicationIds: readonly string[] = ["archive"],
): Policy {
  return {
    today: "2026-11-21",
    compatibility: { ...COMPATIBILITY, ...overrides },
    applicationIds: new Set(applicationIds),
  };
}
