import type { Catalog, Estate } from "../model/estate";
import { PRICE_ITEMS } from "../planning/cost/price-item";
import { roundTo } from "../planning/rounding";
import type { Plan, SitePlan } from "../planning/plan";
import { numberCell, spreadsheetCsv } from "./formats/spreadsheet-csv";
import { textCell } from "./inventory/cell-text";

/** Sections of the catalogue that are bought once, as people call their entries. */
const PARTS = {
  accessPoints: "access point",
  switches: "switch",
  transceivers: "transceiver",
  roomDevices: "room device",
  devices: "device",
} as const satisfies Partial<Record<keyof Catalog, string>>;

type BoughtSection = keyof typeof PARTS;

const HEADINGS = [
  "site",
  "name",
  "state",
  "wave",
  "part",
  "item",
  "description",
  "pieces",
  "EUR each",
  "EUR",
  "basis of the price",
];

/** What it is, and how many of it. */
interface Line {
  readonly part: string;
  readonly item: string;
  readonly description: string;
  readonly pieces: number;
  /** Item of the price book. */
  readonly price: string;
}

/**
 * Bill of materials: everything that is bought once, by building, with its roll-out wave; what follows people stands below without a building.
 * The last column but one adds up to the plan's one-off cost.
 */
export function billOfMaterialsCsv({ catalog, sites }: Estate, plan: Plan): string {
  const waves = new Map(plan.rollout?.sites.map(({ id, wave }) => [id, wave]));
  const places = new Map(
    sites.map(({ id, name, state }) => [id, [id, textCell(name), state, waves.get(id) ?? ""]]),
  );
  const bySite = plan.sites.flatMap((site) =>
    siteLines(catalog, site).map((line) => row(catalog, places.get(site.id) ?? [site.id, "", "", ""], line)),
  );
  const byPeople = plan.devices.map(({ id, count }) =>
    row(catalog, ["", "", "", ""], lineOf(catalog, "devices", id, count.value)),
  );
  return spreadsheetCsv([HEADINGS, ...bySite, ...byPeople]);
}

function siteLines(catalog: Catalog, { wlan, rooms }: SitePlan): readonly Line[] {
  return [
    ...(wlan?.items ?? []).map(({ section, id, count }) => lineOf(catalog, section, id, count.value)),
    ...(wlan === undefined || wlan.drops.value === 0 ? [] : [drops(wlan.drops.value)]),
    ...(rooms?.devices ?? []).map(({ id, pieces }) => lineOf(catalog, "roomDevices", id, pieces)),
  ];
}

function lineOf(catalog: Catalog, section: BoughtSection, item: string, pieces: number): Line {
  const { description = "", price = "" } = catalog[section][item] ?? {};
  return { part: PARTS[section], item, description, pieces, price };
}

function drops(pieces: number): Line {
  const { id } = PRICE_ITEMS.networkDrop;
  return {
    part: "cabling",
    item: id,
    description: "Cable from a distributor to an outlet",
    pieces,
    price: id,
  };
}

function row(catalog: Catalog, place: readonly string[], line: Line): readonly string[] {
  const { part, item, description, pieces, price: priceId } = line;
  const price = catalog.prices[priceId];
  const each = price?.value ?? 0;
  return [
    ...place,
    part,
    item,
    textCell(description),
    numberCell(pieces),
    numberCell(each),
    numberCell(roundTo(pieces * each, 2)),
    textCell(price?.source ?? `assumption: ${price?.assumption ?? ""}`),
  ];
}
