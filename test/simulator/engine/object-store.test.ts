import { readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ObjectStore, type ObjectKey } from "../../../simulator/engine/object-store";
import { deleteFolders, temporaryFolder } from "../support-engine";

const GROUP: ObjectKey = { type: "group", id: "/groups/One" };
const DISK: ObjectKey = { type: "disk", id: "/disks/1" };
const OTHER_DISK: ObjectKey = { type: "disk", id: "/disks/2" };

describe("the object store", () => {
  let store: ObjectStore;
  beforeEach(() => {
    store = new ObjectStore(temporaryFolder());
  });
  afterAll(deleteFolders);

  it("keeps objects for other processes and later runs", () => {
    expect(store.create(GROUP, { name: "one" })).toBe(true);
    const later = new ObjectStore(store.folder);
    expect(later.get(GROUP)).toEqual({ name: "one" });
    expect(later.list("group")).toEqual([{ name: "one" }]);
    expect(later.find("/groups/one")).toEqual({ type: "group", id: "/groups/one" });
  });

  it("compares ids without regard to case", () => {
    store.create(GROUP, { name: "one" });
    expect(store.create({ ...GROUP, id: "/GROUPS/ONE" }, { name: "two" })).toBe(false);
    expect(store.get({ ...GROUP, id: "/groups/one" })).toEqual({ name: "one" });
  });

  it("leaves no half-written files behind", () => {
    store.create(GROUP, { name: "one" });
    store.create(GROUP, { name: "two" });
    store.replace(GROUP, { name: "three" });
    expect(readdirSync(join(store.folder, "objects", "group"))).toHaveLength(1);
    expect(store.get(GROUP)).toEqual({ name: "three" });
  });

  it("answers null and nothing for what is not there", () => {
    expect(store.get(GROUP)).toBeNull();
    expect(store.has(GROUP)).toBe(false);
    expect(store.list("group")).toEqual([]);
    expect(store.find("/groups/one")).toBeNull();
    store.delete(GROUP);
  });

  it("names those who refer to an object, as long as they exist", () => {
    store.link(GROUP.id, DISK);
    expect(store.referrers(GROUP.id)).toEqual([]);
    store.create(DISK, {});
    expect(store.referrers("/GROUPS/one")).toEqual([DISK]);
    store.link("/Groups/ONE", DISK);
    expect(store.referrers(GROUP.id)).toEqual([DISK]);
    store.delete(DISK);
    expect(store.referrers(GROUP.id)).toEqual([]);
  });

  it("gives a name to one object, and to the next when the first is gone", () => {
    expect(store.claim("name", DISK)).toBeNull();
    store.create(DISK, {});
    expect(store.claim("NAME", OTHER_DISK)).toEqual(DISK);
    expect(store.claim("name", DISK)).toBeNull();
    store.delete(DISK);
    expect(store.claim("name", OTHER_DISK)).toBeNull();
  });

  it("releases a name only for its holder", () => {
    store.claim("name", DISK);
    store.create(DISK, {});
    store.release("name", OTHER_DISK);
    expect(store.claimant("name")).toEqual(DISK);
    store.release("name", DISK);
    expect(store.claimant("name")).toBeNull();
  });

  it("takes a file that a kill has cut off for gone", () => {
    store.create(DISK, {});
    store.claim("name", DISK);
    const claims = join(store.folder, "claims");
    for (const file of readdirSync(claims)) writeFileSync(join(claims, file), "");
    expect(store.claim("name", OTHER_DISK)).toBeNull();
    writeFileSync(
      join(store.folder, "objects", "disk", readdirSync(join(store.folder, "objects", "disk"))[0]!),
      "",
    );
    expect([store.get(DISK), store.has(DISK), store.list("disk")]).toEqual([null, false, []]);
    expect(store.create(DISK, { size: 8 })).toBe(true);
    rmSync(store.folder, { recursive: true });
    expect(store.list("disk")).toEqual([]);
  });
});
