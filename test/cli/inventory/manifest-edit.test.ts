import { parse } from "yaml";
import { editManifest } from "../../../cli/inventory/manifest-edit";
import type { ManifestData } from "../../../cli/inventory/manifest-facts";
import { changedManifest } from "../../../cli/inventory/manifest-text";

/** Edits a text so that it holds `change` on top of what it holds; undefined values go. */
function edit(text: string, change: (data: ManifestData) => ManifestData): string | undefined {
  const before = parse(text) as ManifestData;
  return editManifest(text, before, change(before));
}

describe("editManifest", () => {
  it.each([
    ["a value", "a: 1  # why\nname:   'x'   # odd\n", "a: 1  # why\nname:   y   # odd\n", { name: "y" }],
    ["an empty value", "name:\noffice: y\n", "name: x\noffice: y\n", { name: "x" }],
    [
      "a block of text",
      "name: x\ndescription: >-\n  folded\n  text\n\n# end\nvendor: z\n",
      "name: x\ndescription: short\n\n# end\nvendor: z\n",
      { description: "short" },
    ],
    [
      "a block of text that looks like comments",
      "description: |-\n  # one\n  two # three\nname: x\n",
      "description: short\nname: x\n",
      { description: "short" },
    ],
    [
      "a list with comments inside",
      "name: x\nforms: # which\n  - web # in the browser\n  # and\n  - installed\nvendor: z\n",
      "name: x\n# which\n# in the browser\n# and\nforms: [web]\nvendor: z\n",
      { forms: ["web"] },
    ],
    [
      "a key of a section",
      "data:\n  offline: true # !\nname: x\n",
      "data:\n  offline: false # !\nname: x\n",
      { data: { offline: false } },
    ],
  ])("replaces %s and nothing else", (_, text, expected, change) => {
    expect(edit(text, (data) => ({ ...data, ...change }))).toBe(expected);
  });

  it("puts new keys where the schema has them, sections with their lines", () => {
    const text = "# yaml-language-server: x\nname: x\n\n# who\noffice: y\n";
    const expected =
      "# yaml-language-server: x\nname: x\nvendor: z\n\n# who\noffice: y\nsignIn:\n  method: own\n  unknown: [sharedAccount]\n";
    const signIn = { unknown: ["sharedAccount"], method: "own" };
    expect(edit(text, (data) => ({ ...data, signIn, vendor: "z" }))).toBe(expected);
  });

  it("puts a first key before all others", () => {
    expect(edit("vendor: z\n", (data) => ({ ...data, name: "x" }))).toBe("name: x\nvendor: z\n");
  });

  it("adds to a section and behind it at once", () => {
    const text = "data:\n  clipboard: true";
    const expected = "data:\n  offline: true\n  clipboard: true\nlicence:\n  metrics: [user]\n";
    const change = { data: { clipboard: true, offline: true }, licence: { metrics: ["user"] } };
    expect(edit(text, (data) => ({ ...data, ...change }))).toBe(expected);
  });

  it("fills a section that was empty", () => {
    expect(edit("name: x\ndata: {} # asked\n", (data) => ({ ...data, data: { offline: true } }))).toBe(
      "name: x\ndata:\n  offline: true # asked\n",
    );
  });

  it("keeps the comments of what it removes, and leaves an empty section", () => {
    const text = "data:\n  # for the field\n  offline: true # since 2024\nname: x\n";
    expect(edit(text, (data) => ({ ...data, data: {} }))).toBe(
      "data:\n  # for the field\n  # since 2024\n  {}\nname: x\n",
    );
  });

  it("removes a key in the middle", () => {
    expect(edit("a: 1\nowner:\n  - x\n\nb: 2\n", ({ owner: _, ...data }) => data)).toBe("a: 1\n\nb: 2\n");
  });

  it("keeps line ends with carriage return", () => {
    expect(edit("name: x\r\noffice: y\r\n", (data) => ({ ...data, name: "z", owner: "o" }))).toBe(
      "name: z\r\noffice: y\r\nowner: o\r\n",
    );
  });

  it.each(["{ name: x }\n", "name: x\ndata: { offline: true }\n"])(
    "rejects %j, which has no lines to change",
    (text) => {
      const change = (data: ManifestData) => ({ ...data, name: "y", data: { offline: false } });
      expect(edit(text, change)).toBeUndefined();
    },
  );

  it("fails when the text does not hold what it should afterwards", async () => {
    const wrong = await changedManifest(
      "x.yaml",
      "name: x\n",
      { name: "y", owner: "o" },
      { name: "y", owner: "p" },
    );
    expect(wrong).toBeUndefined();
  });
});
