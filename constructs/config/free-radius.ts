import type { ConfigurationFile } from "./cloud-init";
import { radiusClientScript, radiusClientTable, type RadiusClient } from "./free-radius-clients";
import { radiusEap } from "./free-radius-eap";
import { radiusPolicy, type RadiusRoles } from "./free-radius-policy";

/** Where Debian's FreeRADIUS 3 looks for its configuration. */
export const RADIUS_FOLDER = "/etc/freeradius/3.0";

/** Script that makes clients of their table, see `radiusClientScript`. */
export const RADIUS_CLIENT_SCRIPT = `${RADIUS_FOLDER}/workplace-clients.sh`;

/** Group of Debian's package that reads it. */
export const RADIUS_GROUP = "freerad";

/** Port for sign-ins (RFC 2865). */
export const RADIUS_PORT = 1812;

/** Sign-ins that are under way at the same time, at most (kind: assumption: a power cut of a large city for a minute). */
const MAX_SIGN_INS = 16_384;

/** Threads for each vCPU (kind: assumption: a few wait for the disk or the OCSP service while others compute). */
const THREADS_PER_VCPU = 4;

/** What a RADIUS server must know. */
export interface RadiusConfiguration {
  /** Virtual CPUs of its machine. */
  readonly vcpu: number;
  /** Buildings whose access points may ask, sorted by name. */
  readonly clients: readonly RadiusClient[];
  readonly roles: RadiusRoles;
  /** Service that tells revoked certificates; absent = the list of revoked certificates decides alone. */
  readonly ocspUrl?: string;
}

/**
 * Configuration of FreeRADIUS 3.2: EAP-TLS and nothing else, a secret and VLAN ids for each building. None of what the
 * package enables by itself is used.
 */
export function radiusFiles(server: RadiusConfiguration): readonly ConfigurationFile[] {
  const file = (name: string, content: string): ConfigurationFile => ({
    path: `${RADIUS_FOLDER}/${name}`,
    content,
    group: RADIUS_GROUP,
  });
  const segments = [...new Set(Object.values(server.roles))].sort();
  const table = `${RADIUS_FOLDER}/workplace-clients.table`;
  const target = `${RADIUS_FOLDER}/workplace-clients.conf`;
  return [
    { path: table, content: radiusClientTable(server.clients, segments), group: "root" },
    {
      path: RADIUS_CLIENT_SCRIPT,
      content: radiusClientScript(segments, { table, target, group: RADIUS_GROUP }),
      group: "root",
    },
    file("workplace-eap.conf", radiusEap(MAX_SIGN_INS, server.ocspUrl)),
    file("workplace-policy.conf", radiusPolicy(server.roles)),
    file("radiusd.conf", mainConfiguration(server.vcpu)),
  ];
}

function mainConfiguration(vcpu: number): string {
  const threads = vcpu * THREADS_PER_VCPU;
  return `prefix = /usr
raddbdir = ${RADIUS_FOLDER}
libdir = /usr/lib/freeradius
run_dir = /run/freeradius
logdir = /var/log/freeradius
pidfile = /run/freeradius/freeradius.pid
max_requests = ${MAX_SIGN_INS}
max_request_time = 30
cleanup_delay = 5
hostname_lookups = no
proxy_requests = no
log {
	destination = syslog
	syslog_facility = auth
	auth = yes
	auth_badpass = no
	auth_goodpass = no
}
security {
	allow_core_dumps = no
	max_attributes = 200
	reject_delay = 1
	status_server = yes
}
thread pool {
	start_servers = ${threads}
	max_servers = ${threads}
	min_spare_servers = 1
	max_spare_servers = ${threads}
	max_requests_per_server = 0
}
modules {
	always reject {
		rcode = reject
	}
	$INCLUDE workplace-eap.conf
}
$INCLUDE workplace-clients.conf
server workplace {
	listen {
		type = auth
		ipaddr = *
		port = ${RADIUS_PORT}
	}
	$INCLUDE workplace-policy.conf
}
`;
}
