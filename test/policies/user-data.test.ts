import { vsphereGuestinfoSecrets } from "../../policies/vsphere-isolation-rules";

/** What the rule says about a machine that cloud-init gives a file with this content. */
function problems(content: string): readonly string[] {
  const text = `#cloud-config\n${JSON.stringify({ write_files: [{ path: "/etc/x", content }] })}`;
  const userData = Buffer.from(text).toString("base64");
  const stack = { name: "stack", json: {} };
  const machine = { extra_config: { "guestinfo.userdata": userData } };
  return vsphereGuestinfoSecrets.check(machine, { address: "a.b", type: "vsphere_virtual_machine", stack });
}

test.each([
  ["password", 'password = "x"'],
  ["password", "password: x"],
  ["static-auth-secret", "realm=a\nstatic-auth-secret=x\n"],
  ["app_secret", 'app_secret = "not@secret:one@"'],
  ["secret", "client town-hall {\n\tsecret = 'x'\n}"],
])("rejects a text for %s in %s", (name, content) => {
  expect(problems(content)).toEqual([`guestinfo.userdata holds a text for ${name}`]);
});

test.each([
  ["a reference", 'password = "@secret:conference-jvb@"'],
  [
    "a reference after a tab, in single quotes",
    "client town-hall {\n\tsecret = '@secret:radius-town-hall@'\n}",
  ],
  ["a switch", "secret = true, ttl = 86400"],
  ["a switch of the daemon", "use-auth-secret\nrealm=a"],
  ["the name of a secret", "awk '/@secret:[a-z]+@/ { print }'"],
])("accepts %s", (_, content) => {
  expect(problems(content)).toEqual([]);
});
