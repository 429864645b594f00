import * as fc from "fast-check";
import type { ClusterSpec } from "../../../generated/estate";
import type { Estate } from "../../../model/estate";
import { reconcileLock } from "../../../planning/lock/reconcile-lock";
import { lockRequest, sizeEstate } from "../../../planning/plan-estate";
import { clusterFor, clusterRoles } from "../../../planning/platform/cluster-choice";
import { faultDomains } from "../../../planning/platform/fault-domain";
import { emptyLock } from "../lock/lock-builder";

import { conferenceEstate } from "../../support/room-object";

const TODAY = "2026-01-15";

type Purpose = ClusterSpec["purpose"];
type Roles = NonNullable<NonNullable<Estate["lock"]>["clusters"]>;

/** An estate with exactly these clusters, id → purpose. */
function withClusters(purposes: Readonly<Record<string, Purpose>>, clusters?: Roles): Estate {
  const estate = conferenceEstate();
  const vsphere = estate.settings.platforms.vsphere!;
  const present = vsphere.clusters["infrastructure"]!;
  return {
    ...estate,
    ...(clusters === undefined ? {} : { lock: emptyLock({ clusters }) }),
    settings: {
      ...estate.settings,
      platforms: {
        ...estate.settings.platforms,
        vsphere: {
          ...vsphere,
          clusters: Object.fromEntries(
            Object.entries(purposes).map(([id, purpose]) => [id, { ...present, purpose, name: id }]),
          ),
        },
      },
    },
  };
}

test.each<[string, Record<string, Purpose>, Roles | undefined, Record<string, string>]>([
  [
    "the first ones by id",
    { b: "infrastructure", a: "infrastructure", d: "desktops", c: "infrastructure" },
    undefined,
    { desktops: "d", infrastructure: "a", "infrastructure-2": "b" },
  ],
  [
    "both of infrastructure to one that is alone",
    { a: "infrastructure" },
    undefined,
    { infrastructure: "a", "infrastructure-2": "a" },
  ],
  [
    "what the lock file says",
    { a: "infrastructure", b: "infrastructure", c: "infrastructure" },
    { infrastructure: "c", "infrastructure-2": "b" },
    { infrastructure: "c", "infrastructure-2": "b" },
  ],
  [
    "nothing new to a newcomer",
    { a: "infrastructure", b: "infrastructure" },
    { infrastructure: "b", "infrastructure-2": "b" },
    { infrastructure: "b", "infrastructure-2": "b" },
  ],
  [
    "another one where the locked one is gone",
    { b: "infrastructure", c: "infrastructure" },
    { infrastructure: "a", "infrastructure-2": "b" },
    { infrastructure: "c", "infrastructure-2": "b" },
  ],
  [
    "another one where the locked one has another purpose",
    { a: "desktops", b: "infrastructure" },
    { infrastructure: "a" },
    { desktops: "a", infrastructure: "b", "infrastructure-2": "b" },
  ],
])("roles go to %s", (_, purposes, held, expected) => {
  expect(clusterRoles(withClusters(purposes, held))).toEqual(expected);
});

test("one cluster is one fault domain, and none is none", () => {
  expect(faultDomains(withClusters({ a: "infrastructure" }))).toEqual(["a"]);
  expect(faultDomains(withClusters({ a: "desktops" }))).toEqual([]);
  expect(clusterFor(withClusters({ a: "desktops" }), "infrastructure")).toBeUndefined();
});

/** Cluster of every machine and pool, and the lock of the estate. */
function placed(estate: Estate): {
  readonly places: Readonly<Record<string, string>>;
  readonly locked: Estate;
} {
  const { sizing } = sizeEstate(estate, TODAY);
  const { lock, findings } = reconcileLock(lockRequest(estate, sizing!), estate.lock);
  expect(findings.filter(({ severity }) => severity === "error")).toEqual([]);
  const machines = sizing!.conferencing!.servers!.machines.map(({ key, cluster }) => [key, cluster]);
  const pools = sizing!.pools.map(({ id, cluster }) => [id, cluster]);
  const home = ["infrastructure", sizing!.vsphere!.infrastructureCluster];
  return { places: Object.fromEntries([...machines, ...pools, home]), locked: { ...estate, lock } };
}

test("clusters that are added move no machine to another one", () => {
  const purpose = fc.constantFrom<Purpose>("desktops", "gpu-desktops", "infrastructure");
  const id = fc.constantFrom("a", "aa", "h", "infra", "infrastructure-a", "z");
  const { clusters } = conferenceEstate().settings.platforms.vsphere!;
  const present = Object.fromEntries(Object.entries(clusters).map(([key, spec]) => [key, spec.purpose]));
  const { "infrastructure-b": _, ...alone } = present;
  fc.assert(
    fc.property(fc.constantFrom(present, alone), fc.dictionary(id, purpose), (start, added) => {
      const { places, locked } = placed(withClusters(start));
      const after = { ...withClusters({ ...start, ...added }), lock: locked.lock };
      expect(placed(after).places).toEqual(places);
    }),
    { numRuns: 40 },
  );
});
