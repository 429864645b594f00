import { conferenceMachine, conferencingJson, conferencingProps } from "../support/conferencing-builder";
import { expectGolden } from "../support/golden";
import { machineOf, machinesOf, userDataOf } from "../support/machine-json";
import { resourcesOf } from "../support/synth-json";

test("the conference platform synthesises as reviewed", () => {
  expectGolden(conferencingJson(), "conferencing");
});

test("machines of a role stand in two clusters, on a datastore each", () => {
  const json = conferencingJson();
  const [one, two] = ["ms-crelay-1", "ms-crelay-2"].map((name) => machineOf(json, name));
  expect(one?.["datastore_id"]).not.toBe(two?.["datastore_id"]);
  expect(one?.["resource_pool_id"]).not.toBe(two?.["resource_pool_id"]);
});

test("machines of a role in one cluster keep apart", () => {
  const rules = resourcesOf(conferencingJson(), "vsphere_compute_cluster_vm_anti_affinity_rule");
  expect(rules.map(({ name }) => name)).toEqual(["ms-prod-conference-media-infrastructure"]);
  expect(rules[0]?.["virtual_machine_ids"]).toHaveLength(2);
});

test("media and relay stand in another network than signalling and recording", () => {
  const json = conferencingJson();
  const networkOf = (name: string): unknown =>
    (machineOf(json, name)["network_interface"] as readonly { readonly network_id: string }[])[0]?.network_id;
  expect(networkOf("ms-cmedia-1")).toBe(networkOf("ms-crelay-1"));
  expect(networkOf("ms-csigna-1")).toBe(networkOf("ms-crecor-1"));
  expect(networkOf("ms-cmedia-1")).not.toBe(networkOf("ms-csigna-1"));
});

test("every media server knows both signalling servers by name", () => {
  const json = conferencingJson();
  for (const name of ["ms-cmedia-1", "ms-cmedia-2", "ms-cmedia-3"]) {
    const text = userDataOf(machineOf(json, name));
    expect(text).toContain("ms-csigna-1.stadt.example.org");
    expect(text).toContain("ms-csigna-2.stadt.example.org");
  }
});

test("one more media server changes no other machine", () => {
  const { plan } = conferencingProps();
  const more = { ...plan, machines: [...plan.machines, conferenceMachine("media", 4)] };
  const before = machinesOf(conferencingJson());
  const after = machinesOf(conferencingJson({ plan: more }));
  expect(after).toHaveLength(before.length + 1);
  expect(after).toEqual(expect.arrayContaining([...before]));
});

test("the firewall learns what has to be open", () => {
  expect(conferencingJson().output?.["firewall_flows"]).toMatchObject({
    value: expect.arrayContaining([expect.objectContaining({ from: ["people"], ports: ["443"] })]),
  });
});

test("fails without a template for Linux", () => {
  const { context } = conferencingProps();
  const { linuxTemplate: _, ...platform } = context.platform;
  expect(() => conferencingJson({ context: { ...context, platform } })).toThrow(
    "set platforms.vsphere.linuxTemplate",
  );
});

test("fails when a machine's cluster or network is missing", () => {
  const { plan, clusters } = conferencingProps();
  expect(() => conferencingJson({ clusters: clusters.slice(0, 1) })).toThrow(
    'needs cluster "infrastructure-b"; there is infrastructure',
  );
  const { conference: _, ...networks } = plan.networks;
  expect(() => conferencingJson({ plan: { ...plan, networks } })).toThrow('needs network "conference"');
});
