import {
  accountDomain,
  accountPassword,
  brewery,
  CONFERENCE_MEDIA_PORT,
  CONFERENCE_XMPP_PORT,
} from "./conference-name";

/**
 * jvb.conf of a media server: it offers itself to every signalling server, so that the loss of one of them costs its
 * conferences only.
 *
 * @param hostname - own name, unique among media servers
 * @param signalling - DNS names of signalling servers
 */
export function videobridgeConfiguration(
  hostname: string,
  domain: string,
  signalling: readonly string[],
): string {
  const servers = signalling.map(
    (server, index) => `      signalling-${index + 1} {
        hostname = "${server}"
        port = ${CONFERENCE_XMPP_PORT}
        domain = "${accountDomain(domain)}"
        username = "jvb"
        password = "${accountPassword("jvb")}"
        muc_jids = "${brewery("jvb", domain)}"
        muc_nickname = "${hostname}"
        disable_certificate_verification = false
      }`,
  );
  return `videobridge {
  ice {
    udp { port = ${CONFERENCE_MEDIA_PORT} }
    tcp { enabled = false }
  }
  apis {
    xmpp-client.configs {
${servers.join("\n")}
    }
  }
  http-servers {
    private { host = "127.0.0.1" }
    public { port = 9090 }
  }
  websockets {
    enabled = true
    domain = "${domain}:443"
    tls = true
    server-id = "${hostname}"
  }
  stats { enabled = true }
}
`;
}
