import * as fc from "fast-check";
import { load } from "js-yaml";
import { lockToYaml } from "../../../planning/lock/write-lock";
import { anyRequest, emptyLock, reconciled } from "./lock-builder";

test("the file says what it is, and lists everything by name", () => {
  const lock = emptyLock({
    sites: { "town-hall": { cidr: "10.128.128.0/24" }, null: { cidr: "10.128.129.0/24", removed: true } },
    pools: {
      "vsphere-pool-b": {
        vlanId: 100,
        slots: 14,
        subnets: [
          { firstSlot: 1, cidr: "10.128.16.0/27" },
          { firstSlot: 14, cidr: "10.128.16.32/27" },
        ],
        code: "p01",
      },
    },
  });
  expect(lockToYaml(lock, "../../schemas/lock.schema.json")).toBe(`\
# yaml-language-server: $schema=../../schemas/lock.schema.json
# Written by \`workplace lock\`; commit it, do not edit it by hand.
networks: {}
pools:
  vsphere-pool-b:
    code: p01
    slots: 14
    subnets:
      - cidr: 10.128.16.0/27
        firstSlot: 1
      - cidr: 10.128.16.32/27
        firstSlot: 14
    vlanId: 100
sites:
  'null':
    cidr: 10.128.129.0/24
    removed: true
  town-hall:
    cidr: 10.128.128.0/24
version: 1
`);
});

test("what is written is read back as it was", () => {
  fc.assert(
    fc.property(anyRequest, (request) => {
      const { lock } = reconciled(request);
      expect(load(lockToYaml(lock))).toEqual(lock);
    }),
  );
});

test("the text does not depend on the order of keys in memory", () => {
  fc.assert(
    fc.property(anyRequest, (request) => {
      const { lock } = reconciled(request);
      const reversed = { ...lock, pools: Object.fromEntries(Object.entries(lock.pools).reverse()) };
      expect(lockToYaml(reversed)).toBe(lockToYaml(lock));
    }),
  );
});
