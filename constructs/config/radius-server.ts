import type { CloudInitConfiguration } from "./cloud-init";
import { RADIUS_CLIENT_SCRIPT, radiusFiles, RADIUS_GROUP, type RadiusConfiguration } from "./free-radius";
import { DEVICE_AUTHORITIES, SESSION_FOLDER, SESSION_HOURS } from "./free-radius-eap";
import { keyReadableBy } from "./server-certificate";

/** File that tells systemd-tmpfiles to make the folder of sessions, and to empty it of old ones. */
const SESSION_RULE = "/etc/tmpfiles.d/workplace-radius.conf";

/**
 * Cloud-init configuration of a RADIUS server.
 *
 * The daemon reads secrets and certificates once: after a secret has changed, the script of the clients and a restart.
 */
export function radiusServer(
  hostname: string,
  domain: string,
  configuration: RadiusConfiguration,
): CloudInitConfiguration {
  return {
    hostname,
    domain,
    packages: ["freeradius"],
    files: [
      ...radiusFiles(configuration),
      {
        path: SESSION_RULE,
        content: `d ${SESSION_FOLDER} 0700 ${RADIUS_GROUP} ${RADIUS_GROUP} ${SESSION_HOURS}h\n`,
        group: "root",
      },
    ],
    commands: [
      ["sh", RADIUS_CLIENT_SCRIPT],
      ["systemd-tmpfiles", "--create", SESSION_RULE],
      ...keyReadableBy(RADIUS_GROUP),
      ["openssl", "rehash", DEVICE_AUTHORITIES],
      ["systemctl", "restart", "freeradius"],
    ],
  };
}
