import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** Files of an estate: path below the estate's folder → text (or bytes, for hostile input). */
export type EstateFiles = Readonly<Record<string, string | Buffer>>;

/** Writes the files below `dir` and creates the folders they need. */
export function writeEstate(dir: string, files: EstateFiles): void {
  for (const [path, content] of Object.entries(files)) {
    const target = join(dir, path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, content);
  }
}

/** Writes the files to a new temporary folder, hands it to `use`, and removes it afterwards. */
export async function withEstate<T>(files: EstateFiles, use: (dir: string) => Promise<T> | T): Promise<T> {
  const dir = mkdtempSync(join(tmpdir(), "estate-"));
  try {
    writeEstate(dir, files);
    return await use(dir);
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

/**
 * The files with one text replaced by another in one of them; throws when the text is not there, so that a fixture
 * cannot silently lose its fault.
 */
export function edited(files: EstateFiles, path: string, from: string, to: string): EstateFiles {
  const text = String(files[path]);
  if (!text.includes(from)) {
    throw new Error(`"${path}" of the test estate does not contain ${JSON.stringify(from)}`);
  }
  return { ...files, [path]: text.replace(from, () => to) };
}

/** The files without some of them. */
export function without(files: EstateFiles, ...paths: readonly string[]): EstateFiles {
  return Object.fromEntries(Object.entries(files).filter(([path]) => !paths.includes(path)));
}

/**
 * A small valid estate without warnings: both platforms, two user groups (100 people in the back office on Azure, 40
 * case workers of class high on-premises), two scenarios, one site, and a catalogue of its own in `catalog/`.
 */
export function minimalEstate(): EstateFiles {
  return {
    "estate.yaml": ESTATE,
    "user-groups/back-office.yaml": BACK_OFFICE,
    "user-groups/case-work.yaml": CASE_WORK,
    "scenarios/thin-client.yaml": THIN_CLIENT,
    "scenarios/convertible.yaml": CONVERTIBLE,
    "sites/town-hall.yaml": TOWN_HALL,
    "catalog/azure-vm-sizes.yaml": AZURE_VM_SIZES,
    "catalog/vsphere.yaml": VSPHERE,
    "catalog/workloads.yaml": WORKLOADS,
    "catalog/devices.yaml": DEVICES,
    "catalog/licences.yaml": LICENCES,
    "catalog/prices/test-2026.yaml": PRICES,
  };
}

const ESTATE = `city:
  name: Musterstadt
  state: NW
  language: en
  fictitious: true
naming:
  prefix: mu
network:
  azureAddressSpace: 10.64.0.0/16
  onPremisesAddressSpace: 10.128.0.0/12
identity:
  domain: ad.musterstadt.example
  netbiosDomain: MUSTER
platforms:
  azure:
    subscriptionId: 00000000-0000-0000-0000-000000000001
    tenantId: 00000000-0000-0000-0000-000000000002
    region: germanywestcentral
    metadataRegion: westeurope
    avdServicePrincipalObjectId: 00000000-0000-0000-0000-000000000003
    usersGroupObjectId: 00000000-0000-0000-0000-000000000004
    operatorsGroupObjectId: 00000000-0000-0000-0000-000000000005
    gallery:
      resourceGroup: rg-images
      name: gal_images
    alertEmail: workplace@musterstadt.example
  vsphere:
    server: vcenter.musterstadt.example
    datacenter: DC1
    distributedSwitch: DVS-Desktops
    clusters:
      desktops:
        name: CL-Desktops
        purpose: desktops
        hostModel: rack-2x32
        datastore: ds-desktops-01
      infrastructure:
        name: CL-Infra
        purpose: infrastructure
        hostModel: rack-2x32
        datastore: ds-infra-01
    infrastructureTemplate: tpl-server-2025
images:
  standard:
    description: Office desktop
    operatingSystem: windows-11-multi-session
    azureImage: desktop-standard
    generations:
      - number: 1
        state: current
        azureVersion: "1.0.0"
  server:
    description: Case work desktop
    operatingSystem: windows-server-2025
    generations:
      - number: 1
        state: current
        vsphereTemplate: tpl-desktop-server-001
placement:
  normal:
    platforms: [azure, vsphere]
  high:
    platforms: [vsphere]
  very-high:
    platforms: [vsphere]
zones:
  office:
    description: General administration
  social:
    description: Social services
workingTimeModels:
  flexible:
    description: Flexible working hours
    frame:
      days: [monday, tuesday, wednesday, thursday, friday, saturday]
      from: "06:00"
      to: "20:00"
priceBook: test-2026
`;

const BACK_OFFICE = `name: Back office
headcount: 100
scenarios:
  thin-client: 60
  convertible: 40
sites:
  town-hall: 100
workingTimeModel: flexible
protectionClass: normal
zone: office
image: standard
assumptions:
  headcount: invented for tests
`;

const CASE_WORK = `name: Case work
office: Sozialamt
headcount: 40
scenarios:
  thin-client: 40
sites:
  town-hall: 40
workingTimeModel: flexible
protectionClass: high
zone: social
image: server
`;

const THIN_CLIENT = `name: Thin client
description: Thin client with two monitors in the office.
devices:
  thin-client: 1
  monitor-24: 2
delivery: pooled
workloadClass: medium
monitors: 2
`;

const CONVERTIBLE = `name: Convertible
description: Convertible with dock, in the office and at home.
devices:
  convertible: 1
  monitor-24: 2
delivery: pooled
workloadClass: heavy
onSiteShare: 0.6
teleworkState: active
monitors: 2
redirection:
  clipboard: true
  microphone: true
softphone: desktop
accessories: [headset]
`;

const TOWN_HALL = `name: Town hall
address:
  street: Marktplatz 1
  postcode: "48143"
  city: Musterstadt
uplinkMbps: 1000
desks: 150
state: active
`;

const AZURE_VM_SIZES = `azureVmSizes:
  d8ads-v5:
    size: Standard_D8ads_v5
    vcpu: 8
    memoryGiB: 32
    use: [pooled, remote-app]
    price: azure-d8ads-v5
  d4ads-v5:
    size: Standard_D4ads_v5
    vcpu: 4
    memoryGiB: 16
    use: [pooled, personal, remote-app]
    price: azure-d4ads-v5
  nv6ads-v5:
    size: Standard_NV6ads_A10_v5
    vcpu: 6
    memoryGiB: 55
    gpuMemoryGiB: 4
    use: [gpu]
    price: azure-nv6ads-v5
`;

const VSPHERE = `vsphereVmProfiles:
  rdsh-8x48:
    vcpu: 8
    coresPerSocket: 8
    memoryGiB: 48
    systemDiskGiB: 128
    use: [pooled, remote-app]
  vdi-4x16:
    vcpu: 4
    coresPerSocket: 4
    memoryGiB: 16
    systemDiskGiB: 128
    use: [personal]
vsphereHosts:
  rack-2x32:
    description: Two sockets with 32 cores each
    sockets: 2
    coresPerSocket: 32
    memoryGiB: 1024
    idleWatts: 250
    loadWatts: 800
    price: rack-2x32
`;

const WORKLOADS = `workloads:
  light:
    description: Data entry
    usersPerVcpu: 6
    memoryGiBPerUser: 2
    profileGiB: 10
    personalVcpu: 2
    personalMemoryGiB: 4
    displayKbps: 250
    displayActivity: data entry
  medium:
    description: Word processing and static web
    usersPerVcpu: 4
    memoryGiBPerUser: 4
    profileGiB: 20
    personalVcpu: 4
    personalMemoryGiB: 8
    displayKbps: 500
    displayActivity: office work
  heavy:
    description: Mail client, presentations, dynamic web
    usersPerVcpu: 2
    memoryGiBPerUser: 6
    profileGiB: 30
    personalVcpu: 4
    personalMemoryGiB: 16
    displayKbps: 1000
    displayActivity: mixed work
  power:
    description: CAD, video, 3D
    usersPerVcpu: 1
    memoryGiBPerUser: 8
    profileGiB: 50
    personalVcpu: 8
    personalMemoryGiB: 32
    displayKbps: 10000
    displayActivity: CAD
`;

const DEVICES = `devices:
  thin-client:
    description: Thin client
    kind: endpoint
    watts: 10
    price: thin-client
  convertible:
    description: Convertible with dock
    kind: endpoint
    watts: 30
    price: convertible
  monitor-24:
    description: 24 inch monitor
    kind: accessory
    watts: 18
    price: monitor-24
  headset:
    description: Headset
    kind: accessory
    watts: 1
    price: headset
`;

const LICENCES = `licences:
  windows-e3:
    description: Windows Enterprise per user
    metric: user
    appliesTo: azure-all
    price: windows-e3
  rds-cal:
    description: RDS CAL per user
    metric: user
    appliesTo: vsphere-pooled
    price: rds-cal
`;

const PRICE_ITEMS: readonly (readonly [string, number, string])[] = [
  ["azure-d8ads-v5", 0.5, "EUR/hour"],
  ["azure-d4ads-v5", 0.25, "EUR/hour"],
  ["azure-nv6ads-v5", 0.6, "EUR/hour"],
  ["rack-2x32", 25000, "EUR"],
  ["thin-client", 400, "EUR"],
  ["convertible", 1400, "EUR"],
  ["monitor-24", 200, "EUR"],
  ["headset", 80, "EUR"],
  ["windows-e3", 7, "EUR/month"],
  ["rds-cal", 5, "EUR/month"],
  ["azure-os-disk-128", 18, "EUR/month"],
  ["azure-files-ssd", 0.2, "EUR/GiB/month"],
  ["azure-private-endpoint", 7, "EUR/month"],
  ["azure-log-ingestion", 2.5, "EUR/GB"],
  ["san-storage", 0.1, "EUR/GiB/month"],
  ["server-operation", 200, "EUR/month"],
  ["electricity", 0.25, "EUR/kWh"],
];

const PRICES = `prices:
${PRICE_ITEMS.map(
  ([id, value, unit]) => `  ${id}:
    value: ${value}
    unit: ${unit}
    date: "2026-01-01"
    assumption: invented for tests
`,
).join("")}`;
