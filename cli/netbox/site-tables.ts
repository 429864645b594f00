import type { Site } from "../../model/estate";
import type { Plan } from "../../planning/plan";
import { netboxTable, netboxText, type NetboxTable } from "./netbox-table";
import { statusOf } from "./netbox-status";

/** Width of a rack (inches; what distributors are built for). */
const RACK_WIDTH_INCHES = "19";

/** Name under which other tables refer to a building. */
export function siteName({ name }: Pick<Site, "name">): string {
  return netboxText(name);
}

/** Name of the place of a distributor; ids of areas and distributors may be the same. */
export function distributorName(id: string): string {
  return `distributor ${id}`;
}

/** Name of the place of an area. */
export function areaName(id: string): string {
  return `area ${id}`;
}

/** Buildings, their areas and distributors, and the racks whose height is known. */
export function siteTables(sites: readonly Site[], { rollout }: Plan): readonly NetboxTable[] {
  const handovers = new Map(
    rollout?.sites.map(({ id, wave, to }) => [id, `roll-out wave ${wave}, handover ${to}`]),
  );
  return [
    netboxTable(
      "sites",
      sites.map((site) => ({
        name: siteName(site),
        slug: site.id,
        status: site.state,
        physical_address: netboxText(addressText(site)),
        description: handovers.get(site.id) ?? "",
      })),
    ),
    netboxTable("locations", sites.flatMap(locations)),
    netboxTable("racks", sites.flatMap(racks)),
  ];
}

function addressText({ address: { street, postcode, city } }: Site): string {
  return [street, [postcode, city].filter(Boolean).join(" ")].filter(Boolean).join(", ");
}

function locations(site: Site) {
  const common = { site: siteName(site), status: site.state };
  return [
    ...Object.keys(site.areas)
      .sort()
      .map((id) => ({
        ...common,
        name: areaName(id),
        slug: `area-${id}`,
        description: "",
      })),
    ...distributorsOf(site).map(([id, { location }]) => ({
      ...common,
      name: distributorName(id),
      slug: `distributor-${id}`,
      description: netboxText(location),
    })),
  ];
}

function distributorsOf({ distributors }: Site) {
  return Object.entries(distributors).sort(([a], [b]) => (a < b ? -1 : 1));
}

/** NetBox wants a height; a distributor without one stays a place. */
function racks(site: Site) {
  return distributorsOf(site).flatMap(([id, { rackUnits }]) =>
    rackUnits === undefined
      ? []
      : [
          {
            site: siteName(site),
            location: distributorName(id),
            name: id,
            status: statusOf("rack", site),
            width: RACK_WIDTH_INCHES,
            u_height: String(rackUnits),
          },
        ],
  );
}
