import type { DialPlan } from "../../planning/telephony/dial-plan";
import {
  ADDRESS_TABLE,
  BUILDING_TABLE,
  SECOND_PATH_GROUP,
  SIP_TLS_PORT,
  TRUNK_GROUP,
} from "./kamailio-files";
import { SERVER_CERTIFICATE, SERVER_PRIVATE_KEY, TRUSTED_AUTHORITIES } from "./server-certificate";

/**
 * Networks of buildings with the extension that calls for help from there show, and the calls that the link may carry;
 * a line with a head number begins those of its range.
 *
 * A table of its own form, because user data may have 64 KiB: 800 buildings as Kamailio reads them have more.
 *
 * @throws RangeError when an emergency number lies in no range
 */
export function buildingTable({ sites, numberRanges }: Pick<DialPlan, "sites" | "numberRanges">): string {
  const heads = Object.values(numberRanges).map(({ headNumber }) => headNumber);
  const rows = new Map<string, string[]>(heads.map((head) => [head, []]));
  for (const { id, addresses, emergencyNumber, callLimit } of sites) {
    const head = heads.find((candidate) => emergencyNumber.startsWith(candidate));
    if (head === undefined) throw new RangeError(`emergency number of site "${id}" lies in no number range`);
    const extension = emergencyNumber.slice(head.length);
    rows.get(head)?.push(...addresses.map((cidr) => `${cidr} ${extension} ${callLimit}\n`));
  }
  return [...rows].map(([head, lines]) => [`${head}\n`, ...lines].join("")).join("");
}

/**
 * Shell command that makes address.list of it: network → `<emergency number>/<calls>`.
 *
 * Columns: group, address, prefix length, port, tag; Kamailio 5.6.3 leaves out lines of another form without a word.
 */
export const ADDRESS_TABLE_COMMAND = `awk '/^[+]/ { head = $1; next } { split($1, network, "/"); print 1, network[1], network[2], 0, head $2 "/" $3 }' ${BUILDING_TABLE} > ${ADDRESS_TABLE}`;

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
