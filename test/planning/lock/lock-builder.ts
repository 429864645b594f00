import * as fc from "fast-check";
import type { LockSpec } from "../../../generated/lock";
import type { LockRequest } from "../../../planning/lock-request";
import { reconcileLock, type Reconciliation } from "../../../planning/lock/reconcile-lock";

export type PoolRequest = LockRequest["pools"][number];

/** An Azure pool of 4 hosts in one image generation. */
export function poolRequest(overrides: Partial<PoolRequest> = {}): PoolRequest {
  return { id: "azure-pool-a", platform: "azure", addresses: 21, hosts: 4, generations: 1, ...overrides };
}

/** An empty city with a /16 on both platforms. */
export function lockRequest(overrides: Partial<LockRequest> = {}): LockRequest {
  return {
    addressSpaces: { azure: "10.64.0.0/16", vsphere: "10.128.0.0/16" },
    vlanIds: { first: 100, last: 199 },
    pools: [],
    networks: [],
    sites: [],
    ...overrides,
  };
}

export function emptyLock(overrides: Partial<LockSpec> = {}): LockSpec {
  return { version: 1, pools: {}, networks: {}, sites: {}, ...overrides };
}

/** Reconciles and insists on success. */
export function reconciled(request: LockRequest, current?: LockSpec): Reconciliation {
  const result = reconcileLock(request, current);
  const errors = result.findings.filter(({ severity }) => severity === "error");
  if (errors.length > 0) throw new Error(errors.map(({ message }) => message).join("\n"));
  return result;
}

/** Rule ids of the findings, in order. */
export function rules(result: { readonly findings: readonly { readonly rule: string }[] }): string[] {
  return result.findings.map(({ rule }) => rule);
}

const platform = fc.constantFrom("azure" as const, "vsphere" as const);
// Few ids, so that elements leave and return; "constructor" would find a built-in in a plain object.
const id = fc.constantFrom("a", "b", "c", "d", "e", "f", "constructor");

const anyPool = fc
  .record({
    suffix: id,
    platform,
    addresses: fc.integer({ min: 1, max: 300 }),
    hosts: fc.integer({ min: 0, max: 120 }),
    generations: fc.integer({ min: 1, max: 2 }),
  })
  .map(({ suffix, ...pool }) => ({ id: `${pool.platform}-pool-${suffix}`, ...pool }));

// A network keeps its platform and size for life, as those of the real plan do.
const anyNetwork = id.map((name) => ({
  name,
  platform: name < "c" ? ("azure" as const) : ("vsphere" as const),
  addresses: 30 + name.charCodeAt(0),
}));

const anySiteNetwork = fc.record({
  name: fc.constantFrom("staff", "guests", "constructor"),
  addresses: fc.integer({ min: 1, max: 600 }),
});

const anySite = fc.record({
  id,
  addresses: fc.integer({ min: 1, max: 600 }),
  networks: fc.uniqueArray(anySiteNetwork, { selector: (network) => network.name, maxLength: 3 }),
  needsVlans: fc.boolean(),
});

/** Requests of small cities that fit into their address spaces. */
export const anyRequest: fc.Arbitrary<LockRequest> = fc
  .record({
    pools: fc.uniqueArray(anyPool, { selector: (pool) => pool.id, maxLength: 7 }),
    networks: fc.uniqueArray(anyNetwork, { selector: (network) => network.name, maxLength: 4 }),
    sites: fc.uniqueArray(anySite, { selector: (site) => site.id, maxLength: 6 }),
  })
  .map((elements) =>
    lockRequest({ ...elements, addressSpaces: { azure: "10.0.0.0/12", vsphere: "10.128.0.0/12" } }),
  );

/** The life of a city: requests one after the other. */
export const anyHistory = fc.array(anyRequest, { minLength: 1, maxLength: 6 });
