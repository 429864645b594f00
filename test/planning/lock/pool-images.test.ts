import * as fc from "fast-check";
import type { ImageSource, LockRequest } from "../../../planning/lock-request";
import { reconcileLock } from "../../../planning/lock/reconcile-lock";
import { lockRequest, poolRequest, reconciled } from "./lock-builder";

const generation = (number: number, version: string, index = 0): ImageSource => ({
  number,
  source: `desktop-standard/${version}`,
  pointer: `/images/standard/generations/${index}`,
});

const city = (...images: readonly ImageSource[]): LockRequest =>
  lockRequest({ pools: [poolRequest({ images })] });

const first = reconciled(city(generation(1, "1.0.0"))).lock;

/** What the lock remembers of the pool's images after a life of the estate. */
function remembered(...life: readonly LockRequest[]) {
  const lock = life.reduce((before, request) => reconciled(request, before).lock, first);
  const { images, lastGeneration } = lock.pools["azure-pool-a"]!;
  return { images, lastGeneration };
}

const BOTH = city(generation(1, "1.0.0"), generation(2, "1.1.0", 1));

test.each([
  ["a new pool", [], { images: { 1: "desktop-standard/1.0.0" }, lastGeneration: 1 }],
  [
    "a second generation",
    [BOTH],
    { images: { 1: "desktop-standard/1.0.0", 2: "desktop-standard/1.1.0" }, lastGeneration: 2 },
  ],
  [
    "the first one gone",
    [BOTH, city(generation(2, "1.1.0"))],
    { images: { 2: "desktop-standard/1.1.0" }, lastGeneration: 2 },
  ],
  [
    "a roll-back under a new number",
    [BOTH, city(generation(1, "1.0.0"), generation(3, "1.0.1", 1)), city(generation(3, "1.0.1"))],
    { images: { 3: "desktop-standard/1.0.1" }, lastGeneration: 3 },
  ],
  [
    "a request that says nothing of images",
    [BOTH, lockRequest({ pools: [poolRequest()] })],
    { images: { 1: "desktop-standard/1.0.0", 2: "desktop-standard/1.1.0" }, lastGeneration: 2 },
  ],
])("%s", (_, life, expected) => {
  expect(remembered(...life)).toEqual(expected);
});

test("what was appended and what is gone is told", () => {
  expect(reconciled(BOTH, first).changes).toEqual([
    {
      kind: "changed",
      subject: 'pool "azure-pool-a"',
      detail: "image generation 2 is built from desktop-standard/1.1.0",
    },
  ]);
  const both = reconciled(BOTH, first).lock;
  expect(reconciled(city(generation(2, "1.1.0")), both).changes).toMatchObject([
    { kind: "changed", detail: "image generation 1 is gone, its number stays used" },
  ]);
});

test("rejects another version under a number in use, once for all pools, and changes nothing", () => {
  const pools = ["azure-pool-a", "azure-pool-b", "azure-pool-c"].map((id) => ({ id, hosts: 1 }));
  const of = (image: ImageSource): LockRequest =>
    lockRequest({ pools: pools.map((pool) => poolRequest({ ...pool, images: [image] })) });
  const { lock } = reconciled(of(generation(1, "1.0.0")));
  expect(reconcileLock(of(generation(1, "1.0.1")), lock)).toEqual({
    lock,
    changes: [],
    findings: [
      {
        rule: "lock/image-changed",
        severity: "error",
        message:
          'image generation 1 of pools "azure-pool-a", "azure-pool-b" and 1 more is built from "desktop-standard/1.0.0" and would become "desktop-standard/1.0.1"; a generation in use keeps its image',
        file: "estate.yaml",
        pointer: "/images/standard/generations/0",
        hint: 'restore "desktop-standard/1.0.0", append a generation with a new number for "desktop-standard/1.0.1" as current and set this one to retiring',
      },
    ],
  });
});

test.each([
  ["a number that is gone", generation(1, "1.0.0")],
  ["a number that is gone, with another image", generation(1, "2.0.0")],
])("rejects %s", (_, image) => {
  const both = reconciled(BOTH, first).lock;
  const { lock } = reconciled(city(generation(2, "1.1.0")), both);
  expect(reconcileLock(city(image), lock).findings).toEqual([
    {
      rule: "lock/generation-reused",
      severity: "error",
      message:
        'image generation 1 of pool "azure-pool-a" is new, but generation 2 has been in use already; allowed is 3 or higher',
      file: "estate.yaml",
      pointer: "/images/standard/generations/0/number",
      hint: "give the generation the number 3",
    },
  ]);
});

test("a removed pool remembers its images and still refuses others when it returns", () => {
  const gone = reconciled(lockRequest(), first).lock;
  expect(gone.pools["azure-pool-a"]).toMatchObject({ images: first.pools["azure-pool-a"]!.images });
  expect(reconcileLock(city(generation(1, "9.0.0")), gone).findings).toMatchObject([
    { rule: "lock/image-changed" },
  ]);
});

test("whatever the history, a number never gets a second image", () => {
  const anyImages = fc
    .uniqueArray(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 3 })
    .chain((numbers) =>
      fc.tuple(...numbers.map((n) => fc.constantFrom("1.0.0", "2.0.0").map((v) => generation(n, v)))),
    );
  fc.assert(
    fc.property(fc.array(anyImages, { minLength: 1, maxLength: 8 }), (history) => {
      const given = new Map<string, string>();
      let lock = undefined as typeof first | undefined;
      for (const images of history) {
        lock = reconcileLock(city(...images), lock).lock;
        for (const [number, source] of Object.entries(lock.pools["azure-pool-a"]?.images ?? {})) {
          expect(given.get(number) ?? source).toBe(source);
          given.set(number, source);
        }
      }
    }),
  );
});
