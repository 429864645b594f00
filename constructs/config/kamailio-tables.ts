import type { DialPlan } from "../../planning/telephony/dial-plan";
import { SECOND_PATH_GROUP, SIP_TLS_PORT, TRUNK_GROUP } from "./kamailio-files";
import { SERVER_CERTIFICATE, SERVER_PRIVATE_KEY, TRUSTED_AUTHORITIES } from "./server-certificate";

/**
 * address.list: networks of each building → `<site>/<emergency number>/<calls that its link may carry>`.
 *
 * Columns as in https://www.kamailio.org/docs/modules/5.6.x/modules/permissions.html: group, address, prefix length,
 * port, tag.
 */
export function addressTable({ sites }: Pick<DialPlan, "sites">): string {
  return sites
    .flatMap(({ id, addresses, emergencyNumber, callLimit }) =>
      addresses.map((cidr) => {
        const [address = "", prefix = ""] = cidr.split("/");
        return `1 ${address} ${prefix} 0 ${id}/${emergencyNumber}/${callLimit}\n`;
      }),
    )
    .join("");
}

/** dispatcher.list: gateways in the order in which they are tried. */
export function gatewayTable(trunk: readonly string[], secondPath: readonly string[]): string {
  const rows = (group: number, hosts: readonly string[]): readonly string[] =>
    hosts.map(
      (host, index) => `${group} sip:${host}:${SIP_TLS_PORT};transport=tls 0 ${hosts.length - index}\n`,
    );
  return [...rows(TRUNK_GROUP, trunk), ...rows(SECOND_PATH_GROUP, secondPath)].join("");
}

/** tls.cfg: TLS 1.2 or newer; softphones show passwords, servers that we connect to show certificates. */
export function tlsSettings(): string {
  const own = `method = TLSv1.2+
certificate = ${SERVER_CERTIFICATE}
private_key = ${SERVER_PRIVATE_KEY}
ca_list = ${TRUSTED_AUTHORITIES}
`;
  return `[server:default]
${own}verify_certificate = no
require_certificate = no

[client:default]
${own}verify_certificate = yes
require_certificate = yes
`;
}

/** Head of the table of subscribers: how Kamailio's text database reads it. */
export const EMPTY_SUBSCRIBER_TABLE =
  "key_name(string) key_type(int) value_type(int) key_value(string) expires(int)\n";

/** Table of the versions of tables, which the text database asks for first. */
export const TABLE_VERSIONS = "table_name(string) table_version(int)\nhtable:2\nsubscriber:2\n";
