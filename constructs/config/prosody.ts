import { accountDomain, brewery, recorderDomain } from "./conference-name";
import { TURN_PORT, TURN_TLS_PORT } from "./coturn";
import { secretReference } from "./secret-reference";

/** What the XMPP server of a conference platform must know. */
export interface ProsodyConfiguration {
  /** DNS name for people. */
  readonly domain: string;
  /** DNS names of TURN servers. */
  readonly relays: readonly string[];
  /** Reference to the secret that the TURN servers share. */
  readonly relaySecret: string;
}

/**
 * Prosody's file for the conference domain: staff come with a token of the city's identity provider, guests wait in the
 * lobby until somebody lets them in, rooms live in memory only.
 */
export function prosodyConfiguration({ domain, relays, relaySecret }: ProsodyConfiguration): string {
  const auth = accountDomain(domain);
  const focus = `focus@${auth}`;
  return `plugin_paths = { "/usr/share/jitsi-meet/prosody-plugins/" }
cross_domain_bosh = false
consider_bosh_secure = true
muc_mapper_domain_base = "${domain}"
unlimited_jids = { "${focus}", "jvb@${auth}" }
external_service_secret = "${relaySecret}"
external_services = {
${relays.flatMap(relayServices).join("\n")}
}

VirtualHost "${domain}"
  authentication = "token"
  app_id = "workplace"
  app_secret = "${secretReference("conference-meeting-key")}"
  allow_empty_token = false
  modules_enabled = { "bosh", "websocket", "smacks", "external_services", "muc_lobby_rooms" }
  lobby_muc = "lobby.${domain}"
  main_muc = "conference.${domain}"
  muc_lobby_whitelist = { "${recorderDomain(domain)}" }

VirtualHost "guest.${domain}"
  authentication = "token"
  app_id = "workplace"
  app_secret = "${secretReference("conference-meeting-key")}"
  allow_empty_token = true

VirtualHost "${auth}"
  authentication = "internal_hashed"
  modules_enabled = { "limits_exception" }

VirtualHost "${recorderDomain(domain)}"
  authentication = "internal_hashed"

Component "conference.${domain}" "muc"
  storage = "memory"
  restrict_room_creation = true
  muc_room_locking = false
  muc_room_default_public_jids = true
  admins = { "${focus}" }
  modules_enabled = { "muc_meeting_id", "muc_domain_mapper", "token_verification" }

-- Media servers offer themselves in ${brewery("jvb", domain)}, recorders in ${brewery("jibri", domain)}.
Component "internal.${auth}" "muc"
  storage = "memory"
  admins = { "${focus}", "jvb@${auth}", "jibri@${auth}" }
  muc_room_locking = false
  muc_room_default_public_jids = true

Component "lobby.${domain}" "muc"
  storage = "memory"
  restrict_room_creation = true
  muc_room_locking = false
  muc_room_default_public_jids = true

Component "focus.${domain}" "client_proxy"
  target_address = "${focus}"
`;
}

function relayServices(host: string): readonly string[] {
  const credentials = 'secret = true, ttl = 86400, algorithm = "turn"';
  return [
    `  { type = "turn", host = "${host}", port = ${TURN_PORT}, transport = "udp", ${credentials} },`,
    `  { type = "turns", host = "${host}", port = ${TURN_TLS_PORT}, transport = "tcp", ${credentials} },`,
  ];
}
