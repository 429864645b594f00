import type { Estate } from "../../model/estate";
import type { Plan } from "../../planning/plan";
import { buildingDevices } from "./building-devices";
import { deviceTables } from "./device-tables";
import type { NetboxTable } from "./netbox-table";
import { networkTables } from "./network-tables";
import { siteTables } from "./site-tables";

/** Tables in the order in which NetBox can import them: what is referred to comes first. */
export function netboxTables(estate: Estate, plan: Plan): readonly NetboxTable[] {
  const { catalog, settings, sites } = estate;
  const links = settings.wlan?.patchedLinksPerAccessPoint ?? 0;
  return [
    ...siteTables(sites, plan),
    ...deviceTables(catalog, buildingDevices(sites, plan, links), links),
    ...networkTables(estate, plan),
  ];
}
