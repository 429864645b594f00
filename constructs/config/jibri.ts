import {
  accountDomain,
  accountPassword,
  brewery,
  CONFERENCE_XMPP_PORT,
  recorderDomain,
} from "./conference-name";

/** Folder in which recordings wait until the city's file storage fetches them. */
export const RECORDINGS_FOLDER = "/srv/recordings";

/**
 * jibri.conf of a recorder: takes part in one conference at a time and films it.
 *
 * @param hostname - own name, unique among recorders
 * @param signalling - DNS names of signalling servers
 */
export function jibriConfiguration(hostname: string, domain: string, signalling: readonly string[]): string {
  const servers = signalling.map((server) => `"${server}"`).join(", ");
  return `jibri {
  id = "${hostname}"
  single-use-mode = false
  recording { recordings-directory = "${RECORDINGS_FOLDER}" }
  api {
    xmpp {
      environments = [
        {
          name = "workplace"
          xmpp-server-hosts = [ ${servers} ]
          xmpp-domain = "${domain}"
          control-login {
            domain = "${accountDomain(domain)}"
            port = ${CONFERENCE_XMPP_PORT}
            username = "jibri"
            password = "${accountPassword("jibri")}"
          }
          control-muc {
            domain = "internal.${accountDomain(domain)}"
            room-name = "${brewery("jibri", domain).split("@")[0] ?? ""}"
            nickname = "${hostname}"
          }
          call-login {
            domain = "${recorderDomain(domain)}"
            username = "recorder"
            password = "${accountPassword("recorder")}"
          }
          strip-from-room-domain = "conference."
          trust-all-xmpp-certs = false
          usage-timeout = 0
        }
      ]
    }
  }
}
`;
}
