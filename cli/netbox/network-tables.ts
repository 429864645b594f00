import type { SsidSpec } from "../../generated/estate";
import type { Estate, Site } from "../../model/estate";
import type { NetworkAllocation, Plan } from "../../planning/plan";
import type { BuildingSegment } from "../../planning/wlan/network-plan";
import { netboxTable, netboxText, type NetboxRow, type NetboxTable } from "./netbox-table";
import { statusOf } from "./netbox-status";
import { siteName } from "./site-tables";

/** One group for all VLANs: the lock file gives out each id once. */
const VLAN_GROUP = { name: "On-premises", slug: "on-premises" } as const;

/** Group of the wireless LANs. */
const WIRELESS_GROUP = { name: "City", slug: "city" } as const;

/** A network that the lock file gave out. */
interface GivenNetwork extends NetworkAllocation {
  /** Unique in the city, at most 64 characters. */
  readonly name: string;
  readonly description: string;
  /** Building in which it lies. */
  readonly site?: Site;
  /** Other networks lie in it. */
  readonly isContainer?: boolean;
}

/** VLANs, prefixes and wireless LANs: what the lock file gave out, and the names on the air. */
export function networkTables(estate: Estate, plan: Plan): readonly NetboxTable[] {
  const networks = [...cityNetworks(estate, plan), ...siteNetworks(estate.sites, plan)];
  const vlans = networks.flatMap(vlanRow);
  const wireless = wirelessRows(estate, plan);
  return [
    netboxTable("vlan-groups", vlans.length === 0 ? [] : [VLAN_GROUP]),
    netboxTable("vlans", vlans),
    netboxTable("prefixes", networks.map(prefixRow)),
    netboxTable("wireless-lan-groups", wireless.length === 0 ? [] : [WIRELESS_GROUP]),
    netboxTable("wireless-lans", wireless),
  ];
}

function cityNetworks(
  { settings: { network } }: Estate,
  { pools, azure, vsphere, conferencing, telephony, wlan }: Plan,
): readonly GivenNetwork[] {
  const spaces = [
    { name: "on-premises", cidr: network.onPremisesAddressSpace },
    { name: "azure", cidr: network.azureAddressSpace },
  ];
  const shared = [
    azure?.networks,
    vsphere?.networks,
    conferencing?.servers?.networks,
    telephony?.sessionBorder?.networks,
    wlan?.core?.networks,
  ];
  return [
    ...spaces.flatMap(({ name, cidr }) =>
      cidr === undefined ? [] : [{ name, cidr, description: `address space ${name}`, isContainer: true }],
    ),
    ...shared.flatMap((byName) =>
      Object.entries(byName ?? {}).map(([name, given]) => ({ ...given, name, description: name })),
    ),
    ...pools.flatMap(({ id, allocation: { code, subnets, vlanId } }) =>
      subnets.map(({ cidr }, index) => ({
        name: `pool-${code}`,
        cidr,
        description: `pool ${id}, subnet ${index + 1}`,
        ...(vlanId === undefined ? {} : { vlanId }),
      })),
    ),
  ];
}

/** A building's block, and the networks inside of it. */
function siteNetworks(sites: readonly Site[], plan: Plan): readonly GivenNetwork[] {
  const plans = new Map(plan.sites.map((site) => [site.id, site]));
  return sites.flatMap((site) => {
    const own = plans.get(site.id);
    if (own === undefined) return [];
    const segments = own.networks?.segments ?? [];
    const block = {
      ...own.allocation,
      name: `site.${site.id}`,
      description: `building ${site.id}`,
      site,
      isContainer: segments.length > 0,
    };
    return [
      // NetBox takes a prefix once.
      ...(segments.some(({ cidr }) => cidr === block.cidr) ? [] : [block]),
      ...segments.map(({ segment, cidr, vlanId }) => ({
        name: segmentName(segment, site),
        cidr,
        description: `${segment} in building ${site.id}`,
        site,
        ...(vlanId === undefined ? {} : { vlanId }),
      })),
    ];
  });
}

function segmentName(segment: BuildingSegment, { id }: Pick<Site, "id">): string {
  return `${segment}.${id}`;
}

/** Several prefixes may share a VLAN: the first one brings it. */
function vlanRow(
  { name, vlanId, site, description }: GivenNetwork,
  index: number,
  all: readonly GivenNetwork[],
) {
  if (vlanId === undefined || all.findIndex((other) => other.vlanId === vlanId) !== index) return [];
  return [
    {
      site: site === undefined ? "" : siteName(site),
      group: VLAN_GROUP.name,
      vid: String(vlanId),
      name,
      status: site === undefined ? "active" : statusOf("network", site),
      description,
    },
  ];
}

function prefixRow({ cidr, vlanId, site, description, isContainer }: GivenNetwork): NetboxRow {
  const status = site === undefined ? "active" : statusOf("network", site);
  return {
    prefix: cidr,
    vlan_group: vlanId === undefined ? "" : VLAN_GROUP.name,
    vlan: vlanId === undefined ? "" : String(vlanId),
    status: isContainer === true ? "container" : status,
    scope_type: site === undefined ? "" : "dcim.site",
    scope_name: site === undefined ? "" : siteName(site),
    description,
  };
}

/** Network of a building behind a name on the air; staff get others by their certificate. */
const SEGMENTS: Readonly<Record<SsidSpec["purpose"], BuildingSegment>> = {
  staff: "staff",
  guests: "guests",
  devices: "devices",
};

/** Sign-in as NetBox names it (4.6.8, netbox/wireless/choices.py); it has no word for OWE. */
const AUTH_TYPES: Readonly<Record<SsidSpec["security"], string>> = {
  "wpa3-enterprise": "wpa-enterprise",
  "wpa2-enterprise": "wpa-enterprise",
  "wpa3-personal": "wpa-personal",
  "wpa2-personal": "wpa-personal",
  wpa: "wpa-personal",
  wep: "wep",
  owe: "open",
  open: "open",
};

/** Each name on the air in each building with access points; passphrases stay in the vault. */
function wirelessRows({ settings, sites }: Estate, plan: Plan): readonly NetboxRow[] {
  const plans = new Map(plan.sites.map((site) => [site.id, site]));
  const ssids = Object.entries(settings.wlan?.ssids ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
  return sites.flatMap((site) => {
    const own = plans.get(site.id);
    if ((own?.wlan?.accessPoints.value ?? 0) === 0) return [];
    const vlans = new Map(own?.networks?.segments.map(({ segment, vlanId }) => [segment, vlanId]));
    return ssids.map(([, { name, purpose, security, owner }]) => {
      const segment = SEGMENTS[purpose];
      return {
        ssid: netboxText(name),
        group: WIRELESS_GROUP.name,
        status: statusOf("network", site),
        vlan: vlans.get(segment) === undefined ? "" : segmentName(segment, site),
        auth_type: AUTH_TYPES[security],
        scope_type: "dcim.site",
        scope_name: siteName(site),
        description: netboxText(`${purpose}, ${security}, owner ${owner}`),
      };
    });
  });
}
