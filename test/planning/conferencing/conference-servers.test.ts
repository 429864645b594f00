import fc from "fast-check";
import type { ConferenceServer } from "../../../generated/catalog";
import { serverCount } from "../../../planning/conferencing/conference-servers";

const MEDIA: ConferenceServer["capacity"] = { participants: 150, streams: 800, mbps: 700 };

describe("servers of a role", () => {
  test.each([
    ["participants end it", { participants: 200, streams: 960, mbps: 660 }, 3, "participants"],
    ["streams end it", { participants: 100, streams: 2000, mbps: 330 }, 4, "streams"],
    ["the network card ends it", { participants: 250, streams: 1150, mbps: 1299 }, 3, "mbps"],
    ["exactly full", { participants: 150 }, 2, "participants"],
    ["one more", { participants: 151 }, 3, "participants"],
  ] as const)("%s", (_, demand, servers, boundBy) => {
    expect(serverCount(demand, MEDIA)).toEqual({ servers, boundBy });
  });

  test("none without demand", () => {
    expect(serverCount({ participants: 0, streams: 0 }, MEDIA)).toEqual({ servers: 0 });
  });

  test("never fewer with more demand, and the others carry all of it when one fails", () => {
    const amount = fc.nat(100_000);
    const demand = fc.record({ participants: amount, streams: amount, mbps: amount });
    fc.assert(
      fc.property(demand, amount, (less, extra) => {
        const more = { ...less, participants: less.participants + extra };
        const { servers } = serverCount(more, MEDIA);
        expect(servers).toBeGreaterThanOrEqual(serverCount(less, MEDIA).servers);
        expect((servers - 1) * 150).toBeGreaterThanOrEqual(servers === 0 ? -150 : more.participants);
      }),
    );
  });
});
