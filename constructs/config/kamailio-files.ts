/** Port on which softphones, trunk and registrars meet (RFC 3261: SIP over TLS). */
export const SIP_TLS_PORT = 5061;
/** Port on which registrars share sign-ins. */
export const PORT_OF_PEERS = 5062;

/** Main file. */
export const KAMAILIO_SETTINGS = "/etc/kamailio/kamailio.cfg";
/** Certificates and versions of TLS. */
export const TLS_SETTINGS = "/etc/kamailio/tls.cfg";
/** Buildings by network, as short as can be. */
export const BUILDING_TABLE = "/etc/kamailio/buildings";
/** The same as Kamailio reads it; made on the machine. */
export const ADDRESS_TABLE = "/etc/kamailio/address.list";
/** Gateways to the public network. */
export const GATEWAY_TABLE = "/etc/kamailio/dispatcher.list";
/** Table of numbers and password hashes; personal data, so it comes from the city's identity management. */
export const SUBSCRIBER_FOLDER = "/etc/kamailio/subscribers";

/** Where the daemon takes questions about itself. */
export const RPC_SOCKET = "/run/kamailio/kamailio_ctl";

/** Groups in the table of gateways. */
export const TRUNK_GROUP = 1;
export const SECOND_PATH_GROUP = 2;
