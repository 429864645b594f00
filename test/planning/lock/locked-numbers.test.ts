import * as fc from "fast-check";
import type { LockSpec } from "../../../generated/lock";
import type { NumberRangeRequest, NumberSiteRequest } from "../../../planning/lock-request";
import { covers, numbersIn, readSpans } from "../../../planning/lock/number-span";
import { reconcileLock } from "../../../planning/lock/reconcile-lock";
import { reconcileWithRelease } from "../../../planning/lock/reconcile-with-release";
import { lockRequest, reconciled, rules } from "./lock-builder";

const MAIN: NumberRangeRequest = { id: "main", first: 100, last: 999, blockSize: 10 };

function site(overrides: Partial<NumberSiteRequest> = {}): NumberSiteRequest {
  const id = overrides.id ?? "town-hall";
  return {
    id,
    file: `sites/${id}.yaml`,
    range: "main",
    emergency: 100,
    numbers: 20,
    holders: [{ id: "user-group/office", count: 12 }],
    ...overrides,
  };
}

const request = (sites: readonly NumberSiteRequest[], ranges = [MAIN]) =>
  lockRequest({ numbers: { ranges, sites } });

const lockOf = (sites: readonly NumberSiteRequest[], current?: LockSpec): LockSpec =>
  reconciled(request(sites), current).lock;

test("a new building gets the block around its emergency number and those after it", () => {
  const { lock, changes } = reconciled(request([site({ emergency: 203, numbers: 35 })]));
  expect(lock.numbers).toEqual({
    "town-hall": {
      blocks: ["main/200-239"],
      holders: {
        emergency: ["main/203-203"],
        "user-group/office": ["main/200-202", "main/204-212"],
      },
    },
  });
  expect(changes).toContainEqual({
    kind: "added",
    subject: 'numbers "town-hall"',
    detail: "main/200-239, 13 held",
  });
});

test("an estate without telephones has no section", () => {
  expect(Object.keys(reconciled(lockRequest()).lock)).not.toContain("numbers");
  expect(Object.keys(reconciled(request([])).lock)).not.toContain("numbers");
});

test("newcomers get the next numbers of the building", () => {
  const before = lockOf([site({ holders: [holder("a", 3), holder("b", 2)] })]);
  const after = lockOf([site({ holders: [holder("a", 4), holder("b", 4)] })], before);
  expect(after.numbers!["town-hall"]!.holders).toEqual({
    emergency: ["main/100-100"],
    "user-group/a": ["main/101-103", "main/106-106"],
    "user-group/b": ["main/104-105", "main/107-108"],
  });
});

test("a group that became smaller keeps its numbers, one that left does too", () => {
  const before = lockOf([site({ holders: [holder("a", 5), holder("b", 5)] })]);
  const after = lockOf([site({ holders: [holder("a", 2)] })], before);
  expect(after.numbers).toEqual(before.numbers);
});

test("a building that outgrows its blocks gets further ones, with room for growth", () => {
  const first = site({ holders: [holder("a", 12)] });
  const second = site({ id: "annex", emergency: 120, numbers: 10, holders: [holder("a", 3)] });
  const before = lockOf([first, second]);
  const { lock, changes } = reconciled(
    request([{ ...first, numbers: 40, holders: [holder("a", 25)] }, second]),
    before,
  );
  expect(lock.numbers!["town-hall"]!.blocks).toEqual(["main/100-119", "main/130-149"]);
  expect(lock.numbers!["annex"]).toEqual(before.numbers!["annex"]);
  expect(changes.map(({ kind, detail }) => [kind, detail])).toEqual([
    ["grown", "13 more held, now main/100-119, main/130-149"],
  ]);
});

test("a larger forecast alone gives no further blocks", () => {
  const before = lockOf([site()]);
  expect(lockOf([site({ numbers: 200 })], before)).toEqual(before);
});

test("a building that left keeps its numbers until they are released", () => {
  const both = [site(), site({ id: "annex", emergency: 300 })];
  const before = lockOf(both);
  const { lock, changes } = reconciled(request([site()]), before);
  expect(lock.numbers!["annex"]).toEqual({ ...before.numbers!["annex"], removed: true });
  expect(changes.map(({ kind }) => kind)).toEqual(["removed"]);
  const newcomer = site({ id: "depot", emergency: 300 });
  expect(reconcileLock(request([site(), newcomer]), lock).findings).toMatchObject([
    {
      rule: "lock/number-block-taken",
      message: expect.stringContaining('belongs to site "annex", which has no telephones any more'),
      hint: expect.stringContaining("run `workplace lock --release numbers/annex`"),
    },
  ]);
  const released = reconcileWithRelease(request([site(), newcomer]), lock, ["numbers/annex"]);
  expect(released.findings).toEqual([]);
  expect(released.lock.numbers!["town-hall"]).toEqual(before.numbers!["town-hall"]);
  expect(Object.keys(released.lock.numbers!)).toEqual(["depot", "town-hall"]);
  expect(lockOf(both, lock)).toEqual(before);
});

test("all buildings without telephones keep their numbers reserved as well", () => {
  const before = lockOf([site()]);
  expect(reconciled(lockRequest(), before).lock.numbers!["town-hall"]!.removed).toBe(true);
});

test("rejects to release the numbers of a building in use", () => {
  const lock = lockOf([site()]);
  expect(rules(reconcileWithRelease(request([site()]), lock, ["numbers/town-hall"]))).toEqual([
    "lock/release-in-use",
  ]);
});

function holder(id: string, count: number): { readonly id: string; readonly count: number } {
  return { id: `user-group/${id}`, count };
}

describe("rejects", () => {
  const before = lockOf([site({ holders: [holder("a", 5)] })]);

  test.each([
    [
      "an emergency number outside the building's numbers",
      { emergency: 400 },
      "lock/emergency-outside-block",
    ],
    ["an emergency number that a person has", { emergency: 103 }, "lock/emergency-number-taken"],
  ])("%s, at its line", (_, change, rule) => {
    const { findings, lock } = reconcileLock(
      request([site({ ...change, holders: [holder("a", 5)] })]),
      before,
    );
    expect(findings).toMatchObject([
      { rule, file: "sites/town-hall.yaml", pointer: "/telephone/emergencyNumber" },
    ]);
    expect(lock).toBe(before);
  });

  test("an emergency number in another building's block, with a free one", () => {
    const { findings } = reconcileLock(
      request([site({ holders: [holder("a", 5)] }), site({ id: "annex", emergency: 104 })]),
      before,
    );
    expect(findings).toMatchObject([
      {
        rule: "lock/number-block-taken",
        file: "sites/annex.yaml",
        message: expect.stringMatching(/belongs to site "town-hall"$/),
        hint: "use a number of a free block, such as 120 to 129",
      },
    ]);
  });

  test("emergency numbers of two new buildings in one block", () => {
    const { findings } = reconcileLock(request([site(), site({ id: "annex", emergency: 104 })]), undefined);
    expect(findings).toMatchObject([
      { file: "sites/town-hall.yaml", message: expect.stringMatching(/belongs to site "annex"$/) },
    ]);
  });

  test("numbers of a range that became longer, with what it has now", () => {
    const longer = { ...MAIN, first: 1000, last: 9999 };
    expect(reconcileLock(request([site({ emergency: 1000 })], [longer]), before).findings).toMatchObject([
      { rule: "lock/number-range-gone", message: expect.stringContaining('; "main" has 1000 to 9999') },
    ]);
  });

  test("a range that is exhausted, at its line, naming who lacks how many", () => {
    const small = { ...MAIN, last: 119 };
    const { findings } = reconcileLock(request([site({ numbers: 30 })], [small]), undefined);
    expect(findings).toMatchObject([
      {
        rule: "lock/numbers-exhausted",
        file: "estate.yaml",
        pointer: "/telephony/numberRanges/main",
        message:
          'number range "main" is exhausted: 10 numbers in blocks of 10 are missing for site "town-hall", free are 0',
      },
    ]);
  });

  test("numbers of a range that left the estate", () => {
    const other = { ...MAIN, id: "other" };
    expect(rules(reconcileLock(request([site({ range: "other" })], [other]), before))).toEqual([
      "lock/number-range-gone",
    ]);
  });

  test.each([
    ["lock/number-overlap", { annex: { blocks: ["main/110-129"], holders: {} } }],
    ["lock/invalid-numbers", { annex: { blocks: ["main/139-130"], holders: {} } }],
    [
      "lock/number-outside-block",
      { annex: { blocks: ["main/130-139"], holders: { emergency: ["main/140-140"] } } },
    ],
    [
      "lock/number-overlap",
      {
        annex: {
          blocks: ["main/130-139"],
          holders: { "user-group/a": ["main/130-133"], "user-group/b": ["main/133-134"] },
        },
      },
    ],
  ])("a lock file that was edited by hand: %s", (rule, annex) => {
    const edited = { ...before, numbers: { ...before.numbers, ...annex } };
    expect(rules(reconcileLock(request([site()]), edited))).toEqual([rule]);
  });
});

/** Buildings with their own tens of the range, so that their emergency numbers never collide. */
const anySites = fc
  .uniqueArray(
    fc.record({
      index: fc.integer({ min: 0, max: 7 }),
      numbers: fc.integer({ min: 1, max: 60 }),
      counts: fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 3 }),
    }),
    { selector: ({ index }) => index, minLength: 1, maxLength: 8 },
  )
  .map((sites) =>
    sites.map(({ index, numbers, counts }) =>
      site({
        id: `s${index}`,
        emergency: 1000 + index * 1000 + 5,
        numbers,
        holders: counts.map((count, group) => holder(`g${group}`, count)),
      }),
    ),
  );
const WIDE = { ...MAIN, first: 1000, last: 9999 };
const wide = (sites: readonly NumberSiteRequest[]) => request(sites, [WIDE]);

test("whatever a city goes through, nobody's number moves and no number is given out twice", () => {
  fc.assert(
    fc.property(fc.array(anySites, { minLength: 2, maxLength: 5 }), (history) => {
      let lock: LockSpec | undefined;
      for (const sites of history) {
        const next = reconciled(wide(sites), lock).lock;
        for (const [id, entry] of Object.entries(lock?.numbers ?? {})) {
          for (const [name, spans] of Object.entries(entry.holders)) {
            const now = readSpans(next.numbers![id]!.holders[name]!);
            for (const span of readSpans(spans)) expect(covers(now, span)).toBe(true);
          }
        }
        for (const { id, holders } of sites) {
          for (const { id: name, count } of holders) {
            expect(numbersIn(readSpans(next.numbers![id]!.holders[name]!))).toBeGreaterThanOrEqual(count);
          }
        }
        // Reading it again finds no overlap and changes nothing.
        expect(reconciled(wide(sites), next).changes).toEqual([]);
        lock = next;
      }
    }),
    { numRuns: 60 },
  );
});

test("the order of buildings does not matter, and one building more moves none of the others' numbers", () => {
  fc.assert(
    fc.property(anySites, (sites) => {
      const [last, ...others] = [...sites].reverse();
      const all = reconciled(wide(sites)).lock.numbers;
      expect(reconciled(wide([...sites].reverse())).lock.numbers).toEqual(all);
      const before = reconciled(wide(others)).lock;
      const after = reconciled(wide([...others, last!]), before).lock;
      for (const { id } of others) expect(after.numbers![id]).toEqual(before.numbers![id]);
    }),
    { numRuns: 60 },
  );
});
