import { load } from "js-yaml";
import {
  cloudInitGuestinfo,
  cloudInitUserData,
  type CloudInitConfiguration,
} from "../../../constructs/config/cloud-init";

function machine(overrides: Partial<CloudInitConfiguration> = {}): CloudInitConfiguration {
  return {
    hostname: "ms-turn-1",
    domain: "ad.stadt.example",
    packages: ["coturn"],
    files: [
      { path: "/etc/turnserver.conf", content: 'realm=a\npassword="@secret:turn@"\n', group: "turnserver" },
    ],
    commands: [["systemctl", "restart", "coturn"]],
    ...overrides,
  };
}

function userData(overrides: Partial<CloudInitConfiguration> = {}): Record<string, unknown> {
  return load(cloudInitUserData(machine(overrides))) as Record<string, unknown>;
}

function decoded(info: Readonly<Record<string, string>>, key: string): string {
  expect(info[`${key}.encoding`]).toBe("base64");
  return Buffer.from(info[key]!, "base64").toString("utf8");
}

test("user data are what cloud-init recognises by its first line", () => {
  expect(cloudInitUserData(machine())).toMatch(/^#cloud-config\n/);
  expect(userData()["fqdn"]).toBe("ms-turn-1.ad.stadt.example");
});

test("a configuration file begins as a template that only root reads", () => {
  expect(userData()["write_files"]).toContainEqual({
    path: "/etc/workplace/config/etc/turnserver.conf",
    content: 'realm=a\npassword="@secret:turn@"\n',
    permissions: "0600",
    owner: "root:root",
  });
});

test("secrets are filled in before the daemon restarts", () => {
  expect(userData()["runcmd"]).toEqual([
    ["/usr/local/sbin/workplace-fill-secrets", "/etc/turnserver.conf", "turnserver"],
    ["systemctl", "restart", "coturn"],
  ]);
});

test("package sources and answers stand there only where a machine has any", () => {
  expect(userData()["apt"]).toBeUndefined();
  const apt = userData({
    packageSources: { own: "deb https://packages.example stable/" },
    packageAnswers: ["a", "b"],
  })["apt"];
  expect(apt).toEqual({
    debconf_selections: { workplace: "a\nb" },
    sources: { own: { source: "deb https://packages.example stable/" } },
  });
});

test("nobody signs in with a password or as root", () => {
  expect(userData()).toMatchObject({ ssh_pwauth: false, disable_root: true });
});

test("guestinfo holds user data and a name in base64", () => {
  const info = cloudInitGuestinfo(machine());
  expect(decoded(info, "guestinfo.userdata")).toBe(cloudInitUserData(machine()));
  expect(JSON.parse(decoded(info, "guestinfo.metadata"))).toMatchObject({ "local-hostname": "ms-turn-1" });
});

test("changed user data make a new instance, equal ones do not", () => {
  const idOf = (overrides: Partial<CloudInitConfiguration>): unknown =>
    JSON.parse(decoded(cloudInitGuestinfo(machine(overrides)), "guestinfo.metadata"))["instance-id"];
  expect(idOf({})).toBe(idOf({}));
  expect(idOf({ packages: ["coturn", "nftables"] })).not.toBe(idOf({}));
});
