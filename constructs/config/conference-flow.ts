import type { ConferenceServersPlan } from "../../planning/conferencing/conference-plan";
import { CONFERENCE_MEDIA_PORT, CONFERENCE_XMPP_PORT } from "./conference-name";
import { TURN_PORT, TURN_TLS_PORT } from "./coturn";
import type { FirewallFlow } from "./firewall-flow";

/** Port on which the web server hands conversations over to a media server's own socket. */
const BRIDGE_SOCKET_PORT = 9090;

/** What has to be open for conferences, and nothing else: everything not listed stays closed. */
export function conferenceFlows(networks: ConferenceServersPlan["networks"]): readonly FirewallFlow[] {
  const inside = networks["conference"]?.cidr ?? "";
  const edge = networks["conference-edge"]?.cidr ?? "";
  return [
    {
      from: "people",
      to: inside,
      protocol: "tcp",
      ports: [443],
      purpose: "web client, through the load balancer",
    },
    {
      from: "people",
      to: edge,
      protocol: "udp",
      ports: [CONFERENCE_MEDIA_PORT],
      purpose: "sound and pictures",
    },
    { from: "people", to: edge, protocol: "udp", ports: [TURN_PORT], purpose: "relay" },
    {
      from: "people",
      to: edge,
      protocol: "tcp",
      ports: [TURN_TLS_PORT],
      purpose: "relay for networks that let nothing else through",
    },
    {
      from: edge,
      to: inside,
      protocol: "tcp",
      ports: [CONFERENCE_XMPP_PORT],
      purpose: "media servers offer themselves",
    },
    {
      from: inside,
      to: edge,
      protocol: "tcp",
      ports: [BRIDGE_SOCKET_PORT],
      purpose: "web server hands conversations over to media servers",
    },
    {
      from: inside,
      to: edge,
      protocol: "udp",
      ports: [CONFERENCE_MEDIA_PORT],
      purpose: "recorders take part in conferences",
    },
  ];
}
