import { PRICES } from "../minimal-catalog";
import { ESTATE, TOWN_HALL } from "../minimal-estate";
import { ROOM, ROOM_CATALOG } from "../room-catalog";
import type { RuleExample } from "./rule-example";

const SITE = "sites/town-hall.yaml";
const PRICE_BOOK = "priceBook: test-2026\n";

const CATALOG = `accessPoints:
  indoor:
    description: Access point
    poe: at
    watts: 18
    clients: 60
    mbps: 400
    price: headset
  powerful:
    description: Access point with a radio more
    poe: bt-type-3
    watts: 30
    clients: 60
    mbps: 400
    price: headset
switches:
  access-24:
    description: Switch
    ports: 24
    poe: at
    poeBudgetWatts: 370
    uplinks: 2
    watts: 40
    price: headset
transceivers:
  fibre:
    description: Transceiver
    price: headset
`;

const DROP = `  network-drop:
    value: 350
    unit: EUR
    date: "2026-01-01"
    assumption: invented for tests
`;

/** The section of estate.yaml with the smallest WLAN. */
export const wlanSection = (
  accessPoint = "indoor",
  networkSwitch = "access-24",
  transceiver = "fibre",
): string =>
  `wlan:\n  accessPoint: ${accessPoint}\n  switch: ${networkSwitch}\n  transceiver: ${transceiver}\n`;

const catalog = { "catalog/wlan.yaml": CATALOG, "catalog/prices/test-2026.yaml": PRICES + DROP };

/** An area with further lines, or with other ones. */
const area = (id: string, lines: string, distributor = "cellar", linkMetres = 60): string =>
  `  ${id}:\n${lines}    use: cell-offices\n    construction: brick\n    distributor: ${distributor}\n    linkMetres: ${linkMetres}\n`;

const FLOOR = "    squareMetres: 2400\n";
const CELLAR = "distributors:\n  cellar:\n    location: cellar\n";
const ATTIC = "  attic:\n    location: attic\n";
const AREAS = `areas:\n${area("offices", FLOOR)}${CELLAR}`;

/** A building with areas, and what its WLAN is made of. */
export const WLAN_BUILDING = { [SITE]: TOWN_HALL + AREAS, ...catalog };

/** A change of the section in estate.yaml. */
function settings(rule: RuleExample["rule"], why: string, bad: string): RuleExample {
  return {
    rule,
    why,
    file: "estate.yaml",
    replaces: PRICE_BOOK,
    bad: PRICE_BOOK + bad,
    good: PRICE_BOOK + wlanSection(),
    also: WLAN_BUILDING,
  };
}

/** A change of the building's areas in an estate with WLAN. */
function building(rule: RuleExample["rule"], why: string, bad: string, good = AREAS): RuleExample {
  const replaces = "state: active\n";
  const also = { "estate.yaml": ESTATE + wlanSection(), ...catalog };
  return { rule, why, file: SITE, replaces, bad: replaces + bad, good: replaces + good, also };
}

const REFERENCE = "A reference that leads nowhere is mostly a typing error.";

export const WLAN_EXAMPLES: readonly RuleExample[] = [
  building(
    "ref/unknown-distributor",
    "Cables need an end, and switches a place.",
    `areas:\n${area("offices", FLOOR, "celar")}${CELLAR}`,
  ),
  settings("ref/unknown-access-point", REFERENCE, wlanSection("indor")),
  settings("ref/unknown-switch", REFERENCE, wlanSection("indoor", "access-42")),
  settings("ref/unknown-transceiver", REFERENCE, wlanSection("indoor", "access-24", "fiber")),
  building(
    "wlan/area-size",
    "Without floor area nobody can tell how many access points an area needs; a survey can.",
    `areas:\n${area("offices", "")}${CELLAR}`,
    `areas:\n${area("offices", "    surveyedAccessPoints: 14\n")}${CELLAR}`,
  ),
  building(
    "wlan/link-length",
    "Beyond 90 m a copper cable carries neither the promised bandwidth nor the power (ISO/IEC 11801); where the cord to an access point is up to 13 m long, 80 m are left for the cable in the wall (TIA TSB-162).",
    `areas:\n${area("offices", FLOOR, "cellar", 96)}${CELLAR}`,
  ),
  building(
    "wlan/people-share",
    "People who are in no area would have no access point.",
    `areas:\n${area("counters", `${FLOOR}    peopleShare: 0.2\n`)}${area("offices", `${FLOOR}    peopleShare: 0.7\n`)}${CELLAR}`,
    `areas:\n${area("counters", `${FLOOR}    peopleShare: 0.2\n`)}${area("offices", FLOOR)}${CELLAR}`,
  ),
  building(
    "wlan/desk-space",
    "Mostly a digit is missing, or an area.",
    `areas:\n${area("offices", "    squareMetres: 240\n")}${CELLAR}`,
  ),
  building(
    "wlan/poe-class",
    "An access point with too little power switches radios off, or does not start.",
    `areas:\n${area("offices", `${FLOOR}    accessPoint: powerful\n`)}${CELLAR}`,
  ),
  {
    rule: "room/no-distributor",
    why: "Ports, power and cables of a room belong to a distributor. With one there is nothing to choose.",
    file: SITE,
    replaces: "state: active\n",
    bad: `state: active\n${AREAS}${ATTIC}${ROOM}`,
    good: `state: active\n${AREAS}${ATTIC}${ROOM}    distributors: { attic: 1 }\n`,
    also: {
      "estate.yaml": `${ESTATE}${wlanSection()}conferencing:\n  roomShare: 0.5\n`,
      "catalog/rooms.yaml": ROOM_CATALOG,
      ...catalog,
    },
  },
  {
    rule: "wlan/section",
    why: "Areas are described for the WLAN; without the section nothing is planned from them.",
    file: "estate.yaml",
    replaces: PRICE_BOOK,
    bad: PRICE_BOOK,
    good: PRICE_BOOK + wlanSection(),
    also: WLAN_BUILDING,
  },
  building("wlan/no-areas", "S1 wants WLAN in all buildings.", ""),
];
