import { windowsCustomization } from "../../../constructs/vsphere/windows-customization";
import { vsphereContext } from "../../support/vsphere-builder";

const ACCOUNTS = { user: "u", password: "p", localAdministratorPassword: "l" };

function customization(computerName: string, organisationalUnit?: string) {
  const context = vsphereContext();
  const identity =
    organisationalUnit === undefined ? context.identity : { ...context.identity, organisationalUnit };
  return windowsCustomization({ context: { ...context, identity }, computerName, accounts: ACCOUNTS });
}

test("a machine joins the domain, in Berlin's time, by DHCP, and signs nobody in", () => {
  expect(customization("msp02-01-0001")).toEqual({
    timeout: 45,
    windowsOptions: {
      computerName: "msp02-01-0001",
      fullName: "Stadt Beispiel",
      organizationName: "Stadt Beispiel",
      joinDomain: "stadt.example.org",
      domainOu: "OU=Workplace,DC=stadt,DC=example,DC=org",
      domainAdminUser: "u",
      domainAdminPassword: "p",
      adminPassword: "l",
      timeZone: 110,
      autoLogon: false,
    },
    networkInterface: [{ dnsDomain: "stadt.example.org", dnsServerList: ["10.0.0.53", "10.0.1.53"] }],
    dnsSuffixList: ["stadt.example.org"],
  });
});

test("without DNS servers and organisational unit both are left to DHCP and the domain", () => {
  const { organisationalUnit: _unit, ...identity } = vsphereContext().identity;
  const { dnsServers: _servers, ...network } = vsphereContext().network;
  const context = vsphereContext({ identity, network });
  const result = windowsCustomization({ context, computerName: "a", accounts: ACCOUNTS });
  expect(result.windowsOptions).not.toHaveProperty("domainOu");
  expect(result.networkInterface).toEqual([{ dnsDomain: "stadt.example.org" }]);
});

test.each(["a", "msp02-01-0001", "a23456789012345", "7up"])("accepts the computer name %s", (name) => {
  expect(customization(name).windowsOptions?.computerName).toBe(name);
});

test.each(["", "a234567890123456", "12345", "-a", "a-", "a_b", "bürger", "a b", "a.b"])(
  "rejects the computer name %j",
  (name) => {
    expect(() => customization(name)).toThrow(`computer name "${name}" is no NetBIOS name`);
  },
);

test("rejects an organisational unit with a space", () => {
  expect(() => customization("a", "OU=Work place,DC=stadt")).toThrow(
    'organisational unit "OU=Work place,DC=stadt" contains a space',
  );
});
