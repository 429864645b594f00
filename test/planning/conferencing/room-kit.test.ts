import type { RoomSpec } from "../../../generated/site";
import { roomKit } from "../../../planning/conferencing/room-kit";
import type { RoomKitPlan } from "../../../planning/conferencing/room-plan";
import { conferenceEstate, room } from "../../support/room-object";

function kit(overrides: Partial<RoomSpec> = {}): RoomKitPlan | undefined {
  const spec = room(overrides);
  const estate = conferenceEstate({ meeting: spec });
  const roomClass = estate.catalog.roomClasses[spec.class]!;
  return roomKit(estate, { site: estate.sites[0]!, id: "meeting", room: spec, roomClass });
}

const HALL = { class: "hall", seats: 80, lengthMetres: 18, widthMetres: 14, farthestSeatMetres: 12 } as const;

test("a small room has one display, one bar and a panel", () => {
  expect(kit()?.devices).toEqual([
    { id: "bar", pieces: 1 },
    { id: "display-55", pieces: 1 },
    { id: "touch-panel", pieces: 1 },
  ]);
});

test("ports are those of devices and spare ones, PoE and cost those of all pieces", () => {
  const small = kit();
  expect(small?.ports.value).toBe(1 + 1 + 1);
  expect(small?.poeWatts.value).toBe(30 + 15.4);
  expect(small?.costEur.value).toBe(300);
  const hall = kit(HALL);
  expect(hall?.ports.value).toBe(1 + 3 + 2 + 1 + 6);
  expect(hall?.poeWatts.value).toBe(3 * 30 + 2 * 15.4);
});

test("the council hall has a live stream, three cameras and receivers for one seat in twenty", () => {
  const pieces = new Map(kit(HALL)?.devices.map((device) => [device.id, device.pieces]));
  expect(pieces.get("streaming-encoder")).toBe(1);
  expect(pieces.get("ptz-camera")).toBe(3);
  expect(pieces.get("display-165")).toBe(1);
  expect(pieces.get("loop")).toBe(1);
  expect(pieces.get("receiver")).toBe(4);
});

test("a room may have hearing support that its class has not, and further devices", () => {
  const devices = kit({
    hearingSupport: "loop",
    extraDevices: { "streaming-encoder": 2, "touch-panel": 1 },
  })?.devices;
  expect(devices).toEqual(
    expect.arrayContaining([
      { id: "loop", pieces: 1 },
      { id: "receiver", pieces: 1 },
      { id: "streaming-encoder", pieces: 2 },
      { id: "touch-panel", pieces: 2 },
    ]),
  );
});

test.each([
  ["basic", 4, "display-55"],
  ["basic", 4.2, "display-75"],
  ["passive", 5, "display-55"],
  ["analytical", 4, "display-165"],
] as const)("%s use with the farthest seat at %d m takes %s", (use, farthestSeatMetres, display) => {
  expect(kit({ use, farthestSeatMetres })?.display).toBe(display);
});

test("fails to find a display for a seat that is too far away", () => {
  expect(kit({ farthestSeatMetres: 20 })).toBeUndefined();
});

test("a camera that does not reach the farthest seat gets a second one, with microphones of its own", () => {
  const long = kit({ farthestSeatMetres: 6, seats: 12, lengthMetres: 7 });
  expect([long?.cameras.value, long?.microphones.value]).toEqual([2, 2]);
  expect(long?.devices).toContainEqual({ id: "bar", pieces: 2 });
});

test("figures name their room", () => {
  expect(kit()?.ports.subject).toBe("room/town-hall/meeting/ports");
  expect(kit()?.costEur.formula).toBe("1 × bar device + 1 × display-55 device + 1 × touch-panel device");
});
