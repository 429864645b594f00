import type { Estate } from "../../model/estate";
import { groupBy, type Group } from "../../model/group-by";
import { HOURS_PER_YEAR } from "../cost/energy";
import { itemPriceInput, priceInput } from "../cost/price-book";
import type { Figure, FigureInput } from "../figure";
import { fromCatalog, fromConstant, fromFigure } from "../figure-input";
import { roundTo } from "../rounding";
import type { WlanItem, WlanSection } from "./wlan-plan";

/** Pieces of an entry of the catalogue. */
export interface ItemPart {
  readonly section: WlanSection;
  readonly id: string;
  /** How many, as factors: their product is the number of pieces. */
  readonly factors: readonly FigureInput[];
}

const SECTIONS: readonly WlanSection[] = ["accessPoints", "switches", "transceivers"];

/**
 * Bill of materials: the parts by entry of the catalogue.
 *
 * @param owner - first parts of the figures' subjects, `site/<id>`
 * @returns entries with a count above 0, by section and id
 */
export function wlanItems(owner: string, parts: readonly ItemPart[]): readonly WlanItem[] {
  return [...groupBy(parts, ({ section, id }) => `${SECTIONS.indexOf(section)}/${id}`)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, group]) => {
      const [{ section, id }] = group;
      const count = countFigure(`${owner}/${section}-${id}`, group);
      return count.value === 0 ? [] : [{ section, id, count }];
    });
}

function countFigure(subject: string, group: Group<ItemPart>): Figure {
  const product = group[0].factors.map(({ name }) => name).join(" × ");
  return {
    subject,
    value: group.reduce(
      (sum, { factors }) => sum + factors.reduce((pieces, { value }) => pieces * value, 1),
      0,
    ),
    unit: "pieces",
    formula: `sum(${product})`,
    inputs: group.flatMap(({ factors }) => factors),
  };
}

/** What items and cabling cost at today's prices, as if bought at once. */
export function wlanCost(
  owner: string,
  { catalog }: Estate,
  items: readonly WlanItem[],
  drops: Figure,
): Figure {
  const drop = itemPriceInput(catalog, "networkDrop");
  const parts = items.map(({ section, id, count }) => ({
    count,
    price: priceInput(catalog, catalog[section][id]?.price ?? ""),
  }));
  return {
    subject: `${owner}/wlanCostEur`,
    value: roundTo(
      parts.reduce((sum, { count, price }) => sum + count.value * price.value, drops.value * drop.value),
      2,
    ),
    unit: "EUR",
    formula: `sum(count × price) + drops × ${drop.name}`,
    inputs: [
      ...parts.flatMap(({ count, price }) => [fromFigure("count", count), price]),
      fromFigure("drops", drops),
      drop,
    ],
  };
}

/** Energy of access points and switches, which are never switched off. */
export function wlanEnergy(owner: string, { catalog }: Estate, items: readonly WlanItem[]): Figure {
  const parts = items.flatMap(({ section, id, count }) => {
    const watts = section === "transceivers" ? undefined : catalog[section][id]?.watts;
    return section === "transceivers" || watts === undefined
      ? []
      : [{ count, watts: fromCatalog(catalog, section, id, "watts", watts, "W") }];
  });
  return {
    subject: `${owner}/wlanEnergyKwhPerYear`,
    value: roundTo(
      (parts.reduce((sum, { count, watts }) => sum + count.value * watts.value, 0) * HOURS_PER_YEAR.value) /
        1000,
      1,
    ),
    unit: "kWh/year",
    formula: "sum(count × watts) × HOURS_PER_YEAR ÷ 1000",
    inputs: [
      ...parts.flatMap(({ count, watts }) => [fromFigure("count", count), watts]),
      fromConstant(HOURS_PER_YEAR),
    ],
  };
}
