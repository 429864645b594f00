import { appendFileSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as fc from "fast-check";
import { ObjectStore, type ObjectKey } from "../../../simulator/engine/object-store";
import { deleteFolders, temporaryFolder } from "../support-engine";

const GROUP: ObjectKey = { type: "group", id: "/groups/One" };
const DISK: ObjectKey = { type: "disk", id: "/disks/1" };
const OTHER_DISK: ObjectKey = { type: "disk", id: "/disks/2" };
const named = (...names: string[]) => ({ names, targets: [] });
const referring = (...targets: string[]) => ({ names: [], targets });

describe("the object store", () => {
  let folder: string;
  let file: string;
  let store: ObjectStore;
  beforeEach(() => {
    folder = temporaryFolder();
    file = join(folder, "objects.jsonl");
    store = new ObjectStore(folder);
  });
  afterAll(deleteFolders);

  it("keeps objects for other processes and later runs", () => {
    const other = new ObjectStore(folder);
    expect(other.list("group")).toEqual([]);
    expect(store.create(GROUP, { name: "one" })).toBe(true);
    for (const reader of [other, new ObjectStore(folder)]) {
      expect(reader.get(GROUP)).toEqual({ name: "one" });
      expect(reader.list("group")).toEqual([{ name: "one" }]);
      expect(reader.types()).toEqual(["group"]);
      expect(reader.find("/groups/one")).toEqual({ type: "group", id: "/groups/one" });
    }
    other.delete(GROUP);
    expect([store.get(GROUP), store.types()]).toEqual([null, []]);
  });

  it("compares ids without regard to case", () => {
    store.create(GROUP, { name: "one" });
    expect(store.create({ ...GROUP, id: "/GROUPS/ONE" }, { name: "two" })).toBe(false);
    expect(store.get({ ...GROUP, id: "/groups/one" })).toEqual({ name: "one" });
  });

  it("answers null and nothing for what is not there", () => {
    expect(store.get(GROUP)).toBeNull();
    expect(store.has(GROUP)).toBe(false);
    expect(store.list("group")).toEqual([]);
    expect(store.find("/groups/one")).toBeNull();
    expect(store.holder("name")).toBeNull();
    store.delete(GROUP);
  });

  it("names those who refer to an object, as long as they do", () => {
    store.create(DISK, {}, referring(GROUP.id));
    store.create(OTHER_DISK, {}, referring("/GROUPS/one"));
    expect(store.referrers("/Groups/One")).toEqual([DISK, OTHER_DISK]);
    store.replace(OTHER_DISK, {});
    expect(store.referrers(GROUP.id)).toEqual([DISK]);
    store.delete(DISK);
    expect(store.referrers(GROUP.id)).toEqual([]);
  });

  it("gives a name to one object, and to the next when the first is gone or has another", () => {
    expect(store.create(DISK, {}, named("name"))).toBe(true);
    expect(store.create(OTHER_DISK, {}, named("free", "NAME"))).toBe(false);
    expect([store.has(OTHER_DISK), store.holder("free"), store.holder("Name")]).toEqual([false, null, DISK]);
    expect(store.replace(DISK, {}, named("another"))).toBe(true);
    expect(store.create(OTHER_DISK, {}, named("name"))).toBe(true);
    expect(store.replace(OTHER_DISK, { size: 8 }, named("another"))).toBe(false);
    expect(store.get(OTHER_DISK)).toEqual({});
    store.delete(DISK);
    expect(store.replace(OTHER_DISK, {}, named("another"))).toBe(true);
    expect(store.holder("name")).toBeNull();
  });

  it("lets the first of two processes win that create the same at the same moment", () => {
    const rival = new ObjectStore(folder);
    const line = JSON.stringify({ ...DISK, names: ["name"], targets: [], isNew: true, object: { size: 1 } });
    // The rival's line gets there after our look and before our write.
    jest.spyOn(JSON, "stringify").mockImplementationOnce((value) => {
      appendFileSync(file, `${line}\n`);
      jest.restoreAllMocks();
      return JSON.stringify(value);
    });
    expect(store.create(DISK, { size: 2 })).toBe(false);
    expect([store.get(DISK), rival.get(DISK)]).toEqual([{ size: 1 }, { size: 1 }]);
  });

  it("takes a line that a kill has cut off for not written", () => {
    store.create(DISK, {}, named("name"));
    appendFileSync(file, '{"type":"disk","id":"/disks/2","na');
    const next = new ObjectStore(folder);
    expect(next.list("disk")).toHaveLength(1);
    expect(next.create(OTHER_DISK, { size: 8 })).toBe(true);
    expect([store.get(OTHER_DISK), new ObjectStore(folder).list("disk")]).toEqual([
      { size: 8 },
      [{}, { size: 8 }],
    ]);
  });

  it("sees what somebody deleted or edited by hand", () => {
    store.create(DISK, { size: 8 }, named("name"));
    store.create(OTHER_DISK, { size: 8 });
    const [, second = ""] = readFileSync(file, "utf8").split("\n");
    writeFileSync(file, `${second.replace("8", "9")}\nno json\n5\n{}\n`);
    expect([store.list("disk"), store.holder("name")]).toEqual([[{ size: 9 }], null]);
    rmSync(folder, { recursive: true });
    expect(store.list("disk")).toEqual([]);
    expect(store.create(DISK, {})).toBe(true);
  });

  it("forgets history when most of the file is that, and nothing else", () => {
    store.create(GROUP, {}, named("group"));
    for (let size = 1; size <= 9; size++)
      store.replace(DISK, { size }, { names: ["disk"], targets: ["/groups/ONE"] });
    const onlooker = new ObjectStore(folder);
    expect(onlooker.get(DISK)).toEqual({ size: 9 });
    store.compact();
    expect(readFileSync(file, "utf8").trimEnd().split("\n")).toHaveLength(2);
    for (const reader of [store, onlooker, new ObjectStore(folder)]) {
      expect([reader.get(GROUP), reader.get(DISK), reader.holder("DISK")]).toEqual([{}, { size: 9 }, DISK]);
      expect(reader.referrers(GROUP.id)).toEqual([DISK]);
    }
    const { ino } = statSync(file);
    store.compact();
    expect(statSync(file).ino).toBe(ino);
  });

  it("comes to the same result in every process, whoever wrote and whenever it was compacted", () => {
    const action = fc.tuple(
      fc.constantFrom("create", "replace", "delete", "compact", "tear"),
      fc.nat(1),
      fc.nat(3),
      fc.nat(2),
    );
    const property = fc.property(fc.array(action, { maxLength: 40 }), (actions) => {
      const shared = temporaryFolder();
      const stores = [new ObjectStore(shared), new ObjectStore(shared)] as const;
      const truth = new Map<string, { readonly value: number; readonly name: string }>();
      actions.forEach(([what, writer, object, name], value) => {
        const one = stores[writer as 0 | 1];
        const key = { type: "disk", id: `/disks/${object}` };
        const mayWrite =
          ![...truth].some(([id, other]) => id !== key.id && other.name === `name-${name}`) &&
          !(what === "create" && truth.has(key.id));
        if (what === "compact") one.compact();
        else if (what === "tear") appendFileSync(join(shared, "objects.jsonl"), '{"type":"di');
        else if (what === "delete") {
          one.delete(key);
          truth.delete(key.id);
        } else {
          const write = what === "create" ? one.create.bind(one) : one.replace.bind(one);
          expect(write(key, { id: key.id, value }, named(`name-${name}`))).toBe(mayWrite);
          if (mayWrite) truth.set(key.id, { value, name: `name-${name}` });
        }
      });
      for (const one of [...stores, new ObjectStore(shared)]) {
        const found = one.list("disk").map(({ id, value }) => [id, value]);
        expect(found.sort()).toEqual([...truth].map(([id, { value }]) => [id, value]).sort());
        for (const [id, { name }] of truth) expect(one.holder(name)).toEqual({ type: "disk", id });
      }
    });
    fc.assert(property, { numRuns: 50 });
  });
});
