import { SERVER_CERTIFICATE, SERVER_PRIVATE_KEY } from "./server-certificate";

/**
 * Authorities of the devices' certificates and their lists of revoked ones, hashed as `openssl rehash` does it; the city's
 * certificate authority keeps them up to date on the machine.
 */
export const DEVICE_AUTHORITIES = "/etc/workplace/tls/devices";

/** Sessions that may be resumed. */
export const SESSION_FOLDER = "/var/cache/workplace-radius";

/**
 * Time for which a device comes back without a full sign-in (hours; kind: assumption: a working day. A revoked device is
 * out at the latest then, and at once when the folder of sessions is emptied).
 */
export const SESSION_HOURS = 8;

/** Time after which lists of revoked certificates are read anew (s; kind: assumption). */
const REVOCATION_SECONDS = 300;

/** Time that the OCSP service has for an answer (s; kind: assumption: the access point asks again after some seconds). */
const OCSP_SECONDS = 3;

/**
 * EAP-TLS with TLS 1.3 or 1.2 (BSI WLAN catalogue ARCH.3.4 asks for 1.3; 1.2 is for devices that know nothing newer).
 *
 * @param maxSignIns - sign-ins under way at the same time
 */
export function radiusEap(maxSignIns: number, ocspUrl: string | undefined): string {
  return `eap {
	default_eap_type = tls
	timer_expire = 60
	ignore_unknown_eap_types = no
	max_sessions = ${maxSignIns}
	tls-config devices {
		private_key_file = ${SERVER_PRIVATE_KEY}
		certificate_file = ${SERVER_CERTIFICATE}
		ca_path = ${DEVICE_AUTHORITIES}
		ca_path_reload_interval = ${REVOCATION_SECONDS}
		check_crl = yes
		check_all_crl = no
		tls_min_version = "1.2"
		tls_max_version = "1.3"
		cipher_list = "ECDHE+AESGCM:ECDHE+CHACHA20"
		cipher_server_preference = yes
		ecdh_curve = ""
		cache {
			enable = yes
			lifetime = ${SESSION_HOURS}
			name = "workplace"
			persist_dir = "${SESSION_FOLDER}"
		}
${ocspUrl === undefined ? "" : ocsp(ocspUrl)}	}
	tls {
		tls = devices
	}
}
`;
}

function ocsp(url: string): string {
  return `		ocsp {
			enable = yes
			override_cert_url = yes
			url = "${url}"
			timeout = ${OCSP_SECONDS}
			softfail = no
		}
`;
}
