import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { NODE_FILE_SYSTEM, type EstateFileSystem } from "../../model/estate-file-system";
import { loadEstate } from "../../model/load-estate";
import { edited, minimalEstate, withEstate, without, writeEstate } from "../support/estate-builder";
import { checkFolder } from "../support/rule-examples/checks-page";

const SITE = "sites/town-hall.yaml";
const SITE_TEXT = String(minimalEstate()[SITE]);
const MIB = 1024 * 1024;

function billionLaughs(): string {
  const levels = Array.from({ length: 12 }, (_, level) =>
    level === 0 ? "l0: &l0 [lol, lol]" : `l${level}: &l${level} [${`*l${level - 1},`.repeat(9)}]`,
  );
  return levels.join("\n");
}

/** Content of a site file → rule and position of its first finding. */
const HOSTILE: readonly (readonly [string, string | Buffer, string, number, number])[] = [
  ["a billion laughs", billionLaughs(), "yaml/alias", 2, 10],
  ["an alias to itself", "name: &a\n  b: *a\n", "yaml/alias", 2, 6],
  ["a merge key", `${SITE_TEXT}base: &b { x: 1 }\n<<: *b\n`, "yaml/alias", 10, 5],
  ["a million open brackets", "[".repeat(MIB), "yaml/nesting", 1, 45],
  ["a million open braces", "a: " + "{".repeat(MIB - 3), "yaml/nesting", 1, 47],
  ["a million nested list items", "- ".repeat(MIB / 2), "yaml/nesting", 1, 88],
  ["a million explicit keys", "? ".repeat(MIB / 2), "yaml/nesting", 1, 88],
  ["deep but parseable data", `a: ${"[".repeat(19)}${"]".repeat(19)}\n`, "schema/unknown-key", 1, 1],
  ["data one level too deep", `a: ${"[".repeat(20)}${"]".repeat(20)}\n`, "yaml/nesting", 1, 23],
  ["a prototype key", `${SITE_TEXT}__proto__:\n  desks: 1\n`, "yaml/reserved-key", 9, 1],
  ["a quoted prototype key", `${SITE_TEXT}"__proto__": 1\n`, "yaml/reserved-key", 9, 1],
  ["a constructor key", `${SITE_TEXT}constructor: 1\n`, "yaml/reserved-key", 9, 1],
  ["an empty file", "", "yaml/empty", 1, 1],
  ["blanks only", "  \n\n", "yaml/empty", 1, 1],
  ["nothing but a document start", "---\n", "yaml/empty", 1, 1],
  ["a list", "- 1\n", "yaml/not-a-mapping", 1, 1],
  ["a word", "\nhello\n", "yaml/not-a-mapping", 2, 1],
  ["several documents", `${SITE_TEXT}---\n${SITE_TEXT}`, "yaml/several-documents", 9, 1],
  ["tabs", "name: x\naddress:\n\tcity: y\n", "yaml/syntax", 3, 1],
  ["a duplicate key written differently", `${SITE_TEXT}"desks": 3\n`, "yaml/duplicate-key", 9, 1],
  ["a key that is a list", `${SITE_TEXT}? [a]\n: 1\n`, "yaml/key", 9, 3],
  ["an empty key", `${SITE_TEXT}: 1\n`, "yaml/key", 9, 1],
  ["a key that is nothing", `${SITE_TEXT}null: 1\n`, "yaml/key", 9, 1],
  ["UTF-16 with a byte order mark", Buffer.from(`\ufeff${SITE_TEXT}`, "utf16le"), "file/encoding", 1, 1],
  ["UTF-16 without one", Buffer.from(SITE_TEXT, "utf16le"), "file/encoding", 1, 1],
  ["big-endian UTF-16", Buffer.from(SITE_TEXT, "utf16le").swap16(), "file/encoding", 1, 1],
  ["Latin-1", Buffer.from("name: x\noffice: Gemäß\n", "latin1"), "file/encoding", 2, 12],
  ["UTF-8 cut in a character", Buffer.from("name: Ä").subarray(0, 7), "file/encoding", 1, 7],
  ["binary data", Buffer.from([0x4d, 0x5a, 0x0a, 0x90, 0x00, 0x03, 0x00, 0x00]), "file/encoding", 2, 2],
  ["more than 1 MiB", `# ${"x".repeat(MIB)}`, "file/too-large", 1, 1],
  ["a bell", SITE_TEXT.replace("Town hall", "Town\u0007hall"), "yaml/control-character", 1, 7],
  ["an escape sequence", SITE_TEXT.replace("Town hall", '"\\e[31mhall"'), "yaml/control-character", 1, 7],
  ["a template in a key", `${SITE_TEXT}"\${x}": 1\n`, "yaml/template-text", 9, 1],
  ["a directive in a text", SITE_TEXT.replace("Town hall", "'%{if true}'"), "yaml/template-text", 1, 7],
  ["not a number", SITE_TEXT.replace("150", ".nan"), "yaml/number", 7, 8],
  ["a huge integer", SITE_TEXT.replace("150", "9".repeat(400)), "yaml/number", 7, 8],
  ["a large integer", SITE_TEXT.replace("150", "9".repeat(20)), "schema/range", 7, 8],
  ["a negative figure", SITE_TEXT.replace("1000", "-5"), "schema/range", 6, 13],
  ["an unfinished quote", 'name: "x\n', "yaml/syntax", 1, 7],
  ["an unfinished single quote", `${SITE_TEXT}note: 'x\n\n`, "yaml/syntax", 9, 7],
  ["a merge conflict", `${SITE_TEXT}<<<<<<< HEAD\na: 1\n=======\na: 2\n>>>>>>> b\n`, "yaml/syntax", 9, 1],
  ["line ends of a carriage return", SITE_TEXT.replaceAll("\n", "\r"), "file/encoding", 1, 16],
  ["half a character", SITE_TEXT.replace("Town hall", '"Town\\uD800hall"'), "yaml/control-character", 1, 7],
  ["the other half", SITE_TEXT.replace("Town hall", '"Town\\uDC00hall"'), "yaml/control-character", 1, 7],
  ["a blank without width", SITE_TEXT.replace("Town hall", "Town\u200bhall"), "yaml/control-character", 1, 7],
  ["a line separator", SITE_TEXT.replace("Town hall", "Town\u2028hall"), "yaml/control-character", 1, 7],
  ["a tag that builds objects", "name: !!js/function 'x'\n", "yaml/tag", 1, 21],
];

describe("hostile input", () => {
  it.each(HOSTILE)("rejects %s at its position", async (_, content, rule, line, column) => {
    const { diagnostics } = await withEstate({ ...minimalEstate(), [SITE]: content }, checkFolder);
    expect(diagnostics.filter(({ file }) => file === SITE)[0]).toMatchObject({
      rule,
      line,
      column,
      severity: "error",
    });
  });

  it.each([
    ["a byte order mark", `\ufeff${SITE_TEXT}`],
    ["Windows line ends", SITE_TEXT.replaceAll("\n", "\r\n")],
    ["a byte order mark and Windows line ends", `\ufeff${SITE_TEXT.replaceAll("\n", "\r\n")}`],
    ["a document start and end", `---\n${SITE_TEXT}...\n`],
    ["an anchor that nobody refers to", SITE_TEXT.replace("Town hall", "&a Town hall")],
    ["no line end at the end", SITE_TEXT.trimEnd()],
    ["a joined picture sign", SITE_TEXT.replace("Town hall", "Town hall \u{1F469}\u200d\u{1F4BC}")],
  ])("accepts %s", async (_, content) => {
    const { diagnostics } = await withEstate({ ...minimalEstate(), [SITE]: content }, checkFolder);
    expect(diagnostics).toEqual([]);
  });

  // Each of these kept the machine busy for minutes when every finding looked its position up in the whole file.
  it.each([
    ["aliases", `a: &a x\nb: [${"*a,".repeat(15_000)}]\n`, "yaml/alias"],
    ["unknown keys", Array.from({ length: 15_000 }, (_, at) => `k${at}: 1\n`).join(""), "schema/unknown-key"],
    ["duplicate keys", SITE_TEXT + "desks: 1\n".repeat(15_000), "yaml/duplicate-key"],
    [
      "bells",
      `${SITE_TEXT}assumptions:\n${Array.from({ length: 15_000 }, (_, at) => `  a${at}: "\\x07"\n`).join("")}`,
      "yaml/control-character",
    ],
  ])("names the first hundred of a flood of %s and counts the others", async (_, content, rule) => {
    const { diagnostics } = await withEstate({ ...minimalEstate(), [SITE]: content }, checkFolder);
    const inSite = diagnostics.filter(({ file }) => file === SITE);
    expect(inSite.length).toBeLessThanOrEqual(101);
    expect(inSite.find((found) => found.rule === "file/problems")?.message).toMatch(
      /^[1-9]\d+ further problems/,
    );
    expect(inSite.filter((found) => found.rule === rule).length).toBeGreaterThan(80);
  });

  it("says in words that a name goes over several lines", async () => {
    const text = SITE_TEXT.replace("Town hall", '"Town\\nhall"');
    const { diagnostics } = await withEstate({ ...minimalEstate(), [SITE]: text }, checkFolder);
    expect(diagnostics).toMatchObject([
      {
        rule: "schema/pattern",
        message: '"name" holds a line break or another control character',
        column: 7,
      },
    ]);
  });

  it("points at the right column behind a byte order mark and in files with Windows line ends", async () => {
    const text = `\ufeff${SITE_TEXT.replace("desks: 150", "desks: many").replaceAll("\n", "\r\n")}`;
    const { diagnostics } = await withEstate({ ...minimalEstate(), [SITE]: text }, checkFolder);
    expect(diagnostics).toMatchObject([{ rule: "schema/type", line: 7, column: 8 }]);
  });

  it("reports the faults of all files at once, in the order of files and lines", async () => {
    const files = edited(
      edited(
        edited(minimalEstate(), SITE, "desks: 150", "desks: -1"),
        "estate.yaml",
        "prefix: mu",
        "prefix: M",
      ),
      SITE,
      "uplinkMbps: 1000",
      "uplinkMbps: fast",
    );
    const { diagnostics } = await withEstate(files, checkFolder);
    expect(diagnostics.map(({ file, line }) => `${file}:${line}`)).toEqual([
      "estate.yaml:7",
      `${SITE}:6`,
      `${SITE}:7`,
    ]);
  });

  it("resolves references to files that have faults of their own", async () => {
    const files = edited(
      minimalEstate(),
      "scenarios/thin-client.yaml",
      "delivery: pooled",
      "delivery: beamed",
    );
    const { diagnostics } = await withEstate(files, checkFolder);
    expect(diagnostics.map(({ rule }) => rule)).toEqual(["schema/enum"]);
  });

  // Each of them would be compared with all manifests, for a proposal.
  it("rejects a user group that needs more applications than a city has", async () => {
    const needs = Array.from({ length: 1001 }, (_, at) => `  app-${at}: 1\n`).join("");
    const file = "user-groups/back-office.yaml";
    const text = `${String(minimalEstate()[file])}applications:\n${needs}`;
    const { diagnostics } = await withEstate({ ...minimalEstate(), [file]: text }, checkFolder);
    expect(diagnostics).toMatchObject([{ file, rule: "schema/items" }]);
  });

  it("rejects references to names that every JavaScript object has", async () => {
    const files = edited(
      minimalEstate(),
      "user-groups/back-office.yaml",
      "zone: office",
      "zone: constructor",
    );
    const { diagnostics } = await withEstate(files, checkFolder);
    expect(diagnostics.map(({ rule }) => rule)).toEqual(["ref/unknown-zone"]);
  });
});

describe("hostile folders", () => {
  it("rejects a link that leads back to itself and one that leads nowhere", async () => {
    await withEstate(minimalEstate(), async (dir) => {
      symlinkSync("loop.yaml", join(dir, "sites/loop.yaml"));
      symlinkSync("nowhere.yaml", join(dir, "sites/broken.yaml"));
      const { diagnostics } = await checkFolder(dir);
      expect(diagnostics.map(({ file, message }) => `${file}: ${message}`)).toEqual([
        "sites/broken.yaml: the link leads nowhere",
        "sites/loop.yaml: the link leads back to itself",
      ]);
    });
  });

  it("rejects a whole folder that is a link out of the estate", async () => {
    await withEstate({}, async (dir) => {
      mkdirSync(join(dir, "elsewhere"));
      writeEstate(join(dir, "estate"), without(minimalEstate(), SITE));
      symlinkSync("../elsewhere", join(dir, "estate/sites"));
      const { diagnostics } = await checkFolder(join(dir, "estate"));
      expect(diagnostics.map(({ rule }) => rule)).toContain("file/outside-estate");
    });
  });

  it.each(["estate.yaml", "estate.lock.yaml"])("rejects %s as a link out of the estate", async (name) => {
    await withEstate({ "elsewhere.yaml": "version: 1\n" }, async (dir) => {
      writeEstate(join(dir, "estate"), without(minimalEstate(), name));
      symlinkSync("../elsewhere.yaml", join(dir, "estate", name));
      const { diagnostics } = await checkFolder(join(dir, "estate"));
      expect(diagnostics).toMatchObject([{ rule: "file/outside-estate", file: name }]);
    });
  });

  it("follows a link inside the estate", async () => {
    await withEstate(without(minimalEstate(), SITE), async (dir) => {
      mkdirSync(join(dir, "sites"));
      writeFileSync(join(dir, "hall.yaml"), SITE_TEXT);
      symlinkSync("../hall.yaml", join(dir, SITE));
      expect((await checkFolder(dir)).diagnostics).toEqual([]);
    });
  });

  it("ends when a folder of the catalogue links back to the folder above", async () => {
    await withEstate(minimalEstate(), async (dir) => {
      symlinkSync("..", join(dir, "catalog/again"));
      expect((await checkFolder(dir)).diagnostics.map(({ rule }) => rule)).toEqual(["file/outside-estate"]);
    });
  });

  it("says that a link to a folder inside the estate is not read", async () => {
    await withEstate(minimalEstate(), async (dir) => {
      symlinkSync(".", join(dir, "sites/again"));
      symlinkSync("../sites", join(dir, "scenarios/sites"));
      const { diagnostics } = await checkFolder(dir);
      expect(diagnostics).toMatchObject(
        ["scenarios/sites", "sites/again"].map((file) => ({
          ...{ file, rule: "file/unexpected", severity: "warning" },
          message: `"${file.split("/")[1] ?? ""}" is a link to a folder and is not read`,
        })),
      );
    });
  });

  it("reports an empty folder as an estate that is not there", async () => {
    const { diagnostics } = await withEstate({}, checkFolder);
    expect(diagnostics.map(({ rule }) => rule)).toEqual(["file/missing", "people/no-user-groups"]);
  });

  it("reports a folder that does not exist", async () => {
    const { diagnostics } = await checkFolder("/does/not/exist");
    expect(diagnostics.map(({ rule }) => rule)).toEqual(["file/missing", "people/no-user-groups"]);
  });

  it("reports an estate that is a file", async () => {
    await withEstate({ "estate.yaml": "city: x\n" }, async (dir) => {
      const { diagnostics } = await checkFolder(join(dir, "estate.yaml"));
      expect(new Set(diagnostics.map(({ rule }) => rule))).toContain("file/unreadable");
    });
  });

  it.each([
    ["file", "sites/town-hall.yaml", "the file cannot be read (EACCES)"],
    ["folder", "sites", "the folder cannot be read (EACCES)"],
  ])("reports a %s without permission", async (_, forbidden, message) => {
    const refuse = (path: string) => {
      if (path.endsWith(`/${forbidden}`))
        throw Object.assign(new Error("permission denied"), { code: "EACCES" });
    };
    const files: EstateFileSystem = {
      ...NODE_FILE_SYSTEM,
      list: (folder) => (refuse(folder), NODE_FILE_SYSTEM.list(folder)),
      read: (file) => (refuse(file), NODE_FILE_SYSTEM.read(file)),
    };
    await withEstate(minimalEstate(), async (dir) => {
      const { diagnostics, estate } = await loadEstate(
        { estateDir: dir, catalogDir: join(dir, "catalog") },
        files,
      );
      expect(estate).toBeUndefined();
      expect(diagnostics[0]).toMatchObject({ rule: "file/unreadable", file: forbidden, message });
    });
  });
});
