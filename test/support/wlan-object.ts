import type { SsidSpec, WlanSpec } from "../../generated/estate";
import type { AreaSpec } from "../../generated/site";
import type { Catalog, Estate } from "../../model/estate";
import { catalog, price } from "./catalog-object";
import { estate, settings, site } from "./estate-object";

/** Settings of the WLAN with the schema's defaults. */
export function wlan(overrides: Partial<WlanSpec> = {}): WlanSpec {
  return {
    accessPoint: "indoor",
    switch: "access-24",
    transceiver: "fibre",
    ssids: {},
    radius: {
      roles: { Workplace: "staff", Telephone: "voice" },
      busiestPerThousand: 4.2,
      reconnectShare: 1,
      stormSeconds: 120,
      perVcpu: 50,
    },
    devicesPerPerson: 2.2,
    data: { activeShare: 0.6, mbps: 0.5 },
    video: { activeShare: 0.1, mbps: 3, airtimeShare: 0.07 },
    airtimeCapShare: 0.6,
    reserveShare: 0.1,
    squareMetresPerAccessPoint: { "open-plan": 120, "cell-offices": 180, dense: 90, storage: 300 },
    constructionFactor: { light: 1, brick: 0.75, concrete: 0.55 },
    patchedLinksPerAccessPoint: 1,
    sparePortShare: 0.2,
    poeFillShare: 0.8,
    trafficGrowthFactor: 1.3,
    bands: { "5-ghz": { channelMhz: 40 }, "6-ghz": { channelMhz: 80 } },
    hearingMetres: 20,
    beacon: { basicRateMbps: 12, accessPointsHeard: 3 },
    ...overrides,
  };
}

/** A network for staff as it should be. */
export function ssid(overrides: Partial<SsidSpec> = {}): SsidSpec {
  return { name: "ahorn", purpose: "staff", security: "wpa3-enterprise", owner: "IT", ...overrides };
}

/** Networks for staff, guests and devices. */
export function threeSsids(): WlanSpec["ssids"] {
  return {
    staff: ssid(),
    guests: ssid({ name: "birke", purpose: "guests", security: "owe" }),
    devices: ssid({
      name: "cedar",
      purpose: "devices",
      security: "wpa3-personal",
      passphrase: { secret: "wlan-devices", length: 24 },
    }),
  };
}

/** An area with 900 m² of cell offices behind brick walls. */
export function area(overrides: Partial<AreaSpec> = {}): AreaSpec {
  return {
    squareMetres: 900,
    use: "cell-offices",
    construction: "brick",
    visitors: 0,
    fixedDevices: 0,
    distributor: "cellar",
    linkMetres: 60,
    ...overrides,
  };
}

/** The catalogue of `catalog-object.ts` with an access point, two switches and a transceiver. */
export function wlanCatalog(): Catalog {
  const radio = { poe: "at" as const, clients: 60, mbps: 420, price: "device" };
  const access = { description: "Switch", poe: "at" as const, uplinks: 2, watts: 40, price: "device" };
  return catalog({
    accessPoints: {
      indoor: { ...radio, description: "Indoor", watts: 18, bands: ["2.4-ghz", "5-ghz", "6-ghz"] },
      outdoor: { ...radio, description: "Outdoor", watts: 20, bands: ["2.4-ghz", "5-ghz"] },
    },
    switches: {
      "access-24": { ...access, ports: 24, poeBudgetWatts: 720 },
      "access-48": { ...access, ports: 48, poeBudgetWatts: 370 },
    },
    transceivers: { fibre: { description: "Transceiver", price: "device" } },
    prices: { ...catalog().prices, "network-drop": price(350, "EUR") },
  });
}

/** The town hall of `estate-object.ts` with areas that are cabled from the cellar and the attic. */
export function wlanSite(
  areas: Readonly<Record<string, AreaSpec>>,
  overrides: Parameters<typeof site>[0] = {},
): Estate["sites"][number] {
  return site({
    areas,
    distributors: { cellar: { location: "cellar" }, attic: { location: "attic" } },
    ...overrides,
  });
}

/** The estate of `estate-object.ts` with WLAN: 100 people of whom 80 are on site at the peak. */
export function wlanEstate(
  areas: Readonly<Record<string, AreaSpec>>,
  spec: Partial<WlanSpec> = {},
  overrides: Partial<Estate> = {},
): Estate {
  return estate({
    settings: settings({ wlan: wlan(spec) }),
    sites: [wlanSite(areas)],
    catalog: wlanCatalog(),
    ...overrides,
  });
}
