import type { NetworkSwitch } from "../../generated/catalog";
import type { Catalog } from "../../model/estate";
import { switchOf } from "../../planning/wlan/size-distributor";
import {
  accessPort,
  lanPort,
  type BuildingDevice,
  type BuildingDevices,
  type DeviceSection,
} from "./building-devices";
import { netboxTable, netboxText, type NetboxTable } from "./netbox-table";
import { cableStatus, statusOf } from "./netbox-status";
import { areaName, distributorName, siteName } from "./site-tables";

/** The catalogue names no maker: products are chosen in a tender. */
const MANUFACTURER = "generic";

/** Roles by section of the catalogue; heights are assumptions: an access point hangs at the ceiling, a switch takes a unit. */
const KINDS = {
  accessPoints: { role: "Access point", slug: "access-point", color: "4caf50", heightUnits: "0" },
  switches: { role: "Access switch", slug: "access-switch", color: "2196f3", heightUnits: "1" },
} as const satisfies Readonly<Record<DeviceSection, unknown>>;

/** Classes of power over Ethernet as NetBox names them (4.6.8, netbox/dcim/choices.py). */
const POE_TYPES: Readonly<Record<NetworkSwitch["poe"], string>> = {
  af: "type1-ieee802.3af",
  at: "type2-ieee802.3at",
  "bt-type-3": "type3-ieee802.3bt",
  "bt-type-4": "type4-ieee802.3bt",
};

/** The catalogue does not say which medium or speed a port has. */
const PORT_TYPE = "other";

/** Cables for access points (TIA TSB-162 and ISO/IEC TR 24704). */
const CABLE_TYPE = "cat6a";

/** Makers, types, roles, devices, their ports and the cables between them. */
export function deviceTables(
  catalog: Catalog,
  buildings: readonly BuildingDevices[],
  linksPerAccessPoint: number,
): readonly NetboxTable[] {
  const all = buildings.flatMap(({ devices }) => devices);
  const isEmpty = all.length === 0;
  return [
    netboxTable("manufacturers", isEmpty ? [] : [{ name: MANUFACTURER, slug: MANUFACTURER }]),
    netboxTable("device-types", deviceTypes(catalog, all)),
    netboxTable(
      "device-roles",
      isEmpty ? [] : Object.values(KINDS).map(({ role, slug, color }) => ({ name: role, slug, color })),
    ),
    netboxTable("devices", buildings.flatMap(deviceRows)),
    netboxTable(
      "interfaces",
      all.flatMap((device) => portRows(catalog, device, linksPerAccessPoint)),
    ),
    netboxTable("cables", buildings.flatMap(cableRows)),
  ];
}

function deviceTypes(catalog: Catalog, devices: readonly BuildingDevice[]) {
  const used = new Map(devices.map((device) => [`${device.section}/${device.model}`, device]));
  return [...used.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { section, model }]) => ({
      manufacturer: MANUFACTURER,
      model,
      slug: model,
      u_height: KINDS[section].heightUnits,
      is_full_depth: "false",
      description: netboxText(catalog[section][model]?.description ?? ""),
    }));
}

function deviceRows({ site, devices }: BuildingDevices) {
  const isRack = (place: string): boolean => site.distributors[place]?.rackUnits !== undefined;
  return devices.map(({ name, section, model, place }) => ({
    name,
    role: KINDS[section].role,
    manufacturer: MANUFACTURER,
    device_type: model,
    status: statusOf("device", site),
    site: siteName(site),
    location: section === "switches" ? distributorName(place) : areaName(place),
    rack: section === "switches" && isRack(place) ? place : "",
  }));
}

function portRows(catalog: Catalog, { name, section, model }: BuildingDevice, linksPerAccessPoint: number) {
  const row = (port: string, poe_mode: string, poe?: NetworkSwitch["poe"]) => ({
    device: name,
    name: port,
    type: PORT_TYPE,
    poe_mode,
    poe_type: poe === undefined ? "" : POE_TYPES[poe],
  });
  if (section === "accessPoints") {
    const poe = catalog.accessPoints[model]?.poe;
    return Array.from({ length: linksPerAccessPoint }, (_, index) => row(lanPort(index), "pd", poe));
  }
  const { ports, uplinks, poe } = switchOf(catalog, model);
  return [
    ...Array.from({ length: ports }, (_, index) => row(accessPort(index), "pse", poe)),
    ...Array.from({ length: uplinks }, (_, index) => row(`uplink-${index + 1}`, "")),
  ];
}

function cableRows({ site, cables }: BuildingDevices) {
  return cables.map(({ accessPoint, accessPointPort, networkSwitch, switchPort }) => ({
    side_a_site: siteName(site),
    side_a_device: networkSwitch.name,
    side_a_type: "dcim.interface",
    side_a_name: switchPort,
    side_b_site: siteName(site),
    side_b_device: accessPoint.name,
    side_b_type: "dcim.interface",
    side_b_name: accessPointPort,
    type: CABLE_TYPE,
    status: cableStatus(site),
  }));
}
