import type { Site } from "../../model/estate";
import type { Plan, SitePlan } from "../../planning/plan";
import type { AreaWlan, DistributorWlan } from "../../planning/wlan/wlan-plan";

/** Section of the catalogue that describes a device. */
export type DeviceSection = "accessPoints" | "switches";

/** An access point or a switch as it stands in a building. */
export interface BuildingDevice {
  /** Unique in the city: `ap-001.offices.town-hall`. */
  readonly name: string;
  readonly section: DeviceSection;
  /** Entry of the catalogue. */
  readonly model: string;
  /** Area of an access point, distributor of a switch. */
  readonly place: string;
}

/** A patched cable between an access point and a switch. */
export interface BuildingCable {
  readonly accessPoint: BuildingDevice;
  /** Name of its port: `lan-1`. */
  readonly accessPointPort: string;
  readonly networkSwitch: BuildingDevice;
  readonly switchPort: string;
}

/** What stands in a building and how it is connected. */
export interface BuildingDevices {
  readonly site: Site;
  readonly devices: readonly BuildingDevice[];
  readonly cables: readonly BuildingCable[];
}

/** Digits of an access point's number; more where there are more. */
const DIGITS = 3;

/**
 * Devices of all buildings. Names follow from ids and numbers alone: nothing that is added elsewhere renames anything.
 *
 * @param linksPerAccessPoint - patched links of an access point
 */
export function buildingDevices(
  sites: readonly Site[],
  plan: Plan,
  linksPerAccessPoint: number,
): readonly BuildingDevices[] {
  const plans = new Map(plan.sites.map((site) => [site.id, site]));
  return sites.flatMap((site) => {
    const own = plans.get(site.id)?.wlan;
    return own === undefined ? [] : [{ site, ...devicesOf(site, own, linksPerAccessPoint) }];
  });
}

function devicesOf(
  site: Site,
  { areas, distributors }: NonNullable<SitePlan["wlan"]>,
  linksPerAccessPoint: number,
): Omit<BuildingDevices, "site"> {
  const byDistributor = distributors.map((distributor) => ({
    switches: switchesOf(site, distributor),
    accessPoints: areas
      .filter((area) => area.distributor === distributor.id)
      .flatMap((area) => accessPointsOf(site, area)),
  }));
  return {
    devices: byDistributor.flatMap(({ switches, accessPoints }) => [...switches, ...accessPoints]),
    cables: byDistributor.flatMap(({ switches, accessPoints }) =>
      cablesOf(switches, accessPoints, linksPerAccessPoint),
    ),
  };
}

function accessPointsOf(site: Site, { id, accessPoint, accessPoints }: AreaWlan): readonly BuildingDevice[] {
  return Array.from({ length: accessPoints.value }, (_, index) => ({
    name: `ap-${String(index + 1).padStart(DIGITS, "0")}.${id}.${site.id}`,
    section: "accessPoints",
    model: accessPoint,
    place: id,
  }));
}

function switchesOf(site: Site, { id, switch: model, switches }: DistributorWlan): readonly BuildingDevice[] {
  return Array.from({ length: switches.value }, (_, index) => ({
    name: `sw-${index + 1}.${id}.${site.id}`,
    section: "switches",
    model,
    place: id,
  }));
}

/** Access points go round the switches of their distributor, so that each gives about the same power. */
function cablesOf(
  switches: readonly BuildingDevice[],
  accessPoints: readonly BuildingDevice[],
  linksPerAccessPoint: number,
): readonly BuildingCable[] {
  return accessPoints
    .flatMap((accessPoint) =>
      Array.from({ length: linksPerAccessPoint }, (_, link) => ({
        accessPoint,
        accessPointPort: lanPort(link),
      })),
    )
    .flatMap((end, index) => {
      const networkSwitch = switches[index % switches.length];
      if (networkSwitch === undefined) return [];
      return [{ ...end, networkSwitch, switchPort: accessPort(Math.floor(index / switches.length)) }];
    });
}

/** Port of an access point, counted from 0. */
export function lanPort(index: number): string {
  return `lan-${index + 1}`;
}

/** Port of a switch to which access points are patched, counted from 0. */
export function accessPort(index: number): string {
  return `port-${index + 1}`;
}
