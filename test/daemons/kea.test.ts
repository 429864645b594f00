import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { keaSubnet, type KeaSubnet } from "../../constructs/config/kea";
import { describeWithDaemons, runProgram, type ProgramResult } from "./support/daemon";

const CITY = { dnsServers: ["10.0.0.53"], domain: "stadt.example" };

const SUBNETS: readonly KeaSubnet[] = [
  keaSubnet({ segment: "staff", cidr: "10.136.4.0/25", vlanId: 201 }, CITY),
  keaSubnet({ segment: "guests", cidr: "10.136.4.128/28", vlanId: 202 }, CITY),
];

describeWithDaemons("Kea with the generated networks", () => {
  const folder = mkdtempSync(join(tmpdir(), "workplace-kea-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  function checked(subnet4: readonly KeaSubnet[]): ProgramResult {
    const file = join(folder, "kea.conf");
    const leases = { type: "memfile", persist: false };
    const config = { "interfaces-config": { interfaces: [] }, "lease-database": leases, subnet4 };
    writeFileSync(file, JSON.stringify({ Dhcp4: config }));
    return runProgram("/usr/sbin/kea-dhcp4", ["-t", file]);
  }

  test("accepts them", () => {
    expect(checked(SUBNETS)).toMatchObject({ status: 0 });
  });

  test("rejects a network that stands there twice", () => {
    expect(checked([...SUBNETS, SUBNETS[0]!]).status).not.toBe(0);
  });

  test("rejects addresses outside of their network", () => {
    const wrong = { ...SUBNETS[0]!, pools: [{ pool: "10.136.9.4 - 10.136.9.9" }] };
    expect(checked([wrong]).status).not.toBe(0);
  });
});
