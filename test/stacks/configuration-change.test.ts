import fc from "fast-check";
import { changedAttributes, ignoredPaths, valuesAt } from "../../stacks/configuration-change";

const ignoring = (...ignore_changes: string[]) => ({ lifecycle: { ignore_changes } });

test.each([
  ["an attribute", { size: "D4" }, { size: "D8" }, ["size"]],
  [
    "a nested one",
    { os_disk: { size: 1, type: "a" } },
    { os_disk: { size: 2, type: "a" } },
    ["os_disk.size"],
  ],
  ["one in a list of blocks", { rule: [{ port: 1 }] }, { rule: [{ port: 2 }] }, ["rule.port"]],
  ["a block more", { rule: [{ port: 1 }] }, { rule: [{ port: 1 }, { port: 2 }] }, ["rule"]],
  ["a list of texts", { servers: ["a"] }, { servers: ["b"] }, ["servers"]],
  ["an attribute that came", {}, { zone: "1" }, ["zone"]],
  ["an attribute that went", { zone: "1" }, {}, ["zone"]],
  ["null is the same as nothing", { zone: null }, {}, []],
  ["the order of keys is nothing", { a: { x: 1, y: 2 } }, { a: { y: 2, x: 1 } }, []],
  ["metadata", { "//": { metadata: 1 } }, { "//": { metadata: 2 } }, []],
  ["what Terraform is told besides", { depends_on: ["a"] }, { lifecycle: { prevent_destroy: true } }, []],
])("%s", (_, before, after, expected) => {
  expect(changedAttributes(before, after)).toEqual(expected);
});

test.each([
  [["image"], ["size"]],
  [["size"], ["image"]],
  [["size", "image"], []],
  [["all"], []],
  [["siz"], ["image", "size"]],
])("ignoring %j leaves %j", (ignored, expected) => {
  const before = { size: 1, image: 1 };
  expect(changedAttributes(before, { size: 2, image: 2, ...ignoring(...ignored) })).toEqual(expected);
});

test("paths to ignore lose their indices", () => {
  expect(ignoredPaths(ignoring("clone[0].template_uuid", 'tags["owner"]'))).toEqual([
    "clone.template_uuid",
    "tags.owner",
  ]);
});

test("a block that is ignored hides what lies in it", () => {
  const after = { clone: [{ template_uuid: "b" }], ...ignoring("clone[0].template_uuid") };
  expect(changedAttributes({ clone: [{ template_uuid: "a" }] }, after)).toEqual([]);
});

test("values are found through lists", () => {
  const resource = { rule: [{ port: 1 }, { port: 2 }, {}], name: "n" };
  expect(valuesAt(resource, "rule.port")).toEqual([1, 2]);
  expect(valuesAt(resource, "name")).toEqual(["n"]);
  expect(valuesAt(resource, "absent.port")).toEqual([]);
});

test("nothing differs from itself, and both ways differ in the same places", () => {
  const configuration = fc.dictionary(fc.constantFrom("a", "b", "c"), fc.jsonValue({ maxDepth: 3 }));
  fc.assert(
    fc.property(configuration, configuration, (left, right) => {
      expect(changedAttributes(left, structuredClone(left))).toEqual([]);
      expect(changedAttributes(left, right)).toEqual(changedAttributes(right, left));
    }),
  );
});
