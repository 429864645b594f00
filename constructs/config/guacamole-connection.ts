import type { RedirectionSpec } from "../../generated/scenario";
import type { ProtectionClass } from "../../planning/plan";

/** A session host as an Apache Guacamole gateway reaches it. */
export interface GuacamoleTarget {
  /** DNS name of the session host; it must be the name in its certificate. */
  readonly hostname: string;
  /** DNS name of the Active Directory domain. */
  readonly domain: string;
  readonly protectionClass: ProtectionClass;
  /** What the pool's scenarios open. */
  readonly redirection: Required<RedirectionSpec>;
  /** Name under which the host publishes the only program to start. @default the whole desktop */
  readonly remoteApp?: string;
}

/** Remote Desktop Protocol (port; vendor default: https://guacamole.apache.org/doc/gug/configuring-guacamole.html#rdp). */
export const RDP_PORT = 3389;

/** Folder on the gateway that holds what people exchange with their desktop, one folder each (kind: assumption). */
const DRIVE_FOLDER = "/var/lib/guacamole/drive";
/** Time zone of sessions: all estates are in Germany. */
const TIME_ZONE = "Europe/Berlin";
/** Keyboard of sessions (source: server-layout, same page as `RDP_PORT`). */
const KEYBOARD_LAYOUT = "de-de-qwertz";

/**
 * Parameters of one connection in Apache Guacamole.
 *
 * What the scenarios open is open, except that for the protection classes high and very-high nothing leaves the
 * desktop: no drive, no download, no printing into a PDF, no copy to the device (BSI SYS.2.5.A6). Guacamole redirects neither smart cards nor
 * USB devices nor cameras. The certificate is always checked; it is never trusted on first use. Person and password are
 * those of the sign-in to Guacamole, put in by Guacamole itself.
 *
 * Source of the parameters: https://guacamole.apache.org/doc/gug/configuring-guacamole.html#rdp and
 * apache/guacamole-server, src/protocols/rdp/settings.c.
 *
 * @returns parameter → value, sorted; contains no secret
 */
export function guacamoleConnection(target: GuacamoleTarget): Readonly<Record<string, string>> {
  const { redirection } = target;
  const mayLeave = target.protectionClass === "normal";
  const drive = redirection.drives && mayLeave;
  const parameters = {
    hostname: target.hostname,
    port: String(RDP_PORT),
    domain: target.domain,
    username: "${GUAC_USERNAME}",
    password: "${GUAC_PASSWORD}",
    security: "nla",
    "ignore-cert": "false",
    "cert-tofu": "false",
    "enable-drive": String(drive),
    ...(drive ? { "drive-path": `${DRIVE_FOLDER}/\${GUAC_USERNAME}`, "create-drive-path": "true" } : {}),
    "disable-download": String(!drive),
    "disable-upload": String(!drive),
    "disable-copy": String(!(redirection.clipboard && mayLeave)),
    "disable-paste": String(!redirection.clipboard),
    // Guacamole prints into a PDF that the browser downloads.
    "enable-printing": String(redirection.printers && mayLeave),
    "enable-audio-input": String(redirection.microphone),
    ...(target.remoteApp === undefined ? {} : { "remote-app": `||${target.remoteApp}` }),
    "resize-method": "display-update",
    "server-layout": KEYBOARD_LAYOUT,
    timezone: TIME_ZONE,
  };
  return Object.fromEntries(Object.entries(parameters).sort(([a], [b]) => (a < b ? -1 : 1)));
}
