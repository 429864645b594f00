import type { BuildingSegment } from "../../planning/wlan/network-plan";
import { FILL_SECRETS_PATH, secretReference, TEMPLATE_FOLDER } from "./secret-reference";

/** A building whose access points may ask. */
export interface RadiusClient {
  /** Site; its secret is `radius-<site>`. */
  readonly site: string;
  /** Network of its access points (CIDR). */
  readonly network: string;
  readonly vlanIds: Readonly<Partial<Record<BuildingSegment, number>>>;
}

/** What a building has none of, in the table. */
const NOTHING = "-";

/** Place of the site in the text of a reference. */
const SITE = "site";

/** Name of the secret between a building's access points and the servers. */
export function radiusSecret(site: string): string {
  return `radius-${site}`;
}

/**
 * A line for each building: site, network of its access points, VLAN ids of the segments.
 *
 * A table, because user data may have 64 KiB: the clients of 800 buildings written out have three times as much.
 */
export function radiusClientTable(
  clients: readonly RadiusClient[],
  segments: readonly BuildingSegment[],
): string {
  return clients
    .map(({ site, network, vlanIds }) => {
      const vlans = segments.map((segment) => vlanIds[segment] ?? NOTHING);
      return `${[site, network, ...vlans].join(" ")}\n`;
    })
    .join("");
}

/**
 * Shell script that makes clients of the table, one for each building with a secret of its own and its VLAN ids as
 * properties that the policy looks up. Run it again after a secret has changed, then restart the daemon.
 *
 * Every request carries a Message-Authenticator, as the attack CVE-2024-3596 makes necessary. `WORKPLACE_ROOT` prefixes
 * all paths, for tests.
 *
 * @param table - path of the table
 * @param target - path of the daemon's configuration
 * @param group - group that reads it
 */
export function radiusClientScript(
  segments: readonly BuildingSegment[],
  { table, target, group }: { readonly table: string; readonly target: string; readonly group: string },
): string {
  // In parts: in one piece the script itself would get a secret.
  const [before = "", after = ""] = secretReference(radiusSecret(SITE)).split(SITE);
  return `#!/bin/sh
# Writes ${target} from ${table}.
set -eu
umask 077
root="\${WORKPLACE_ROOT:-}"
awk -v segments="${segments.join(" ")}" '
function property(name, value) { print "\\t" name " = " value }
BEGIN { count = split(segments, segment, " ") }
{
  print "client " $1 " {"
  property("ipaddr", $2)
  property("secret", "\\047${before}" $1 "${after}\\047")
  property("require_message_authenticator", "yes")
  for (i = 1; i <= count; i++) if ($(i + 2) != "${NOTHING}") property("vlan_" segment[i], $(i + 2))
  print "}"
}' "$root${table}" > "$root${TEMPLATE_FOLDER}${target}"
exec "$root${FILL_SECRETS_PATH}" ${target} ${group}
`;
}
