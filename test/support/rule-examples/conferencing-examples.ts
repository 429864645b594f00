import { ESTATE, TOWN_HALL } from "../minimal-estate";
import { ROOM, ROOM_CATALOG } from "../room-catalog";
import type { RuleExample } from "./rule-example";

const SITE = "sites/town-hall.yaml";
const GROUP = "user-groups/case-work.yaml";
const CATALOG = "catalog/rooms.yaml";
const SECTION = "conferencing:\n  roomShare: 0.5\n";
const PRICE_BOOK = "priceBook: test-2026\n";
const STATE = "state: active\n";
const DANGLING = "A reference that leads nowhere is mostly a typing error.";

/** A room in an estate with conferences. */
function room(rule: RuleExample["rule"], why: string, from: string, to: string): RuleExample {
  return {
    rule,
    why,
    file: SITE,
    replaces: STATE,
    bad: STATE + changed(ROOM, from, to),
    good: STATE + ROOM,
    also: { [CATALOG]: ROOM_CATALOG, "estate.yaml": ESTATE + SECTION },
  };
}

function changed(text: string, from: string, to: string): string {
  if (!text.includes(from)) throw new Error(`the example does not contain ${JSON.stringify(from)}`);
  return text.replace(from, to);
}

/** Three rooms, and two distributors that cable them. */
function cabled(rooms: string): string {
  const meeting = changed(ROOM, "seats: 6", `count: 3\n    distributors: ${rooms}\n    seats: 6`);
  return `${meeting}distributors:\n  cellar:\n    location: cellar\n  attic:\n    location: attic\n`;
}

export const CONFERENCING_EXAMPLES: readonly RuleExample[] = [
  room("ref/unknown-room-class", DANGLING, "class: small", "class: smal"),
  room(
    "ref/unknown-room-device",
    DANGLING,
    "    seats: 6\n",
    "    seats: 6\n    extraDevices:\n      touch-pannel: 1\n",
  ),
  room(
    "room/size",
    "A kit in a room that is too small puts people nose to nose with their colleagues on the wall.",
    "widthMetres: 3.5",
    "widthMetres: 1.5",
  ),
  room("room/seats", "Whoever sits beyond the reach of microphones is not heard.", "seats: 6", "seats: 9"),
  room(
    "room/seat-distance",
    "The size of the display follows from the seats.",
    "farthestSeatMetres: 4",
    "farthestSeatMetres: 6",
  ),
  {
    rule: "room/distributor-count",
    why: "A room that no distributor cables has no network, and one that two of them cable has too many switches.",
    file: SITE,
    replaces: STATE,
    bad: STATE + cabled("{ cellar: 1, attic: 1 }"),
    good: STATE + cabled("{ cellar: 1, attic: 2 }"),
    also: { [CATALOG]: ROOM_CATALOG, "estate.yaml": ESTATE + SECTION },
  },
  {
    rule: "conferencing/cloud-protection",
    why: "What is said in a conference needs the same protection as the files it is about.",
    file: GROUP,
    replaces: "protectionClass: high\n",
    bad: "protectionClass: high\nconferencing:\n  service: cloud\n",
    good: "protectionClass: high\nconferencing:\n  service: cloud\n  reason: Hearings with a court that offers nothing else.\n",
  },
  {
    rule: "conferencing/section",
    why: "Bandwidth and servers follow from how much rooms are used.",
    file: SITE,
    replaces: STATE,
    bad: STATE + ROOM,
    good: STATE,
    also: { [CATALOG]: ROOM_CATALOG },
  },
  {
    rule: "conferencing/linux-template",
    why: "Conference servers are cloned from a template.",
    file: "estate.yaml",
    replaces: PRICE_BOOK,
    bad: `${PRICE_BOOK}conferencing:\n  domain: conference.musterstadt.example\n`,
    good: PRICE_BOOK + SECTION,
    also: { [CATALOG]: ROOM_CATALOG },
  },
  {
    rule: "catalog/room-capability",
    why: "A kit without a camera shows nobody.",
    file: CATALOG,
    replaces: "    camera: bar\n",
    bad: "    camera: touch-panel\n",
    good: "    camera: bar\n",
    also: { [CATALOG]: ROOM_CATALOG, "estate.yaml": ESTATE + SECTION, [SITE]: TOWN_HALL + ROOM },
  },
];
