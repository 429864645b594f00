import type { RolloutSpec } from "../../generated/estate";
import type { SiteRolloutSpec } from "../../generated/site";
import type { Estate, Site } from "../../model/estate";
import { settings } from "./estate-object";
import { area, wlan, wlanEstate, wlanSite } from "./wlan-object";

/** Settings of the roll-out with the schema's defaults; ten buildings a year from 4 January 2027 on. */
export function rollout(overrides: Partial<RolloutSpec> = {}): RolloutSpec {
  return {
    start: "2027-01-04",
    sitesPerYear: 10,
    freezes: [],
    crews: { survey: 1, fibre: 2, cabling: 2, power: 1, accessPoints: 1, validation: 1, rooms: 1 },
    work: {
      surveyWeeks: 1,
      fibreWeeks: 4,
      dropsPerWeek: 60,
      powerWeeks: 1,
      accessPointsPerWeek: 60,
      validationWeeks: 1,
      roomsPerWeek: 3,
      handoverWeeks: 1,
    },
    ...overrides,
  };
}

/** A planned building with eight access points; it takes ten weeks and 6,900 EUR. */
export function plannedSite(
  id: string,
  overrides: Partial<SiteRolloutSpec> = {},
  state: Site["state"] = "planned",
): Site {
  const own = { priority: 3, done: [], permits: {}, ...overrides };
  return wlanSite({ offices: area() }, { id, state, rollout: own });
}

/** The estate of `wlan-object.ts` with planned buildings and a roll-out. */
export function rolloutEstate(sites: readonly Site[], spec: Partial<RolloutSpec> = {}): Estate {
  return wlanEstate(
    {},
    {},
    { settings: settings({ wlan: wlan(), rollout: rollout(spec) }), sites, userGroups: [] },
  );
}
