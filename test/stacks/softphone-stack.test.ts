import { expectGolden } from "../support/golden";
import { machinesOf, userDataOf, type MachineJson } from "../support/machine-json";
import { softphoneJson, softphonePlan, softphoneProps } from "../support/softphone-builder";
import type { SynthJson } from "../support/synth-json";

const named = (json: SynthJson, part: string): readonly MachineJson[] =>
  machinesOf(json).filter(({ name }) => String(name).includes(part));

test("session border controllers synthesise as reviewed", () => {
  expectGolden(softphoneJson(), "softphone");
});

test.each(["sregis", "smedia", "srelay"])("machines of a role (%s) stand in two clusters", (role) => {
  const [one, two] = named(softphoneJson(), role);
  expect(one?.["datastore_id"]).not.toBe(two?.["datastore_id"]);
  expect(one?.["resource_pool_id"]).not.toBe(two?.["resource_pool_id"]);
});

test("relays stand in another network than registrars and media servers", () => {
  const json = softphoneJson();
  const networkOf = (part: string): unknown =>
    (named(json, part)[0]?.["network_interface"] as readonly { readonly network_id: string }[])[0]
      ?.network_id;
  expect(networkOf("sregis")).toBe(networkOf("smedia"));
  expect(networkOf("srelay")).not.toBe(networkOf("smedia"));
});

test("a further building changes registrars only, in place", () => {
  const { dialPlan } = softphonePlan();
  const [first] = dialPlan.sites;
  const third = { ...first!, id: "school", addresses: ["10.136.2.0/24"], emergencyNumber: "+496990009400" };
  const more = softphoneProps({ dialPlan: { ...dialPlan, sites: [...dialPlan.sites, third] } });
  const [before, after] = [machinesOf(softphoneJson()), machinesOf(softphoneJson(more))];
  const changed = after.filter((machine, index) => JSON.stringify(machine) !== JSON.stringify(before[index]));
  expect(changed.map(({ name }) => name)).toEqual(["ms-sregis-1", "ms-sregis-2"]);
  for (const machine of changed) {
    const same = before.find(({ name }) => name === machine["name"]);
    expect({ ...machine, extra_config: {} }).toEqual({ ...same, extra_config: {} });
    expect(userDataOf(machine)).toContain("10.136.2.0/24 400 340");
  }
});

test("the firewall learns what has to be open, from networks of devices and not from guests", () => {
  const flows = softphoneJson().output?.["firewall_flows"] as unknown as {
    readonly value: readonly object[];
  };
  expect(flows.value).toContainEqual(
    expect.objectContaining({
      from: ["10.136.0.0/26", "10.136.0.64/26", "10.136.1.0/24"],
      to: ["10.128.5.0/24"],
      protocol: "udp",
      ports: ["30000-39999"],
    }),
  );
});

test("fails without a template for Linux", () => {
  const { context, ...props } = softphoneProps();
  const { linuxTemplate: _, ...platform } = context.platform;
  expect(() => softphoneJson({ ...props, context: { ...context, platform } })).toThrow(
    "set platforms.vsphere.linuxTemplate",
  );
});
