import { explainFigure, listFigures } from "../../../planning/explain";
import type { Plan } from "../../../planning/plan";
import { settings } from "../../support/estate-object";
import { planned } from "../../support/planned-estate";
import { conferencing, room, roomCatalog } from "../../support/room-object";
import { phoneSite, telephony } from "../../support/telephony-object";
import { area, wlan, wlanCatalog, wlanEstate, wlanSite } from "../../support/wlan-object";

const BUILDING = wlanSite({ offices: area(), hall: area({ peopleShare: 0.2, distributor: "attic" }) });

/** A building with everything that this project plans for one. */
function everything(): Plan {
  const { telephone, address } = phoneSite();
  const { roomDevices, roomClasses, conferenceServers } = roomCatalog();
  return planned(
    wlanEstate(
      {},
      {},
      {
        settings: settings({ wlan: wlan(), telephony: telephony(), conferencing: conferencing() }),
        sites: [
          { ...BUILDING, address, ...(telephone && { telephone }), rooms: { meeting: room({ count: 3 }) } },
        ],
        catalog: { ...wlanCatalog(), roomDevices, roomClasses, conferenceServers },
      },
    ),
  );
}

test("voice and conferences in rooms come on top of what people do at their desks", () => {
  const plain = planned(wlanEstate({}, {}, { sites: [BUILDING] })).sites[0]!.wlan!.linkMbps;
  const plan = everything();
  const { linkMbps } = plan.sites[0]!.wlan!;
  const voice = plan.telephony!.sites[0]!.voiceMbps.value;
  const rooms = plan.sites[0]!.rooms!.videoMbps.value;
  expect([voice > 0, rooms > 0]).toEqual([true, true]);
  expect(linkMbps.value).toBeCloseTo(plain.value + voice + rooms, 3);
  expect(linkMbps.formula).toMatch(/^displayMbps \+ voiceMbps \+ roomVideoMbps \+ \(peakPeopleOnSite/);
});

test("every figure of the WLAN can be explained down to files and constants", () => {
  const plan = everything();
  const subjects = listFigures(plan)
    .map(({ subject }) => subject)
    .filter(
      (subject) =>
        /^(area|distributor)\//.test(subject) || /wlan|accessPoints|drops|link|beacon/.test(subject),
    );
  expect(subjects).toEqual(
    expect.arrayContaining([
      "area/town-hall/hall/accessPointsForCoverage",
      "city/beaconAirtimeShare",
      "city/wlanCostEur",
      "distributor/town-hall/attic/switches",
      "site/town-hall/accessPoints-indoor",
      "site/town-hall/linkShare",
    ]),
  );
  for (const subject of subjects) expect(explainFigure(plan, subject)!.inputs.length).toBeGreaterThan(0);
});
