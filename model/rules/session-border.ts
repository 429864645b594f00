import type { EstateSpec } from "../../generated/estate";
import type { Finding } from "../diagnostic";
import type { DraftEstate } from "../draft-estate";
import { errorAt, warningAt } from "../finding";
import { parseIpv4Network } from "../ipv4-network";
import { pointerTo } from "../json-pointer";
import { misaligned, notANetwork } from "./network-form";

type TelephonySettings = NonNullable<EstateSpec["telephony"]>;
type SessionBorder = NonNullable<TelephonySettings["sessionBorder"]>;

const ESTATE = "estate.yaml";
const BORDER = "/telephony/sessionBorder";

/** Session border controllers can be built, and emergency calls have the second way that the estate promises. */
export function checkSessionBorder({ settings }: DraftEstate): readonly Finding[] {
  if (settings?.telephony === undefined) return [];
  const { telephony, platforms, network } = settings;
  const { sessionBorder, trunk } = telephony;
  return [
    ...directRouting(telephony, platforms),
    ...(sessionBorder === undefined
      ? []
      : [
          ...linuxTemplate(platforms),
          ...secondPath(trunk, sessionBorder),
          ...desktopLocation(telephony),
          ...remoteNetworks(sessionBorder, network),
        ]),
  ];
}

function directRouting(
  { trunk, sessionBorder }: TelephonySettings,
  { azure }: EstateSpec["platforms"],
): readonly Finding[] {
  if (trunk.kind !== "teams-direct-routing") return [];
  const rule = "telephony/direct-routing";
  if (sessionBorder !== undefined) {
    const message =
      "a trunk of kind teams-direct-routing ends at a certified appliance, the estate describes session border controllers of its own";
    const place = { file: ESTATE, pointer: BORDER, atKey: true };
    return [errorAt(place, rule, message, "leave sessionBorder out, or set trunk.kind: sip")];
  }
  if (azure !== undefined) return [];
  const message =
    "a trunk of kind teams-direct-routing needs a network on Azure; the estate has no platform azure";
  const place = { file: ESTATE, pointer: "/telephony/trunk/kind" };
  return [errorAt(place, rule, message, "describe platforms.azure, or set trunk.kind: sip")];
}

function linuxTemplate({ vsphere }: EstateSpec["platforms"]): readonly Finding[] {
  if (vsphere?.linuxTemplate !== undefined) return [];
  const place = { file: ESTATE, pointer: BORDER, atKey: true };
  const message = "session border controllers are virtual machines with Linux; the estate names no template";
  const hint = "set platforms.vsphere.linuxTemplate, or leave sessionBorder out";
  return [errorAt(place, "telephony/linux-template", message, hint)];
}

function secondPath(
  { secondPath: path }: TelephonySettings["trunk"],
  { secondPathGateways }: SessionBorder,
): readonly Finding[] {
  if (path === undefined || secondPathGateways.length > 0) return [];
  const place = { file: ESTATE, pointer: BORDER, atKey: true };
  const message = `emergency calls shall take the ${path} when the trunk is down; no gateway leads there`;
  const hint = "name its servers under sessionBorder.secondPathGateways";
  return [errorAt(place, "telephony/second-path-gateway", message, hint)];
}

/** The network of a desktop in the data centre says nothing about the building that its person is in. */
function desktopLocation({ mediaPath }: TelephonySettings): readonly Finding[] {
  if (mediaPath === "endpoint") return [];
  const place = { file: ESTATE, pointer: "/telephony/mediaPath" };
  const message =
    "softphones inside of desktops have the address of the data centre: calls for help from there show the caller's own number, not the building";
  const hint =
    "set mediaPath: endpoint, or see to telephones of their own for calls for help in every building";
  return [warningAt(place, "telephony/desktop-location", message, hint)];
}

/** A network of people outside that is a building's as well would give them the building's identity. */
function remoteNetworks(
  { remoteNetworks: networks }: SessionBorder,
  { onPremisesAddressSpace }: EstateSpec["network"],
): readonly Finding[] {
  const buildings = parseIpv4Network(onPremisesAddressSpace);
  return networks.flatMap((text, index) => {
    const place = {
      file: ESTATE,
      pointer: pointerTo("telephony", "sessionBorder", "remoteNetworks", String(index)),
    };
    const remote = parseIpv4Network(text);
    if (remote === undefined) return [notANetwork(place, text)];
    const findings = misaligned(place, `remote network "${text}"`, remote);
    if (buildings === undefined || remote.last < buildings.first || remote.first > buildings.last)
      return findings;
    const message = `remote network "${text}" overlaps ${onPremisesAddressSpace}, from which buildings get theirs: calls for help from outside would lead help into a building`;
    const hint = "use a network outside network.onPremisesAddressSpace";
    return [...findings, errorAt(place, "telephony/remote-network", message, hint)];
  });
}
