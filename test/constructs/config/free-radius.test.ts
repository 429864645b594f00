import { radiusFiles, type RadiusConfiguration } from "../../../constructs/config/free-radius";
import { cloudInitGuestinfo } from "../../../constructs/config/cloud-init";
import { radiusServer } from "../../../constructs/config/radius-server";

const CONFIGURATION: RadiusConfiguration = {
  vcpu: 2,
  clients: [{ site: "town-hall", network: "10.136.0.192/28", vlanIds: { staff: 201, voice: 202 } }],
  roles: { Workplace: "staff", "Fire Brigade": "voice" },
};

function text(name: string, overrides: Partial<RadiusConfiguration> = {}): string {
  const files = radiusFiles({ ...CONFIGURATION, ...overrides });
  return files.find(({ path }) => path.endsWith(`/${name}`))!.content;
}

test("a building is a line with its access points' network and the VLANs that roles lead to", () => {
  const vlanIds = { staff: 211, management: 213 };
  const clients = [...CONFIGURATION.clients, { site: "annex", network: "10.136.1.0/28", vlanIds }];
  expect(text("workplace-clients.table", { clients })).toBe(
    "town-hall 10.136.0.192/28 201 202\nannex 10.136.1.0/28 211 -\n",
  );
});

test("the script makes clients with references to secrets, and has them filled in", () => {
  const script = text("workplace-clients.sh");
  expect(script).toContain('"\\047@secret:radius-" $1 "@\\047"');
  expect(script).toContain('segments="staff voice"');
  expect(script).toMatch(
    /workplace-fill-secrets" \/etc\/freeradius\/3\.0\/workplace-clients\.conf freerad\n$/,
  );
});

test("800 buildings fit into what a machine can read about itself", () => {
  const clients = Array.from({ length: 800 }, (_, index) => ({
    site: `office-north-${index}`,
    network: `10.200.${index % 250}.128/25`,
    vlanIds: { staff: 1000 + index, voice: 2000 + index },
  }));
  const machine = radiusServer("ms-radius-1", "stadt.example", { ...CONFIGURATION, clients });
  expect(cloudInitGuestinfo(machine)["guestinfo.userdata"]!.length).toBeLessThan(65_536);
});

test("each role looks up the VLAN of the building, everything else is refused", () => {
  const policy = text("workplace-policy.conf");
  expect(policy).toContain("if (&TLS-Client-Cert-Subject =~ /\\/OU=Workplace(\\/|$)/)");
  expect(policy).toContain("elsif (&TLS-Client-Cert-Subject =~ /\\/OU=Fire Brigade(\\/|$)/)");
  expect(policy).toContain('"%{client:vlan_staff}"');
  expect(policy.match(/\breject\n/g)).toHaveLength(4);
});

test("only EAP-TLS from TLS 1.2 on is offered, and lists of revoked certificates are read", () => {
  const eap = text("workplace-eap.conf");
  expect(eap).toContain('tls_min_version = "1.2"');
  expect(eap).toContain("check_crl = yes");
  expect(eap).not.toMatch(/\b(md5|peap|ttls|gtc|pwd)\b/);
  expect(eap).not.toContain("ocsp");
});

test("a service for revoked certificates must answer", () => {
  const eap = text("workplace-eap.conf", { ocspUrl: "http://ocsp.stadt.example" });
  expect(eap).toContain('url = "http://ocsp.stadt.example"');
  expect(eap).toContain("softfail = no");
});

test("threads grow with the machine", () => {
  expect(text("radiusd.conf")).toContain("max_servers = 8");
  expect(text("radiusd.conf", { vcpu: 4 })).toContain("max_servers = 16");
});

test("the machine makes the folder of sessions, hashes the authorities and starts the daemon last", () => {
  const { packages, commands, files } = radiusServer("ms-radius-1", "stadt.example", CONFIGURATION);
  expect(packages).toEqual(["freeradius"]);
  expect(files.find(({ path }) => path.startsWith("/etc/tmpfiles.d/"))?.content).toBe(
    "d /var/cache/workplace-radius 0700 freerad freerad 8h\n",
  );
  expect(commands).toContainEqual(["openssl", "rehash", "/etc/workplace/tls/devices"]);
  expect(commands.at(-1)).toEqual(["systemctl", "restart", "freeradius"]);
});
