import * as fc from "fast-check";
import type { LockSpec } from "../../../generated/lock";
import type { LockRequest } from "../../../planning/lock-request";
import { contains, overlaps, parseCidr, sizeOfPrefix } from "../../../planning/lock/cidr";
import { EMPTY_LOCK, lockedBlocks, lockEntries } from "../../../planning/lock/lock-entry";
import { lockIntegrity } from "../../../planning/lock/lock-integrity";
import { lockStaleness } from "../../../planning/lock/lock-state";
import { reconcileLock } from "../../../planning/lock/reconcile-lock";
import { releaseFromLock } from "../../../planning/lock/release";
import { anyHistory, anyRequest, reconciled } from "./lock-builder";

/** Locks after each request of a history. */
function live(history: readonly LockRequest[]): LockSpec[] {
  const locks: LockSpec[] = [];
  for (const request of history) locks.push(reconciled(request, locks.at(-1)).lock);
  return locks;
}

function shuffled<T>(items: readonly T[], seed: number): T[] {
  return items
    .map((item, index) => ({ item, key: Math.sin(seed + index * 7.3) }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item);
}

describe("reconcileLock over the life of a city", () => {
  test("never changes a code, a VLAN id or a subnet that was given out", () => {
    fc.assert(
      fc.property(anyHistory, (history) => {
        const locks = live(history);
        for (const [index, after] of locks.entries()) {
          const before = locks[index - 1] ?? EMPTY_LOCK;
          for (const [id, held] of Object.entries(before.pools)) {
            expect(after.pools[id]?.code).toBe(held.code);
            expect(after.pools[id]?.vlanId).toBe(held.vlanId);
            expect(after.pools[id]?.subnets.slice(0, held.subnets.length)).toEqual(held.subnets);
          }
          for (const section of ["networks", "sites"] as const) {
            for (const [id, { cidr, vlanId }] of Object.entries(before[section])) {
              expect(after[section][id]?.cidr).toBe(cidr);
              expect(after[section][id]?.vlanId).toBe(vlanId);
            }
          }
          for (const [id, { networks = {} }] of Object.entries(before.sites)) {
            for (const [name, held] of Object.entries(networks)) {
              expect(after.sites[id]?.networks?.[name]).toMatchObject(held);
            }
          }
        }
      }),
    );
  });

  test("never takes a host slot away that was not declared drained", () => {
    fc.assert(
      fc.property(anyHistory, (history) => {
        const locks = live(history);
        for (const [index, request] of history.entries()) {
          const before = locks[index - 1] ?? EMPTY_LOCK;
          for (const { id, hosts } of request.pools) {
            expect(locks[index]!.pools[id]!.slots).toBe(Math.max(hosts, before.pools[id]?.slots ?? 0));
          }
        }
      }),
    );
  });

  test("touches only the elements that differ between two requests", () => {
    fc.assert(
      fc.property(anyRequest, anyRequest, (first, second) => {
        const before = reconciled(first).lock;
        const after = reconciled(second, before).lock;
        for (const pool of first.pools) {
          if (second.pools.some((other) => JSON.stringify(other) === JSON.stringify(pool))) {
            expect(after.pools[pool.id]).toEqual(before.pools[pool.id]);
          }
        }
        for (const { id } of first.sites) {
          const { removed, ...kept } = after.sites[id]!;
          // A building may get further networks, and VLAN ids for those it has.
          expect(kept).toMatchObject(before.sites[id]!);
          const wanted = second.sites.find((site) => site.id === id);
          expect(removed ?? false).toBe(wanted === undefined);
          if (wanted === undefined) expect(kept).toEqual(before.sites[id]);
        }
      }),
    );
  });

  test("does not depend on the order of the request", () => {
    fc.assert(
      fc.property(anyHistory, anyRequest, fc.integer(), (history, request, seed) => {
        const current = live(history).at(-1);
        const reordered = {
          ...request,
          pools: shuffled(request.pools, seed),
          networks: shuffled(request.networks, seed),
          sites: shuffled(request.sites, seed),
        };
        expect(JSON.stringify(reconcileLock(reordered, current))).toBe(
          JSON.stringify(reconcileLock(request, current)),
        );
      }),
    );
  });

  test("changes nothing when it runs a second time, and the lock is not stale", () => {
    fc.assert(
      fc.property(anyHistory, (history) => {
        const request = history.at(-1)!;
        const lock = live(history).at(-1)!;
        const again = reconciled(request, lock);
        expect(again.changes).toEqual([]);
        expect(again.lock).toEqual(lock);
        expect(lockStaleness(request, lock)).toEqual([]);
      }),
    );
  });

  test("leaves its input as it was", () => {
    fc.assert(
      fc.property(anyHistory, anyRequest, (history, request) => {
        const current = live(history).at(-1)!;
        const copy = structuredClone(current);
        reconcileLock(request, current);
        expect(current).toEqual(copy);
      }),
    );
  });

  test("gives every code, VLAN id and address to one element only, inside its space", () => {
    fc.assert(
      fc.property(anyHistory, (history) => {
        const lock = live(history).at(-1)!;
        const blocks = lockedBlocks(lock).map(({ cidr }) => cidr!);
        for (const [index, block] of blocks.entries()) {
          expect(blocks.slice(index + 1).filter((other) => overlaps(block, other))).toEqual([]);
        }
        const spaces = Object.values(history[0]!.addressSpaces).map(parseCidr);
        expect(blocks.filter((block) => !spaces.some((space) => contains(space, block)))).toEqual([]);
        const codes = Object.values(lock.pools).map(({ code }) => code);
        expect(new Set(codes).size).toBe(codes.length);
        const vlanIds = lockEntries(lock).flatMap(({ value }) => value.vlanId ?? []);
        expect(new Set(vlanIds).size).toBe(vlanIds.length);
        expect(lockIntegrity(lock)).toEqual([]);
      }),
    );
  });

  test("gives every host slot of every generation an address beside the five reserved ones", () => {
    fc.assert(
      fc.property(anyHistory, (history) => {
        const lock = live(history).at(-1)!;
        for (const { id, hosts, generations } of history.at(-1)!.pools) {
          const { slots, subnets } = lock.pools[id]!;
          expect(slots).toBeGreaterThanOrEqual(hosts);
          const hostsIn = subnets.map(() => 0);
          for (let slot = 1; slot <= slots; slot += 1) {
            hostsIn[subnets.filter(({ firstSlot }) => firstSlot <= slot).length - 1]! += generations;
          }
          for (const [index, { cidr }] of subnets.entries()) {
            expect(hostsIn[index]! + 5).toBeLessThanOrEqual(sizeOfPrefix(parseCidr(cidr).prefix));
          }
        }
      }),
    );
  });

  test("changes nothing when a pool grows and shrinks without being drained", () => {
    fc.assert(
      fc.property(anyRequest, fc.integer({ min: 1, max: 500 }), (request, growth) => {
        const small = reconciled(request).lock;
        const grown = {
          ...request,
          pools: request.pools.map((pool) => ({ ...pool, hosts: pool.hosts + growth })),
        };
        const large = reconciled(grown, small).lock;
        const back = reconciled(request, large);
        expect(back.changes).toEqual([]);
        expect(back.lock).toEqual(large);
        expect(back.findings.map(({ rule }) => rule)).toEqual(request.pools.map(() => "lock/surplus-hosts"));
      }),
    );
  });

  test("gives a returning element exactly what it had", () => {
    fc.assert(
      fc.property(anyRequest, anyRequest, (request, between) => {
        const first = reconciled(request).lock;
        const gone = reconciled({ ...between, pools: [], networks: [], sites: [] }, first).lock;
        const back = reconciled(request, gone);
        expect(back.lock).toEqual(first);
        expect(back.changes.every(({ kind }) => kind === "restored")).toBe(true);
      }),
    );
  });

  test("gives nothing of a removed element to others until it is released", () => {
    fc.assert(
      fc.property(anyRequest, anyRequest, (request, next) => {
        const first = reconciled(request).lock;
        const gone = reconciled({ ...next, pools: [], networks: [], sites: [] }, first).lock;
        const names = lockEntries(gone).map(({ kind, id }) => `${kind}/${id}`);
        const released = releaseFromLock(gone, names);
        expect(released).toEqual({ lock: EMPTY_LOCK, findings: [] });
        // Released, the next city starts from nothing; reserved, it keeps clear of everything that was given out.
        expect(reconciled(next, released.lock).lock).toEqual(reconciled(next).lock);
        const kept = lockedBlocks(first).map(({ text }) => text);
        const others = lockedBlocks(reconciled(next, gone).lock)
          .filter(({ text }) => !kept.includes(text))
          .map(({ cidr }) => cidr!);
        expect(others.filter((cidr) => kept.some((text) => overlaps(parseCidr(text), cidr)))).toEqual([]);
      }),
    );
  });
});
