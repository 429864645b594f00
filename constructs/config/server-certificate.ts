/** Certificate of a machine, written by the city's certificate authority. */
export const SERVER_CERTIFICATE = "/etc/workplace/tls/server.pem";
export const SERVER_PRIVATE_KEY = "/etc/workplace/tls/server.key";
/** Certificate authorities that a machine trusts when it connects to others. */
export const TRUSTED_AUTHORITIES = "/etc/ssl/certs/ca-certificates.crt";
