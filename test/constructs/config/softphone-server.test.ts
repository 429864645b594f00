import { cloudInitGuestinfo } from "../../../constructs/config/cloud-init";
import { softphoneServer, type SoftphonePlatform } from "../../../constructs/config/softphone-server";
import type { SoftphoneRole } from "../../../planning/telephony/session-border-plan";
import { softphonePlan } from "../../support/softphone-builder";

const ROLES: readonly SoftphoneRole[] = ["registrar", "media", "relay"];

const { domain, networkInterface, virtualAddress, trunkGateways, secondPathGateways, dialPlan } =
  softphonePlan();
const PLATFORM: SoftphonePlatform = {
  domain,
  machineDomain: "ad.stadt.example",
  networkInterface,
  virtualAddress,
  network: { cidr: "10.128.5.0/24", first: "10.128.5.0", last: "10.128.5.255" },
  registrars: ["ms-sreg-1.ad.stadt.example", "ms-sreg-2.ad.stadt.example"],
  mediaServers: ["ms-smedia-1.ad.stadt.example", "ms-smedia-2.ad.stadt.example"],
  trunkGateways,
  secondPathGateways,
  dialPlan,
};

const server = (role: SoftphoneRole, computerName = "ms-sreg-1") =>
  softphoneServer({ role, computerName, memoryGiB: 3 }, PLATFORM);

function file(role: SoftphoneRole, path: string, computerName?: string): string {
  const found = server(role, computerName).files.find((candidate) => candidate.path === path);
  if (found === undefined) throw new Error(`${role} has no ${path}`);
  return found.content;
}

describe("every role", () => {
  test.each(ROLES)("%s comes from Debian's own packages, and restarts what it configures", (role) => {
    const { packageSources, commands } = server(role);
    expect(packageSources).toBeUndefined();
    expect(commands.at(-1)?.slice(0, 2)).toEqual(["systemctl", "restart"]);
  });

  test.each([
    ["registrar", "kamailio"],
    ["relay", "turnserver"],
  ] as const)("%s lets its daemon read the certificate's key before it starts", (role, group) => {
    const { commands } = server(role);
    const lines = commands.map((command) => command.join(" "));
    const key = lines.indexOf("chmod 0640 /etc/workplace/tls/server.key");
    expect(lines[key - 1]).toBe(`chgrp ${group} /etc/workplace/tls/server.key`);
    expect(lines.findIndex((line) => line.startsWith("systemctl restart"))).toBeGreaterThan(key);
  });

  test.each([
    ["registrar", ["softphone-nonce", "softphone-topology"]],
    ["media", []],
    ["relay", ["softphone-turn"]],
  ] as const)("%s refers to the secrets %j and holds none", (role, names) => {
    const text = server(role)
      .files.map(({ content }) => content)
      .join("");
    const references = [...text.matchAll(/@secret:([a-z-]+)@/g)].map(([, name]) => name);
    expect(references.sort()).toEqual(names);
    const keyed = text.split("\n").filter((line) => /mask_key|auth", "secret|auth-secret=/.test(line));
    for (const line of keyed) expect(line).toMatch(/[="]@secret:[a-z-]+@"?\)?$/);
    expect(keyed).toHaveLength(names.length);
  });
});

describe("a registrar", () => {
  const settings = file("registrar", "/etc/kamailio/kamailio.cfg");

  test("speaks TLS and nothing else", () => {
    const sockets = [...settings.matchAll(/^listen=(\S+)/gm)].map(([, socket]) => socket);
    // Signalling is marked CS5.
    expect(settings).toContain("\ntos=160\n");
    expect(sockets).toEqual(["tls:10.128.5.254:5061", "tls:ms-sreg-1.ad.stadt.example:5062"]);
    expect(file("registrar", "/etc/kamailio/tls.cfg").match(/method = TLSv1\.2\+/g)).toHaveLength(2);
  });

  test("shares sign-ins with the others, not with itself", () => {
    const peers = [...settings.matchAll(/notification_address", "([^"]+)"/g)].map(([, peer]) => peer);
    expect(peers).toEqual(["sip:ms-sreg-2.ad.stadt.example:5062;transport=tls"]);
  });

  test("asks both ends of every call whether they are still there", () => {
    expect(settings).toContain('modparam("dialog", "ka_interval", 30)');
    const counted = settings.slice(settings.indexOf("route[COUNTED_CALL]"));
    expect(counted).toMatch(
      /^\S+ \{\n\tdlg_manage\(\);\n\tdlg_set_property\("ka-src"\);\n\tdlg_set_property\("ka-dst"\);\n\}/,
    );
    expect(settings.match(/dlg_manage\(\)/g)).toHaveLength(1);
    expect(settings.match(/route\(COUNTED_CALL\)/g)).toHaveLength(3);
  });

  test("takes twice as many connections as there are devices", () => {
    expect(settings).toContain("tls_max_connections=1000");
    const busy = { ...PLATFORM, dialPlan: { ...dialPlan, registrations: 15_000 } };
    const { files } = softphoneServer({ role: "registrar", computerName: "x", memoryGiB: 3 }, busy);
    const text = files.map(({ content }) => content).join("");
    expect(text).toContain("tls_max_connections=30000");
    expect(text).toContain("LimitNOFILE=60000");
    expect(text).toContain("SHM_MEMORY=2048");
  });

  test("prefers the first node for the virtual address, and no virtual MAC address", () => {
    const [first, second] = ["ms-sreg-1", "ms-sreg-2"].map((name) =>
      file("registrar", "/etc/keepalived/keepalived.conf", name),
    );
    expect(first).toContain("priority 150");
    expect(second).toContain("priority 140");
    for (const text of [first, second]) {
      expect(text).toContain("10.128.5.254/24");
      expect(text).not.toContain("use_vmac");
    }
  });

  test("knows buildings and gateways as tables", () => {
    expect(file("registrar", "/etc/kamailio/buildings")).toBe(
      "+496990009\n10.136.0.0/24 100 340\n10.136.1.0/24 200 33\n+4969900080\n",
    );
    expect(file("registrar", "/etc/kamailio/dispatcher.list")).toBe(
      "1 sip:sip-1.provider.example:5061;transport=tls 0 2\n" +
        "1 sip:sip-2.provider.example:5061;transport=tls 0 1\n" +
        "2 sip:sip.other.example:5061;transport=tls 0 1\n",
    );
  });

  test("leaves the table of subscribers to identity management", () => {
    const paths = server("registrar").files.map(({ path }) => path);
    expect(paths).not.toContain("/etc/kamailio/subscribers/subscriber");
    expect(server("registrar").commands.flat().join(" ")).toContain(
      "test -e /etc/kamailio/subscribers/subscriber ||",
    );
  });

  test("refuses a hotline's callers beyond its channels, and shows a group's number for its extensions", () => {
    expect(settings).toMatch(/\$rU == "\+496990009300"[\s\S]{0,200}\$var\(calls\) >= 12/);
    expect(settings).toContain('if (($var(e)>=110&&$var(e)<=149)) $avp(shown) = "+4969900090"');
  });
});

test("a media server relays without the kernel module and marks voice EF", () => {
  const lines = file("media", "/etc/rtpengine/rtpengine.conf").split("\n");
  expect(lines).toEqual(
    expect.arrayContaining(["table = -1", "interface = ens192", "tos = 184", "port-min = 30000"]),
  );
});

test("a relay reaches registrars' and media servers' network, and nothing else of the city", () => {
  const lines = file("relay", "/etc/turnserver.conf").split("\n");
  expect(lines.filter((line) => line.startsWith("allowed-peer-ip"))).toEqual([
    "allowed-peer-ip=10.128.5.0-10.128.5.255",
  ]);
  expect(lines).toContain("denied-peer-ip=0.0.0.0-255.255.255.255");
});

test("a group in several buildings has one rule for each range", () => {
  const spans = [
    { range: "main", first: 110, last: 149 },
    { range: "main", first: 210, last: 219 },
    { range: "south", first: 1000, last: 1009 },
  ];
  const shownNumbers = spans.map((span) => ({ span, shown: "+4969900090" }));
  const { files } = softphoneServer(
    { role: "registrar", computerName: "x", memoryGiB: 3 },
    { ...PLATFORM, dialPlan: { ...dialPlan, shownNumbers } },
  );
  const rules = files[0]!.content.split("\n").filter((line) => line.includes('$avp(shown) = "+'));
  expect(rules.map((line) => line.trim())).toEqual([
    'if (($var(e)>=110&&$var(e)<=149)||($var(e)>=210&&$var(e)<=219)) $avp(shown) = "+4969900090";',
    'if (($var(e)>=1000&&$var(e)<=1009)) $avp(shown) = "+4969900090";',
  ]);
});

test("800 buildings fit into the 64 KiB that a machine can read", () => {
  const sites = Array.from({ length: 800 }, (_, index) => ({
    ...dialPlan.sites[0]!,
    id: `building-${index}`,
    addresses: [`10.136.${index % 256}.0/24`],
  }));
  const large = { ...PLATFORM, dialPlan: { ...dialPlan, sites } };
  const registrar = softphoneServer({ role: "registrar", computerName: "x", memoryGiB: 3 }, large);
  expect(cloudInitGuestinfo(registrar)["guestinfo.userdata"]!.length).toBeLessThan(65_536);
});

test("fails for an emergency number outside of all ranges", () => {
  const sites = [{ ...dialPlan.sites[0]!, emergencyNumber: "+4930110" }];
  const lost = { ...PLATFORM, dialPlan: { ...dialPlan, sites } };
  expect(() => softphoneServer({ role: "registrar", computerName: "x", memoryGiB: 3 }, lost)).toThrow(
    'emergency number of site "town-hall" lies in no number range',
  );
});

test("fails for a number whose range is not planned", () => {
  const shownNumbers = [{ span: { range: "east", first: 1, last: 2 }, shown: "+4969900090" }];
  const lost = { ...PLATFORM, dialPlan: { ...dialPlan, shownNumbers } };
  expect(() => softphoneServer({ role: "registrar", computerName: "x", memoryGiB: 3 }, lost)).toThrow(
    'number range "east" is not planned',
  );
});
