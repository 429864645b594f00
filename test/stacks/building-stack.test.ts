import { expectGolden } from "../support/golden";
import { resourcesOf } from "../support/synth-json";
import { buildingJson, buildingProps } from "../support/wlan-stacks";

test("a building synthesises as reviewed", () => {
  expectGolden(buildingJson(), "building");
});

test("each network is a port group with its VLAN", () => {
  const groups = resourcesOf(buildingJson(), "vsphere_distributed_port_group");
  expect(groups.map(({ name, vlan_id: vlanId }) => [name, vlanId])).toEqual(
    expect.arrayContaining([
      ["ms-prod-building-town-hall-staff", 201],
      ["ms-prod-building-town-hall-voice", 202],
      ["ms-prod-building-town-hall-guests", 204],
      ["ms-prod-building-town-hall-management", 203],
    ]),
  );
});

test("switches and access points learn the VLAN ids", () => {
  expect(buildingJson().output?.["vlan_ids"]).toMatchObject({
    value: { staff: 201, voice: 202, guests: 204, management: 203 },
  });
});

test("another network touches none of the others", () => {
  const { networks } = buildingProps();
  const more = [...networks, { segment: "devices" as const, cidr: "10.136.0.224/28", vlanId: 205 }];
  const before = resourcesOf(buildingJson(), "vsphere_distributed_port_group");
  const after = resourcesOf(buildingJson({ networks: more }), "vsphere_distributed_port_group");
  expect(after).toHaveLength(before.length + 1);
  expect(after).toEqual(expect.arrayContaining([...before]));
});
