import type { WlanSpec } from "../../generated/estate";
import type { Finding } from "../../model/diagnostic";
import type { Estate } from "../../model/estate";
import type { SiteSizing } from "../estate-sizing";
import type { Figure } from "../figure";
import { fromFigure, sumFigure } from "../figure-input";
import { spreadMachines } from "../platform/spread-machines";
import { faultDomainFindings, faultDomains } from "../platform/fault-domain";
import { platformNetwork } from "../platform/vsphere-platform-size";
import { roundUp } from "../rounding";
import { RADIUS_SHAPE, RADIUS_VCPU, radiusServersFigure, signInsFigure } from "./radius-servers";
import { chooseController, type ChosenController } from "./wlan-controllers";
import type { WlanCoreSizing, WlanMachinePlan, WlanServerRole } from "./wlan-core-plan";
import type { SiteWlan } from "./wlan-plan";
import { devicesPerPersonInput } from "./wlan-setting";

/** Network of all servers. */
const NETWORK = "wlan-services";

/** Start of a machine's key. */
const KEY_STEMS: Readonly<Record<WlanServerRole, string>> = { radius: "radius", controller: "wlc" };

/** Servers of the WLAN, with what explains them. */
export interface SizedWlanCore {
  readonly core: WlanCoreSizing;
  readonly workings: readonly Figure[];
  readonly findings: readonly Finding[];
}

/**
 * Sizes RADIUS servers for networks with certificates, and controllers where the estate wants them.
 *
 * @param sites - buildings with their WLAN
 * @param accessPoints - of all of them
 * @returns undefined without vSphere, without buildings, or when nothing asks for servers
 */
export function sizeWlanCore(
  estate: Estate,
  sites: readonly { readonly sizing: SiteSizing; readonly wlan: SiteWlan }[],
  accessPoints: Figure,
): SizedWlanCore | undefined {
  const { wlan, platforms } = estate.settings;
  if (wlan === undefined || platforms.vsphere === undefined || sites.length === 0) return undefined;
  if (!Object.values(wlan.ssids).some(({ security }) => security.endsWith("-enterprise"))) return undefined;
  const endpoints = endpointsFigure(
    wlan,
    sites.map(({ sizing }) => sizing),
  );
  const signInsPerSecond = signInsFigure(endpoints, wlan.radius);
  const servers = radiusServersFigure(signInsPerSecond, wlan.radius);
  const clients = sumFigure(
    "city/wlanDevices",
    "devices",
    "devices",
    sites.flatMap((site) => site.wlan.areas.map(({ devices }) => devices)),
  );
  const chosen: ChosenController =
    wlan.controller === undefined
      ? { findings: [] }
      : chooseController(estate.catalog, { accessPoints, clients });
  const domains = faultDomains(estate);
  const machines = [
    ...serverMachines(estate, "radius", servers.value, { vcpu: RADIUS_VCPU.value, ...RADIUS_SHAPE }, domains),
    ...(chosen.controller === undefined
      ? []
      : serverMachines(estate, "controller", chosen.controllers?.value ?? 0, chosen.controller, domains)),
  ];
  return {
    core: {
      endpoints,
      signInsPerSecond,
      radiusServers: servers,
      ...(chosen.controllers === undefined ? {} : { controllers: chosen.controllers }),
      machines,
      networks: [platformNetwork(estate, NETWORK, machines.length)],
    },
    workings: chosen.controllers === undefined ? [] : [clients],
    findings: [
      ...chosen.findings,
      ...faultDomainFindings(domains, {
        rule: "wlan/one-fault-domain",
        servers: "RADIUS servers",
        loss: "after its failure no device gets into the WLAN",
      }),
    ],
  };
}

function endpointsFigure(wlan: WlanSpec, sites: readonly SiteSizing[]): Figure {
  const people = sites.reduce((sum, { peakPeopleOnSite }) => sum + peakPeopleOnSite.value, 0);
  return {
    subject: "city/wlanEndpoints",
    value: roundUp(people * wlan.devicesPerPerson),
    unit: "devices",
    formula: "ceil(sum of peakPeopleOnSite × devicesPerPerson)",
    inputs: [
      ...sites.map(({ peakPeopleOnSite }) => fromFigure("peakPeopleOnSite", peakPeopleOnSite)),
      devicesPerPersonInput(wlan),
    ],
  };
}

/** Machines of a role take turns between the fault domains, the first one in the first. */
function serverMachines(
  { settings }: Estate,
  role: WlanServerRole,
  count: number,
  { vcpu, memoryGiB, systemDiskGiB }: Pick<WlanMachinePlan, "vcpu" | "memoryGiB" | "systemDiskGiB">,
  domains: readonly string[],
): readonly WlanMachinePlan[] {
  const places = spreadMachines(settings.naming.prefix, KEY_STEMS[role], count, domains);
  return places.map((place) => ({ role, ...place, vcpu, memoryGiB, systemDiskGiB, network: NETWORK }));
}
