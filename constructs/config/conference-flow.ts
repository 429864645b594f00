import type { ConferenceServersPlan } from "../../planning/conferencing/conference-plan";
import { CONFERENCE_MEDIA_PORT, CONFERENCE_XMPP_PORT } from "./conference-name";
import { TURN_PORT, TURN_TLS_PORT } from "./coturn";
import { tcpFlow, udpFlow, type FirewallFlow } from "./firewall-flow";

/** Port on which the web server hands conversations over to a media server's own socket. */
const BRIDGE_SOCKET_PORT = 9090;

/** What has to be open for conferences beside what every server needs: names, time, packages, secrets. */
export function conferenceFlows(networks: ConferenceServersPlan["networks"]): readonly FirewallFlow[] {
  const people = ["people"];
  const inside = [networks["conference"]?.cidr ?? ""];
  const edge = [networks["conference-edge"]?.cidr ?? ""];
  return [
    tcpFlow(people, inside, [443], "web client, through the load balancer"),
    udpFlow(people, edge, [CONFERENCE_MEDIA_PORT], "sound and pictures"),
    udpFlow(people, edge, [TURN_PORT], "relay"),
    tcpFlow(people, edge, [TURN_TLS_PORT], "relay for networks that let nothing else through"),
    tcpFlow(edge, inside, [CONFERENCE_XMPP_PORT], "media servers offer themselves"),
    tcpFlow(inside, edge, [BRIDGE_SOCKET_PORT], "web server hands conversations over to media servers"),
    udpFlow(inside, edge, [CONFERENCE_MEDIA_PORT], "recorders take part in conferences"),
  ];
}
