import type { RadiusConfiguration } from "../../constructs/config/free-radius";
import { CertificateAuthority, type Certificate } from "./support/certificate-authority";
import { Daemon, describeWithDaemons, freePort } from "./support/daemon";
import { RadiusLab, type Sabotage } from "./support/radius-lab";

const TOWN_HALL = "127.0.16.9";
const LIBRARY = "127.0.17.9";

/** Two buildings; the library has no telephones. */
const CONFIGURATION: RadiusConfiguration = {
  vcpu: 2,
  clients: [
    { site: "library", network: "127.0.17.0/24", vlanIds: { staff: 1021, management: 1022 } },
    { site: "town-hall", network: "127.0.16.0/24", vlanIds: { staff: 1011, voice: 1012, management: 1013 } },
  ],
  roles: { Workplace: "staff", Telephone: "voice" },
};

interface Devices {
  readonly laptop: Certificate;
  readonly telephone: Certificate;
  readonly camera: Certificate;
  readonly disguised: Certificate;
  readonly expired: Certificate;
  readonly revoked: Certificate;
  readonly stranger: Certificate;
}

function devicesOf({ authority, path }: { authority: CertificateAuthority; path: string }): Devices {
  const other = new CertificateAuthority(path);
  const devices = {
    laptop: authority.issue("laptop", "/O=Stadt/OU=Workplace/CN=laptop-1"),
    telephone: authority.issue("telephone", "/O=Stadt/OU=Telephone/CN=phone-1"),
    camera: authority.issue("camera", "/O=Stadt/OU=Camera/CN=camera-1"),
    disguised: authority.issue("disguised", "/O=Stadt/OU=Camera/CN=x\\/OU=Workplace"),
    expired: authority.issue("expired", "/O=Stadt/OU=Workplace/CN=old", "client", [
      "20200101000000Z",
      "20210101000000Z",
    ]),
    revoked: authority.issue("revoked", "/O=Stadt/OU=Workplace/CN=lost"),
    stranger: other.issue("stranger", "/O=Stadt/OU=Workplace/CN=laptop-1"),
  };
  authority.revoke(devices.revoked);
  return devices;
}

function labWith(configuration = CONFIGURATION, sabotage?: Sabotage): { lab: RadiusLab; devices: Devices } {
  const lab = new RadiusLab(configuration, sabotage);
  return { lab, devices: devicesOf({ authority: lab.authority, path: lab.path("/other-authority") }) };
}

describeWithDaemons("FreeRADIUS with the generated configuration", () => {
  let lab: RadiusLab;
  let devices: Devices;

  beforeAll(async () => {
    ({ lab, devices } = labWith());
    await lab.start();
  });
  afterAll(() => lab.delete());

  test("accepts the configuration", () => {
    expect(lab.check()).toMatchObject({ status: 0, output: expect.stringContaining("appears to be OK") });
  });

  test.each([
    ["laptop", TOWN_HALL, "1011"],
    ["telephone", TOWN_HALL, "1012"],
    ["laptop", LIBRARY, "1021"],
  ] as const)("a %s at %s lands in VLAN %s", async (device, accessPoint, vlanId) => {
    const result = await lab.signIn({ device: devices[device], accessPoint });
    expect(result).toMatchObject({ accepted: true, vlanIds: [vlanId] });
    expect(result.output).toContain("Using TLS version TLSv1.3");
  });

  test("a device that knows TLS 1.2 only comes back without a full sign-in, in the VLAN of the same building", async () => {
    const lines = lab.tlsLines(devices.laptop, "tls_disable_tlsv1_3=1");
    const result = await lab.signIn({ device: devices.laptop, accessPoint: TOWN_HALL, lines, again: 1 });
    expect(result).toMatchObject({ accepted: true, vlanIds: ["1011", "1011"] });
    expect(result.output).toContain("EAP-Session-Resumed := 1");
  });

  test("a device with TLS 1.3 signs in fully each time, with keys on which both sides agree", async () => {
    const result = await lab.signIn({ device: devices.laptop, accessPoint: TOWN_HALL, again: 1 });
    expect(result).toMatchObject({ accepted: true, vlanIds: ["1011", "1011"] });
    expect(result.output).toContain("MPPE keys OK: 2  mismatch: 0");
  });

  test.each([
    ["stranger", "unknown CA"],
    ["expired", "certificate has expired"],
    ["revoked", "certificate revoked"],
    ["camera", "[reject] = reject"],
    ["disguised", "&TLS-Client-Cert-Common-Name =~ /\\//)  -> TRUE"],
  ] as const)("rejects a device that is %s", async (device, reason) => {
    const result = await lab.signIn({ device: devices[device], accessPoint: TOWN_HALL });
    expect(result).toMatchObject({ accepted: false, vlanIds: [] });
    expect(result.output).toContain(reason);
  });

  test("rejects a telephone in a building that has no network for telephones", async () => {
    const result = await lab.signIn({ device: devices.telephone, accessPoint: LIBRARY });
    expect(result).toMatchObject({ accepted: false, vlanIds: [] });
  });

  test.each([
    ["MD5", ["key_mgmt=WPA-EAP", "eap=MD5", 'identity="a"', 'password="b"']],
    ["PEAP", ["key_mgmt=WPA-EAP", "eap=PEAP", 'identity="a"', 'password="b"', 'phase2="auth=MSCHAPV2"']],
  ])("rejects the method %s", async (_, lines) => {
    expect((await lab.signIn({ device: devices.laptop, accessPoint: TOWN_HALL, lines })).accepted).toBe(
      false,
    );
  });

  test("rejects an access point outside the buildings, and one with another building's secret", async () => {
    const outside = await lab.signIn({
      device: devices.laptop,
      accessPoint: "127.0.99.9",
      secret: "secret-of-library",
    });
    expect(outside.accepted).toBe(false);
    expect(outside.output).toContain("from unknown client 127.0.99.9");
    const wrong = await lab.signIn({
      device: devices.laptop,
      accessPoint: TOWN_HALL,
      secret: "secret-of-library",
    });
    expect(wrong.accepted).toBe(false);
  });
});

describeWithDaemons("FreeRADIUS with a service for revoked certificates", () => {
  test("asks it, and lets nobody in while it is silent", async () => {
    const port = await freePort();
    const { lab, devices } = labWith({ ...CONFIGURATION, ocspUrl: `http://127.0.0.1:${port}` });
    try {
      await lab.start();
      const silent = await lab.signIn({ device: devices.laptop, accessPoint: TOWN_HALL });
      expect(silent.accepted).toBe(false);
      const service = await Daemon.start(
        "/usr/bin/openssl",
        lab.authority.ocspArguments(port),
        /waiting for/,
      );
      const answered = await lab.signIn({ device: devices.laptop, accessPoint: TOWN_HALL });
      await service.stop();
      expect(answered).toMatchObject({ accepted: true, vlanIds: ["1011"] });
      expect(service.output).toContain("Received request");
    } finally {
      await lab.delete();
    }
  });
});

describeWithDaemons("FreeRADIUS with a broken configuration", () => {
  test("fails the check when a block is not closed", async () => {
    const { lab } = labWith(CONFIGURATION, (text) => text.replace("post-auth {", "post-auth"));
    expect(lab.check().status).not.toBe(0);
    await lab.delete();
  });

  test("fails the check when a secret is missing", () => {
    expect(() => labWith(CONFIGURATION, (text) => text.replace("library 127", "nobody 127"))).toThrow();
  });

  test("lets revoked devices in when their list is not read, which the tests above would notice", async () => {
    const { lab, devices } = labWith(CONFIGURATION, (text) =>
      text.replace("check_crl = yes", "check_crl = no"),
    );
    await lab.start();
    expect((await lab.signIn({ device: devices.revoked, accessPoint: TOWN_HALL })).accepted).toBe(true);
    await lab.delete();
  });
});
