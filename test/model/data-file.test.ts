import { execFileSync } from "node:child_process";
import { mkdirSync, unlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readDataFile, type ReadFile } from "../../model/data-file";
import { MAXIMUM_FILE_BYTES } from "../../model/document-text";
import { NODE_FILE_SYSTEM, READ_BYTES, type EstateFileSystem } from "../../model/estate-file-system";
import { edited, minimalEstate, withEstate } from "../support/estate-builder";
import { checkFolder } from "../support/rule-examples/checks-page";

const SITE = "sites/town-hall.yaml";
const SITE_TEXT = String(minimalEstate()[SITE]);

function read(path: string, files: EstateFileSystem = NODE_FILE_SYSTEM): ReadFile | Promise<ReadFile> {
  return readDataFile({ path, file: SITE, schema: "site" }, files);
}

describe("what is no file", () => {
  const PUTS: readonly (readonly [string, (path: string) => void])[] = [
    ["folder", (path) => mkdirSync(path)],
    ["pipe that nobody writes to", (path) => execFileSync("mkfifo", [path])],
  ];
  const PLACES = PUTS.flatMap(([what, put]) =>
    [SITE, "estate.yaml"].map((file) => [what, file, put] as const),
  );

  it.each(PLACES)("rejects a %s in the place of %s", async (_, file, put) => {
    await withEstate(minimalEstate(), async (dir) => {
      unlinkSync(join(dir, file));
      put(join(dir, file));
      const { diagnostics } = await checkFolder(dir);
      expect(diagnostics.find((found) => found.file === file)).toMatchObject({
        rule: "file/unreadable",
        message: `"${file}" is not a file`,
      });
    });
  });

  it.each(["/dev/null", "/dev/zero"])("rejects the device %s", async (path) => {
    expect((await read(path)).diagnostics).toMatchObject([
      { rule: "file/unreadable", message: `"${SITE}" is not a file` },
    ]);
  });

  it("rejects a pipe although it was a file when the folder was listed", async () => {
    await withEstate({}, async (dir) => {
      execFileSync("mkfifo", [join(dir, "pipe.yaml")]);
      expect((await read(join(dir, "pipe.yaml"))).diagnostics).toMatchObject([{ rule: "file/unreadable" }]);
    });
  });
});

describe("large files", () => {
  const filled = (bytes: number): string => `${SITE_TEXT}#`.padEnd(bytes, "x");

  it("reads as many bytes as are allowed", async () => {
    const files = { ...minimalEstate(), [SITE]: filled(MAXIMUM_FILE_BYTES) };
    expect((await withEstate(files, checkFolder)).diagnostics).toEqual([]);
  });

  it("rejects a byte more and says how many there are", async () => {
    const files = { ...minimalEstate(), [SITE]: filled(MAXIMUM_FILE_BYTES + 100) };
    expect((await withEstate(files, checkFolder)).diagnostics).toMatchObject([
      {
        rule: "file/too-large",
        message: `the file has ${MAXIMUM_FILE_BYTES + 100} bytes, allowed are at most ${MAXIMUM_FILE_BYTES} bytes`,
      },
    ]);
  });

  it("rejects a file that shrinks or grows while it is read by what was read of it", async () => {
    const files: EstateFileSystem = {
      ...NODE_FILE_SYSTEM,
      read: () => Buffer.alloc(READ_BYTES, "x"),
      stat: () => ({ kind: "file", sizeBytes: 3 }),
    };
    expect((await read("any.yaml", files)).diagnostics).toMatchObject([
      {
        rule: "file/too-large",
        message: expect.stringContaining(`the file has ${READ_BYTES} bytes`) as string,
      },
    ]);
  });
});

describe("the text of a file", () => {
  it("is its own although all files are read into the same memory", async () => {
    await withEstate({}, async (dir) => {
      // The first goes the slow way: it is parsed after the second has been read.
      const texts = [
        `${SITE_TEXT}# a "&b" *c\t\n`,
        edited({ [SITE]: SITE_TEXT }, SITE, "Town", "Guild")[SITE],
      ];
      const paths = ["first.yaml", "second.yaml"].map((name) => join(dir, name));
      paths.forEach((path, index) => writeFileSync(path, texts[index] ?? ""));
      const both = await Promise.all(paths.map((path) => read(path)));
      expect(both.map(({ text }) => text)).toEqual(texts);
      expect(both.map(({ isPlain }) => isPlain)).toEqual([undefined, true]);
      expect(both.map(({ data }) => (data as { name: string }).name)).toEqual(["Town hall", "Guild hall"]);
    });
  });

  it.each([
    ["a replacement character that somebody wrote", Buffer.from("Town \ufffdhall"), []],
    ["letters beyond ASCII", Buffer.from("Rathaus Nürnberg 한 🏛"), []],
    ["a byte that is no UTF-8", Buffer.from("Town \xe4hall", "latin1"), ["file/encoding"]],
    ["half a letter", Buffer.from("Town ä").subarray(0, -1), ["file/encoding"]],
  ])("may hold %s", async (_, name, rules) => {
    const [before = "", after = ""] = SITE_TEXT.split("Town hall");
    const content = Buffer.concat([Buffer.from(before), name, Buffer.from(after)]);
    const { diagnostics } = await withEstate({ ...minimalEstate(), [SITE]: content }, checkFolder);
    expect(diagnostics.map(({ rule }) => rule)).toEqual(rules);
  });
});
