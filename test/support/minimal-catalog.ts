// Texts of the minimal estate's catalogue; see estate-builder.ts.

export const AZURE_VM_SIZES = `azureVmSizes:
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

export const VSPHERE = `vsphereVmProfiles:
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

export const WORKLOADS = `workloads:
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

export const CODECS = `codecs:
  g711:
    description: G.711
    payloadBytes: 160
    packetMilliseconds: 20
`;

export const DEVICES = `devices:
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

export const LICENCES = `licences:
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

export const PRICES = `prices:
${PRICE_ITEMS.map(
  ([id, value, unit]) => `  ${id}:
    value: ${value}
    unit: ${unit}
    date: "2026-01-01"
    assumption: invented for tests
`,
).join("")}`;
