import type { Catalog } from "../../model/estate";

/** A catalogue with two sizes for each use and a price for everything. */
export function catalog(overrides: Partial<Catalog> = {}): Catalog {
  const workload = (usersPerVcpu: number, memoryGiBPerUser: number, personalVcpu: number) => ({
    description: "Work",
    usersPerVcpu,
    memoryGiBPerUser,
    profileGiB: 30,
    personalVcpu,
    personalMemoryGiB: personalVcpu * 4,
    displayKbps: 1000,
    displayActivity: "office",
  });
  return {
    azureVmSizes: {
      d4: azureVmSize("Standard_D4ads_v5", 4, 16, ["pooled", "personal"]),
      d8: azureVmSize("Standard_D8ads_v5", 8, 32, ["pooled", "personal", "remote-app"]),
      nv6: { ...azureVmSize("Standard_NV6ads_A10_v5", 6, 55, ["gpu"]), gpuMemoryGiB: 4 },
      nv12: { ...azureVmSize("Standard_NV12ads_A10_v5", 12, 110, ["gpu"]), gpuMemoryGiB: 8 },
    },
    vsphereVmProfiles: {
      rdsh: {
        vcpu: 8,
        coresPerSocket: 8,
        memoryGiB: 48,
        systemDiskGiB: 128,
        use: ["pooled", "remote-app"],
      },
      vdi: { vcpu: 4, coresPerSocket: 4, memoryGiB: 16, systemDiskGiB: 128, use: ["personal"] },
      cad: {
        vcpu: 8,
        coresPerSocket: 8,
        memoryGiB: 32,
        systemDiskGiB: 256,
        gpuMemoryGiB: 8,
        use: ["gpu"],
      },
    },
    vsphereHosts: { rack: server(), "gpu-rack": { ...server(), gpuMemoryGiB: 96 } },
    workloads: {
      light: workload(6, 0.5, 2),
      medium: workload(4, 0.5, 4),
      heavy: workload(2, 1, 8),
      power: workload(1, 3, 8),
    },
    devices: {
      "thin-client": { description: "Thin client", kind: "endpoint", watts: 10, price: "device" },
      monitor: { description: "Monitor", kind: "accessory", watts: 20, price: "device" },
      headset: { description: "Headset", kind: "accessory", watts: 1, price: "device" },
    },
    licences: {},
    roomDevices: {},
    roomClasses: {},
    conferenceServers: {},
    accessPoints: {},
    switches: {},
    transceivers: {},
    wlanControllers: {},
    codecs: { g711: { description: "G.711", payloadBytes: 160, packetMilliseconds: 20 } },
    prices: {
      vm: price(0.05, "EUR/hour"),
      server: price(24_000, "EUR"),
      device: price(100, "EUR"),
      licence: price(5, "EUR/month"),
      "azure-os-disk-128": price(18, "EUR/month"),
      "azure-files-ssd": price(0.2, "EUR/GiB/month"),
      "azure-private-endpoint": price(7, "EUR/month"),
      "azure-log-ingestion": price(2, "EUR/GB"),
      "san-storage": price(0.1, "EUR/GiB/month"),
      "server-operation": price(200, "EUR/month"),
      electricity: price(0.25, "EUR/kWh"),
    },
    files: new Map(),
    ...overrides,
  };
}

/** A VM size with the price of 0.05 EUR per hour, unless another item is named. */
export function azureVmSize(
  size: string,
  vcpu: number,
  memoryGiB: number,
  use: Catalog["azureVmSizes"][string]["use"],
  priceId = "vm",
): Catalog["azureVmSizes"][string] {
  return { size, vcpu, memoryGiB, use, price: priceId };
}

/** Two sockets with 32 cores each, 1 TiB. */
export function server(): Catalog["vsphereHosts"][string] {
  return {
    description: "Server",
    sockets: 2,
    coresPerSocket: 32,
    memoryGiB: 1024,
    idleWatts: 200,
    loadWatts: 800,
    price: "server",
  };
}

export function price(
  value: number,
  unit: Catalog["prices"][string]["unit"],
  date = "2026-11-01",
): Catalog["prices"][string] {
  return { value, unit, date, assumption: "test" };
}
