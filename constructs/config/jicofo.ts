import { accountDomain, accountPassword, brewery, CONFERENCE_XMPP_PORT } from "./conference-name";

/** jicofo.conf: only staff open conferences; the focus puts conferences on media servers and calls recorders. It lives beside its XMPP server. */
export function jicofoConfiguration(domain: string): string {
  return `jicofo {
  authentication {
    enabled = true
    type = JWT
    login-url = "${domain}"
  }
  bridge { brewery-jid = "${brewery("jvb", domain)}" }
  jibri { brewery-jid = "${brewery("jibri", domain)}" }
  xmpp {
    client {
      hostname = "localhost"
      port = ${CONFERENCE_XMPP_PORT}
      domain = "${accountDomain(domain)}"
      xmpp-domain = "${domain}"
      username = "focus"
      password = "${accountPassword("focus")}"
      conference-muc-jid = "conference.${domain}"
    }
    trusted-domains = [ "${accountDomain(domain)}" ]
  }
}
`;
}
