import { join } from "node:path";
import type { Estate, Scenario } from "../model/estate";
import { loadEstate } from "../model/load-estate";
import type { SiteRoomsPlan } from "../planning/conferencing/room-plan";
import { sizeConferencing, type SizedConferencing } from "../planning/conferencing/size-conferencing";

const root = join(__dirname, "..");

let estate: Estate;
let sized: SizedConferencing;

beforeAll(async () => {
  const loaded = await loadEstate({ estateDir: root, catalogDir: join(root, "catalog") });
  estate = loaded.estate!;
  sized = sizeConferencing(estate)!;
});

const rooms = (site: string): SiteRoomsPlan => sized.siteRooms.get(site)!;

describe("the meeting rooms of the Münster estate", () => {
  test("all fit their kits, and none warns", () => {
    expect(sized.findings).toEqual([]);
  });

  test("share displays, bars and wireless sharing as standard equipment (S1)", () => {
    for (const { kits } of sized.siteRooms.values()) {
      for (const { devices } of kits) {
        expect(devices.map(({ id }) => id)).toEqual(
          expect.arrayContaining(["booking-panel", "touch-panel", "wireless-presentation"]),
        );
      }
    }
  });

  test("rooms of a class have one kit in the whole city", () => {
    const kits = [...sized.siteRooms.values()].flatMap((site) => site.kits);
    const ofClass = new Map(kits.map((kit) => [kit.class, JSON.stringify(kit.devices)]));
    for (const kit of kits) expect(JSON.stringify(kit.devices)).toBe(ofClass.get(kit.class));
    expect([...ofClass.keys()].sort()).toEqual(Object.keys(estate.catalog.roomClasses).sort());
  });

  test("the council hall streams its meetings (S3) and helps people with hearing aids", () => {
    const hall = rooms("stadthaus-1").kits.find(({ id }) => id === "council-hall");
    const ids = hall?.devices.map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining(["streaming-encoder", "induction-loop", "hearing-receiver"]));
    expect(hall?.display).toBe("led-wall-165");
  });

  test("eight rooms of medium size in Stadthaus 3, as many as S5 has equipped", () => {
    expect(rooms("stadthaus-3").kits.find(({ id }) => id === "medium")?.count).toBe(8);
  });
});

describe("accessories of the Münster estate", () => {
  const has = ({ accessories, devices }: Scenario, ...ids: readonly string[]): boolean =>
    ids.some((id) => accessories.includes(id) || (devices[id] ?? 0) > 0);

  test("every softphone has a headset (S3)", () => {
    const phones = estate.scenarios.filter(({ softphone }) => softphone !== "none");
    expect(phones.length).toBeGreaterThan(5);
    expect(phones.filter((scenario) => !has(scenario, "headset")).map(({ id }) => id)).toEqual([]);
  });

  test("every desk with a camera channel has a webcam, at the monitor or in it (S3)", () => {
    const cameras = estate.scenarios.filter(({ redirection }) => redirection.camera);
    expect(cameras.length).toBeGreaterThan(5);
    expect(
      cameras.filter((scenario) => !has(scenario, "webcam", "webcam-monitor")).map(({ id }) => id),
    ).toEqual([]);
  });

  test("a mobile workplace has token, headset, mouse and keyboard, and a dock with its monitor (S5)", () => {
    const mobile = estate.scenarios.filter(({ devices }) => (devices["notebook"] ?? 0) > 0);
    expect(mobile).toHaveLength(2);
    for (const scenario of mobile) {
      for (const piece of ["token", "headset", "keyboard-mouse", "docking-station"]) {
        expect([scenario.id, piece, has(scenario, piece)]).toEqual([scenario.id, piece, true]);
      }
      expect(has(scenario, "monitor", "webcam-monitor")).toBe(true);
    }
  });
});
