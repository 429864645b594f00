/** Certificate of a machine, written by the city's certificate authority. */
export const SERVER_CERTIFICATE = "/etc/workplace/tls/server.pem";
export const SERVER_PRIVATE_KEY = "/etc/workplace/tls/server.key";
/** Certificate authorities that a machine trusts when it connects to others. */
export const TRUSTED_AUTHORITIES = "/etc/ssl/certs/ca-certificates.crt";

/**
 * Commands that let a daemon read the machine's key.
 *
 * @param group - of the daemon; it comes with its package, so no template can have done this
 */
export function keyReadableBy(group: string): readonly (readonly string[])[] {
  return [
    ["chgrp", group, SERVER_PRIVATE_KEY],
    ["chmod", "0640", SERVER_PRIVATE_KEY],
  ];
}
