import type { Finding } from "../../model/diagnostic";
import type { Catalog, Estate } from "../../model/estate";
import type { FigureInput } from "../figure";
import { catalogFile, ESTATE_FILE, fromYaml, type CatalogSection } from "../figure-input";
import { errorAt } from "../finding-at";
import { PRICE_ITEMS, type PriceItem } from "./price-item";

/** Sections of the catalogue whose entries name a price, with the unit it must have. */
const PRICED_SECTIONS = {
  azureVmSizes: "EUR/hour",
  vsphereHosts: "EUR",
  devices: "EUR",
  roomDevices: "EUR",
  accessPoints: "EUR",
  switches: "EUR",
  transceivers: "EUR",
  licences: "EUR/month",
} as const satisfies Partial<Record<CatalogSection, string>>;

const PLATFORM_ITEMS: Readonly<Record<"azure" | "vsphere", readonly PriceItem[]>> = {
  azure: ["azureSystemDisk", "azureFiles", "azurePrivateEndpoint", "azureLogs"],
  vsphere: ["sanStorage", "serverOperation"],
};

/**
 * A price as an input of a figure. A price that the book lacks counts as 0; `priceFindings` reports it as an error.
 *
 * @param id - item of the price book
 */
export function priceInput(catalog: Catalog, id: string): FigureInput {
  const price = catalog.prices[id];
  const file = catalogFile(catalog, "prices", id);
  return fromYaml(id, price?.value ?? 0, price?.unit ?? "EUR", file, "prices", id, "value");
}

/** Price of an item that no catalogue entry names. */
export function itemPriceInput(catalog: Catalog, item: PriceItem): FigureInput {
  return priceInput(catalog, PRICE_ITEMS[item].id);
}

/**
 * Newest day on which a price was looked up: planning's "today", so that the same files always give the same plan.
 *
 * @returns ISO date; undefined for an empty price book
 */
export function newestPriceDate(catalog: Catalog): string | undefined {
  return Object.values(catalog.prices).reduce<string | undefined>(
    (newest, { date }) => (newest === undefined || date > newest ? date : newest),
    undefined,
  );
}

/** Prices that are missing or have another unit than their use needs. */
export function priceFindings(estate: Estate): readonly Finding[] {
  const { catalog, settings } = estate;
  const items: PriceItem[] = ["electricity"];
  if (settings.platforms.azure !== undefined) items.push(...PLATFORM_ITEMS.azure);
  if (settings.platforms.vsphere !== undefined) items.push(...PLATFORM_ITEMS.vsphere);
  if (settings.wlan !== undefined) items.push("networkDrop");
  return [
    ...items.flatMap((item) =>
      checkPrice(catalog, PRICE_ITEMS[item].id, PRICE_ITEMS[item].unit, ESTATE_FILE, ["priceBook"]),
    ),
    ...Object.entries(PRICED_SECTIONS).flatMap(([section, unit]) =>
      Object.entries(catalog[section as keyof typeof PRICED_SECTIONS]).flatMap(([id, { price }]) =>
        checkPrice(catalog, price, unit, catalogFile(catalog, section as CatalogSection, id), [
          section,
          id,
          "price",
        ]),
      ),
    ),
  ];
}

function checkPrice(
  catalog: Catalog,
  id: string,
  unit: string,
  file: string,
  keys: readonly string[],
): Finding[] {
  const price = catalog.prices[id];
  if (price === undefined) {
    return [
      errorAt({
        rule: "price/missing",
        file,
        keys,
        message: `price "${id}" is not in the price book`,
        hint: `add "${id}" with a value in ${unit} to the price book`,
      }),
    ];
  }
  if (price.unit === unit) return [];
  return [
    errorAt({
      rule: "price/unit",
      file: catalogFile(catalog, "prices", id),
      keys: ["prices", id, "unit"],
      message: `price "${id}" is in ${price.unit}; its use needs ${unit}`,
      hint: `convert the value and write unit: ${unit}`,
    }),
  ];
}
