import type { DialPlan } from "../../planning/telephony/dial-plan";
import type { SessionBorderPlan } from "../../planning/telephony/session-border-plan";
import { TURN_PORT, TURN_TLS_PORT } from "./coturn";
import { tcpFlow, udpFlow, type FirewallFlow } from "./firewall-flow";
import { SIP_TLS_PORT } from "./kamailio-files";
import { RTP_PORTS } from "./rtpengine";

/** As much of the plan as the firewall needs. */
export interface SoftphoneFlowPlan extends Pick<
  SessionBorderPlan,
  "virtualAddress" | "networks" | "trunkGateways" | "secondPathGateways" | "remoteNetworks"
> {
  readonly dialPlan: Pick<DialPlan, "sites">;
  /** Networks of desktops that voice leaves from; empty where it leaves the endpoint. */
  readonly desktopNetworks: readonly string[];
}

const VOICE = [`${RTP_PORTS.first}-${RTP_PORTS.last}`];
const SIGNALLING = [String(SIP_TLS_PORT)];

/** What has to be open for softphones beside what every server needs: voice leaves the device on the desk, not the virtual desktop. */
export function softphoneFlows(plan: SoftphoneFlowPlan): readonly FirewallFlow[] {
  const { dialPlan, desktopNetworks, trunkGateways, secondPathGateways, remoteNetworks } = plan;
  const devices = [...dialPlan.sites.flatMap((site) => site.deviceNetworks), ...desktopNetworks];
  const inside = plan.networks["softphone"]?.cidr ?? "";
  const registrar = [`${plan.virtualAddress}/32`];
  const provider = [...new Set([...trunkGateways, ...secondPathGateways])];
  return [
    tcpFlow([...devices, ...remoteNetworks], registrar, SIGNALLING, "sign-in and calls, encrypted"),
    udpFlow(devices, [inside], VOICE, "voice, encrypted, past the virtual desktop"),
    tcpFlow(provider, registrar, SIGNALLING, "calls from the trunk"),
    tcpFlow([inside], provider, SIGNALLING, "calls to the trunk"),
    udpFlow(
      provider,
      [inside],
      VOICE,
      "voice with the trunk; the provider names further addresses and its own ports",
    ),
    ...relayFlows(plan, inside),
  ];
}

function relayFlows(
  { networks, remoteNetworks }: SoftphoneFlowPlan,
  inside: string,
): readonly FirewallFlow[] {
  const edge = networks["softphone-edge"]?.cidr;
  if (edge === undefined) return [];
  return [
    udpFlow(remoteNetworks, [edge], [String(TURN_PORT)], "voice from outside, to a relay"),
    tcpFlow(remoteNetworks, [edge], [String(TURN_TLS_PORT)], "the same where nothing else is let through"),
    udpFlow([edge], [inside], VOICE, "from the relay to media servers, and to no other port"),
  ];
}
