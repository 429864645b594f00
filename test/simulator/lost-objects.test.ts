import { ObjectStore } from "../../simulator/engine/object-store";
import { LostObjects } from "../../simulator/lost-objects";
import { deleteFolders, temporaryFolder } from "./support-engine";

function plan(
  ...changes: readonly { readonly address: string; readonly name: string; readonly actions?: string[] }[]
): string {
  return JSON.stringify({
    resource_changes: changes.map(({ address, name, actions = ["create"] }) => ({
      address,
      type: "disk",
      change: { actions, after: { name, size: null } },
    })),
  });
}

describe("lost objects", () => {
  let store: ObjectStore;
  beforeEach(() => {
    store = new ObjectStore(temporaryFolder());
    for (const name of ["a", "b"])
      store.create({ type: "disk", id: `/disks/${name}` }, { id: `/disks/${name}`, name, size: 8 });
  });
  afterAll(deleteFolders);

  it("are those that no state knows, whatever the case of their ids", () => {
    const known = ["/disks/A", "/disks/b"].map((id) => ({ type: "disk", id }));
    expect(new LostObjects(store, known).isEmpty).toBe(true);
    expect(new LostObjects(store, known.slice(1)).isEmpty).toBe(false);
  });

  it("go to the resource that would create them again", () => {
    const lost = new LostObjects(store, []);
    expect(lost.adopt(plan({ address: "disk.one", name: "b" }, { address: "disk.two", name: "c" }))).toEqual([
      { address: "disk.one", id: "/disks/b" },
    ]);
  });

  it("are given out once", () => {
    const lost = new LostObjects(store, []);
    const twice = plan({ address: "disk.one", name: "a" }, { address: "disk.two", name: "a" });
    expect(lost.adopt(twice)).toEqual([{ address: "disk.one", id: "/disks/a" }]);
    expect(lost.adopt(twice)).toEqual([]);
  });

  it("stay where they are when the plan does not create", () => {
    const lost = new LostObjects(store, []);
    expect(lost.adopt(plan({ address: "disk.one", name: "a", actions: ["delete", "create"] }))).toEqual([]);
  });
});
