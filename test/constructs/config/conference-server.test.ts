import type { ConferenceRole } from "../../../planning/conferencing/conference-plan";
import { cloudInitUserData } from "../../../constructs/config/cloud-init";
import { conferenceFlows } from "../../../constructs/config/conference-flow";
import { conferenceServer, type ConferencePlatform } from "../../../constructs/config/conference-server";

const ROLES: readonly ConferenceRole[] = ["signalling", "media", "relay", "recording"];

const PLATFORM: ConferencePlatform = {
  domain: "conference.stadt.example",
  machineDomain: "ad.stadt.example",
  signalling: ["ms-csignal-1.ad.stadt.example", "ms-csignal-2.ad.stadt.example"],
  relays: ["ms-cturn-1.ad.stadt.example"],
  mediaAddresses: { first: "10.128.4.0", last: "10.128.4.255" },
};

function file(role: ConferenceRole, path: string): string {
  const found = conferenceServer(role, `ms-${role}-1`, PLATFORM).files.find(
    (candidate) => candidate.path === path,
  );
  if (found === undefined) throw new Error(`${role} has no ${path}`);
  return found.content;
}

describe("every role", () => {
  test.each(ROLES)("%s holds references, never secrets", (role) => {
    const { files } = conferenceServer(role, "ms-x-1", PLATFORM);
    const secrets = files.flatMap(({ content }) =>
      [...content.matchAll(/(?:password|secret)\s*=\s*"?([^"\s,]+)/g)].map((match) => match[1]),
    );
    expect(secrets.length).toBeGreaterThan(0);
    for (const secret of secrets) expect(secret).toMatch(/^(@secret:conference-[a-z-]+@|true)$/);
  });

  test.each(ROLES)("%s has balanced braces and quotes", (role) => {
    for (const { content } of conferenceServer(role, "ms-x-1", PLATFORM).files) {
      const count = (character: string): number => content.split(character).length - 1;
      expect(count("{")).toBe(count("}"));
      expect(count("[")).toBe(count("]"));
      expect(count('"') % 2).toBe(0);
    }
  });

  test.each(ROLES)("%s is small enough for guestinfo", (role) => {
    const userData = cloudInitUserData(conferenceServer(role, "ms-x-1", PLATFORM));
    expect(Buffer.from(userData).toString("base64").length).toBeLessThan(65_536);
  });
});

describe("a media server", () => {
  const text = file("media", "/etc/jitsi/videobridge/jvb.conf");

  test("offers itself to all signalling servers under its own name, and checks their certificates", () => {
    for (const server of PLATFORM.signalling) expect(text).toContain(`hostname = "${server}"`);
    expect(text.match(/muc_nickname = "ms-media-1"/g)).toHaveLength(2);
    expect(text.match(/disable_certificate_verification = false/g)).toHaveLength(2);
  });

  test("takes media on one port", () => {
    expect(text).toContain("udp { port = 10000 }");
  });
});

describe("a relay", () => {
  const lines = file("relay", "/etc/turnserver.conf").split("\n");

  test("reaches media servers, and nothing else of the city", () => {
    expect(lines).toContain("denied-peer-ip=0.0.0.0-255.255.255.255");
    expect(lines.filter((line) => line.startsWith("allowed-peer-ip"))).toEqual([
      "allowed-peer-ip=10.128.4.0-10.128.4.255",
    ]);
  });

  test("gives out credentials that expire, over TLS 1.2 or newer", () => {
    expect(lines).toEqual(expect.arrayContaining(["use-auth-secret", "no-tlsv1", "no-tlsv1_1", "no-cli"]));
    expect(lines).toContain("static-auth-secret=@secret:conference-turn@");
  });

  test("comes from Debian's own packages", () => {
    expect(conferenceServer("relay", "x", PLATFORM).packageSources).toBeUndefined();
  });
});

describe("a signalling server", () => {
  const prosody = file("signalling", "/etc/prosody/conf.d/conference.stadt.example.cfg.lua");

  test("lets staff in by token, guests only as far as the lobby", () => {
    expect(prosody).toMatch(/VirtualHost "conference\.stadt\.example"\n {2}authentication = "token"/);
    expect(prosody).toContain("allow_empty_token = false");
    expect(prosody).toContain('Component "lobby.conference.stadt.example" "muc"');
  });

  test("keeps nothing of a conference on disk", () => {
    expect(prosody.match(/storage = "memory"/g)).toHaveLength(3);
  });

  test("tells clients of every relay, plain and over TLS", () => {
    expect(prosody).toContain('type = "turn", host = "ms-cturn-1.ad.stadt.example", port = 3478');
    expect(prosody).toContain('type = "turns", host = "ms-cturn-1.ad.stadt.example", port = 5349');
  });

  test("registers the platform's own accounts with passwords from files", () => {
    const { commands } = conferenceServer("signalling", "x", PLATFORM);
    const registered = commands.filter(([command]) => command === "sh").map(([, , line]) => line);
    expect(registered).toHaveLength(4);
    expect(registered).toContain(
      'prosodyctl register jvb auth.conference.stadt.example "$(head -n 1 /etc/workplace/secrets/conference-jvb)"',
    );
  });

  test("lets only staff open a conference", () => {
    expect(file("signalling", "/etc/jitsi/jicofo/jicofo.conf")).toMatch(/authentication \{\s+enabled = true/);
  });
});

test("a recorder waits in the room where the focus looks for it, on every signalling server", () => {
  const text = file("recording", "/etc/jitsi/jibri/jibri.conf");
  expect(text).toContain(
    `xmpp-server-hosts = [ ${PLATFORM.signalling.map((host) => `"${host}"`).join(", ")} ]`,
  );
  expect(text).toContain('room-name = "jibribrewery"');
  expect(file("signalling", "/etc/jitsi/jicofo/jicofo.conf")).toContain("jibribrewery@internal.auth.");
});

describe("flows through the firewall", () => {
  const flows = conferenceFlows({
    conference: { cidr: "10.128.3.0/24" },
    "conference-edge": { cidr: "10.128.4.0/24" },
  });

  test("people reach the web server, media and relays, never XMPP", () => {
    const open = flows.filter(({ from }) => from.includes("people"));
    expect(open.map(({ to, protocol, ports }) => [...to, protocol, ...ports])).toEqual([
      ["10.128.3.0/24", "tcp", "443"],
      ["10.128.4.0/24", "udp", "10000"],
      ["10.128.4.0/24", "udp", "3478"],
      ["10.128.4.0/24", "tcp", "5349"],
    ]);
  });

  test("media servers reach signalling, not the other way round", () => {
    expect(flows.filter(({ ports }) => ports.includes("5222"))).toMatchObject([
      { from: ["10.128.4.0/24"], to: ["10.128.3.0/24"] },
    ]);
  });
});
