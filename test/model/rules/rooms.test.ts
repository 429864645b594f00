import type { Diagnostic } from "../../../model/diagnostic";
import { edited, minimalEstate, withEstate, type EstateFiles } from "../../support/estate-builder";
import { ROOM, ROOM_CATALOG } from "../../support/room-catalog";
import { checkFolder } from "../../support/rule-examples/checks-page";

const SITE = "sites/town-hall.yaml";
const GROUP = "user-groups/case-work.yaml";

/** The minimal estate with a room, and with changes of its text. */
function withRoom(...changes: readonly (readonly [from: string, to: string])[]): EstateFiles {
  const minimal = minimalEstate();
  const files: EstateFiles = {
    ...minimal,
    "catalog/rooms.yaml": ROOM_CATALOG,
    "estate.yaml": `${String(minimal["estate.yaml"])}conferencing:\n  roomShare: 0.5\n`,
    [SITE]: String(minimal[SITE]) + ROOM,
  };
  return changes.reduce((all, [from, to]) => edited(all, SITE, from, to), files);
}

async function diagnose(files: EstateFiles): Promise<readonly Diagnostic[]> {
  return (await withEstate(files, checkFolder)).diagnostics;
}

async function rules(files: EstateFiles): Promise<readonly string[]> {
  return (await diagnose(files)).map(({ rule }) => rule);
}

describe("a room", () => {
  test.each([
    ["no larger than its class needs", "widthMetres: 3.5", "widthMetres: 1.8", []],
    ["a little smaller", "widthMetres: 3.5", "widthMetres: 1.7", ["room/size"]],
    ["with one seat too many", "seats: 6", "seats: 7", ["room/seats"]],
    ["with a seat in the farthest corner", "farthestSeatMetres: 4", "farthestSeatMetres: 5.7", []],
    [
      "with a seat behind the wall",
      "farthestSeatMetres: 4",
      "farthestSeatMetres: 5.8",
      ["room/seat-distance"],
    ],
    [
      "whose nearest seat is the farthest",
      "nearestSeatMetres: 1.2",
      "nearestSeatMetres: 4.1",
      ["room/seat-distance"],
    ],
    [
      "with an unknown hearing support",
      "seats: 6",
      "seats: 6\n    hearingSupport: loop",
      ["ref/unknown-room-device"],
    ],
  ] as const)("%s", async (_, from, to, expected) => {
    expect(await rules(withRoom([from, to]))).toEqual(expected);
  });

  test("both too small and too full is told so twice, with the classes that fit", async () => {
    const files = withRoom(["widthMetres: 3.5", "widthMetres: 1.5"], ["seats: 6", "seats: 9"]);
    const found = await diagnose(files);
    expect(found.map(({ rule }) => rule)).toEqual(["room/size", "room/seats"]);
    expect(found.map(({ hint }) => hint)).toEqual(
      Array(2).fill("no class fits room and seats: put fewer seats into it, or take another room"),
    );
  });

  test("is pointed to a class that fits", async () => {
    const hall = ROOM_CATALOG.replace(
      "conferenceServers:\n",
      ROOM_CATALOG.slice(ROOM_CATALOG.indexOf("  small:\n"), ROOM_CATALOG.indexOf("conferenceServers:\n"))
        .replace("  small:", "  hall:")
        .replace("maximumSeats: 6", "maximumSeats: 60") + "conferenceServers:\n",
    );
    const [finding] = await diagnose({ ...withRoom(["seats: 6", "seats: 9"]), "catalog/rooms.yaml": hall });
    expect(finding).toMatchObject({ rule: "room/seats", hint: 'classes that fit room and seats: "hall"' });
  });
});

describe("a user group that confers in the cloud", () => {
  test.each([
    ["normal", "", []],
    ["high", "", ["conferencing/cloud-protection"]],
    ["very-high", "", ["conferencing/cloud-protection"]],
    ["very-high", "\n  reason: The court offers nothing else.", []],
  ])("with class %s%s", async (protectionClass, reason, expected) => {
    const text = `protectionClass: ${protectionClass}\nconferencing:\n  service: cloud${reason}\n`;
    const files = edited(minimalEstate(), GROUP, "protectionClass: high\n", text);
    const found = (await rules(files)).filter((rule) => rule.startsWith("conferencing/"));
    expect(found).toEqual(expected);
  });
});
