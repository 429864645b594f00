import type { DialPlan } from "../../planning/telephony/dial-plan";
import {
  ADDRESS_TABLE,
  GATEWAY_TABLE,
  PORT_OF_PEERS,
  RPC_SOCKET,
  SIP_TLS_PORT,
  SUBSCRIBER_FOLDER,
  TLS_SETTINGS,
} from "./kamailio-files";
import { kamailioRoutes } from "./kamailio-routes";
import { RTPENGINE_CONTROL_PORT } from "./rtpengine";
import { secretReference } from "./secret-reference";

/**
 * Traffic class of signalling in the IPv4 header: DSCP CS5, 40 (source: RFC 4594, section 4.2; kind: assumption, the
 * city's switches have to know it).
 */
const SIGNALLING_TOS = 40 << 2;

/** Seconds that a sign-in is valid (kind: assumption): after a failure of both nodes all devices are back within them. */
const REGISTRATION_SECONDS = 300;

/** Devices of a number (kind: assumption; the estate plans at most 10 for each person). */
const CONTACTS_PER_NUMBER = 10;

/**
 * Requests of one device in two seconds beyond which it is ignored (kind: assumption: a call takes less than ten,
 * a device that repeats itself many more).
 */
const REQUESTS_PER_TWO_SECONDS = 40;

/** Seconds between two questions whether both ends of a call are still there (kind: vendor limit: Kamailio 5.6 takes no less). */
const KEEP_ALIVE_SECONDS = 30;

/** Processes that serve encrypted connections (kind: assumption; they wait, so more than there are processors). */
const TCP_PROCESSES = 8;

/** What a registrar must know. */
export interface KamailioConfiguration {
  /** Name of the machine; it leads to its own address. */
  readonly hostname: string;
  /** The other registrars. */
  readonly peers: readonly string[];
  /** Servers that relay voice. */
  readonly mediaServers: readonly string[];
  /** DNS name under which softphones sign in; realm of their passwords. */
  readonly domain: string;
  /** Address that softphones and trunk talk to. */
  readonly virtualAddress: string;
  /** Network of registrars and media servers (CIDR): nobody else is in it. */
  readonly network: string;
  /** First server of the provider: where calls for help go when no gateway answers probes. */
  readonly firstGateway: string;
  readonly dialPlan: DialPlan;
}

/**
 * kamailio.cfg of a registrar: softphones and trunk over TLS 1.2 or newer and no other way, voice encrypted and through
 * media servers, sign-ins shared with the other registrars, calls for help let through whatever else is refused.
 *
 * Tables that change with buildings are files of their own; see `kamailio-tables`.
 */
export function kamailioConfiguration(server: KamailioConfiguration): string {
  return `#!KAMAILIO
${globalSettings(server)}
${modules()}
${settings(server)}
${kamailioRoutes(server)}`;
}

function globalSettings({ hostname, virtualAddress, domain, dialPlan }: KamailioConfiguration): string {
  // Twice the devices: after a failover the old connections are still there while the new ones come.
  const connections = Math.max(1000, dialPlan.registrations * 2);
  return `debug=1
log_stderror=no
log_facility=LOG_LOCAL0
children=2
tcp_children=${TCP_PROCESSES}
disable_tcp=no
enable_tls=yes
auto_aliases=no
alias="${domain}"
server_signature=no
tos=${SIGNALLING_TOS}
tcp_max_connections=${connections}
tls_max_connections=${connections}
tcp_connection_lifetime=${REGISTRATION_SECONDS * 2 + 10}
tcp_connect_timeout=3
tcp_keepalive=yes
# A name server that is silent holds nobody up for long.
dns_retr_time=1
dns_retr_no=1

# The virtual address is there before it is ours (net.ipv4.ip_nonlocal_bind): the standby answers at once when it is.
listen=tls:${virtualAddress}:${SIP_TLS_PORT}
# Registrars among themselves; the firewall opens it to nobody.
listen=tls:${hostname}:${PORT_OF_PEERS}
`;
}

// tm comes before what uses it.
function modules(): string {
  return [
    "tls",
    "tm",
    "tmx",
    "sl",
    "rr",
    "pv",
    "maxfwd",
    "sanity",
    "siputils",
    "textops",
    "sdpops",
    "ipops",
    "xlog",
    "kex",
    "corex",
    "ctl",
    "db_text",
    "htable",
    "auth",
    "usrloc",
    "registrar",
    "permissions",
    "pike",
    "dispatcher",
    "dialog",
    "uac",
    "rtpengine",
    "topoh",
    "dmq",
    "dmq_usrloc",
  ]
    .map((module) => `loadmodule "${module}.so"\n`)
    .join("");
}

function settings({ hostname, peers, mediaServers, domain }: KamailioConfiguration): string {
  const sockets = mediaServers.map((host) => `udp:${host}:${RTPENGINE_CONTROL_PORT}`).join(" ");
  const peerAddress = (host: string): string => `sip:${host}:${PORT_OF_PEERS};transport=tls`;
  return [
    parameter("tls", "config", TLS_SETTINGS),
    parameter("tm", "fr_timer", 5000),
    parameter("tm", "fr_inv_timer", 120_000),
    parameter("rr", "enable_double_rr", 1),
    parameter("rr", "append_fromtag", 1),
    parameter("ctl", "binrpc", `unix:${RPC_SOCKET}`),
    "# Number → hash of number, domain and password. The city's identity management writes the file and reloads it.",
    parameter("htable", "db_url", `text://${SUBSCRIBER_FOLDER}`),
    parameter("htable", "htable", "subscriber=>size=14;dbtable=subscriber;"),
    "# The same on all registrars: a device that has moved over may answer the challenge of the other one.",
    parameter("auth", "secret", secretReference("softphone-nonce")),
    parameter("auth", "nonce_expire", 60),
    parameter("usrloc", "db_mode", 0),
    parameter("usrloc", "hash_size", 14),
    parameter("registrar", "max_expires", REGISTRATION_SECONDS),
    parameter("registrar", "default_expires", REGISTRATION_SECONDS),
    parameter("registrar", "max_contacts", CONTACTS_PER_NUMBER),
    parameter("permissions", "address_file", ADDRESS_TABLE),
    parameter("permissions", "max_subnets", 4096),
    parameter("permissions", "peer_tag_avp", "$avp(site)"),
    parameter("pike", "sampling_time_unit", 2),
    parameter("pike", "reqs_density_per_unit", REQUESTS_PER_TWO_SECONDS),
    parameter("pike", "remove_latency", 10),
    parameter("dispatcher", "list_file", GATEWAY_TABLE),
    "# Names are resolved whenever they are needed: addresses change, and at the start there may be no name server yet.",
    parameter("dispatcher", "ds_dns_mode", 2),
    parameter("dispatcher", "xavp_dst", "_dsdst_"),
    parameter("dispatcher", "ds_ping_interval", 15),
    parameter("dispatcher", "ds_ping_from", `sip:probe@${domain}`),
    parameter("dispatcher", "ds_probing_mode", 1),
    "# Any answer shows that a gateway lives.",
    parameter("dispatcher", "ds_ping_reply_codes", "class=2;class=3;class=4"),
    "# Calls are counted on the node that carries them: after a failover counting begins anew.",
    parameter("dialog", "profiles_with_value", "site;trunk;hotline"),
    parameter("dialog", "dlg_match_mode", 1),
    "# A device that has lost its power says no goodbye: both ends are asked, and who is gone takes up no channel.",
    parameter("dialog", "ka_timer", KEEP_ALIVE_SECONDS),
    parameter("dialog", "ka_interval", KEEP_ALIVE_SECONDS),
    parameter("uac", "restore_mode", "auto"),
    parameter("rtpengine", "rtpengine_sock", sockets),
    parameter("rtpengine", "rtpengine_disable_tout", 20),
    parameter("rtpengine", "rtpengine_tout_ms", 500),
    parameter("rtpengine", "rtpengine_retr", 2),
    parameter("topoh", "mask_key", secretReference("softphone-topology")),
    parameter("topoh", "mask_callid", 1),
    parameter("topoh", "event_mode", 1),
    parameter("dmq", "server_address", peerAddress(hostname)),
    ...peers.map((host) => parameter("dmq", "notification_address", peerAddress(host))),
    parameter("dmq", "ping_interval", 15),
    parameter("dmq_usrloc", "enable", 1),
    parameter("dmq_usrloc", "sync", 1),
  ]
    .map((line) => `${line}\n`)
    .join("");
}

function parameter(module: string, name: string, value: string | number): string {
  return `modparam("${module}", "${name}", ${typeof value === "number" ? value : `"${value}"`})`;
}
