import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { stringify } from "yaml";
import type { Application } from "../../model/estate";
import { manifestFiles, named } from "../support/application-files";
import { application, bareApplication } from "../support/application-object";
import { commandEstate, withCommand } from "../support/run-command";

const {
  id: _id,
  file: _file,
  ...ARCHIVE
} = bareApplication({
  name: "=Archive | maps",
  description: "two\nlines",
  decision: { state: "ready", delivery: "pooled", waivers: [] },
});

const files = { ...commandEstate(), "applications/archive.yaml": stringify(ARCHIVE) };

describe("workplace apps export", () => {
  it("writes a CSV for spreadsheets: byte order mark, semicolons, formulas disarmed", () =>
    withCommand(async ({ run }) => {
      const { exitCode, stdout } = await run(["apps", "export"]);
      const lines = stdout.split("\r\n");
      expect([exitCode, lines.length]).toEqual([0, 3]);
      expect(lines[0]).toMatch(/^\uFEFFid;name;description;/);
      expect(lines[1]).toMatch(
        /^archive;'=Archive \| maps;"two\nlines";Example vendor;"=""1\.0""";yes;Archive;none;/,
      );
      expect(lines[1]!.split(";").filter((cell) => /^"?[=+\-@]/.test(cell))).toEqual(['"=""1.0"""']);
    }, files));

  it("writes a file that import takes for what is there already", () =>
    withCommand(async ({ run }) => {
      const { stdout } = await run(["apps", "export", "--output", "all.csv"]);
      expect(stdout).toBe("all.csv: 1 application\n");
      expect((await run(["apps", "import", "all.csv"])).stdout).toBe("0 created, 0 updated, 1 unchanged\n");
    }, files));

  it("loses nothing in a spreadsheet that turns 9.3 into a day and 0012 into 12", () =>
    withCommand(
      async ({ dir, run }) => {
        const { stdout } = await run(["apps", "export"]);
        expect(stdout).toContain('"=""9.3"""');
        expect(stdout).toContain('"=""0012"""');
        // A spreadsheet shows, and saves, the text inside.
        writeFileSync(join(dir, "saved.csv"), stdout.replace(/"=""(.*?)"""/g, "$1"));
        expect((await run(["apps", "import", "saved.csv"])).stdout).toBe(
          "0 created, 0 updated, 1 unchanged\n",
        );
      },
      { ...files, "applications/archive.yaml": stringify({ ...ARCHIVE, version: "9.3", cmdbId: "0012" }) },
    ));

  it("writes the columns of a mapping", () =>
    withCommand(
      async ({ run }) => {
        const { stdout } = await run(["apps", "export", "--mapping", "mapping.yaml"]);
        expect(stdout).toBe("\uFEFFAmt,'-\r\nArchive,installed\r\n");
      },
      {
        ...files,
        "mapping.yaml": 'delimiter: ","\ncolumns:\n  Amt:\n    key: office\n  "\'-":\n    key: forms\n',
      },
    ));

  it("writes JSON with ids and defaults", () =>
    withCommand(async ({ run }) => {
      const { stdout } = await run(["apps", "export", "--format", "json"]);
      expect(JSON.parse(stdout)).toEqual([{ ...ARCHIVE, id: "archive" }]);
    }, files));

  it("writes JSON that holds no answer where nobody knows, unless one is presumed", () => {
    const open = named("open", {
      ...application(),
      data: { ...application().data!, clipboard: false, unknown: ["clipboard"] },
      signIn: { ...application().signIn!, method: "own", unknown: ["method"] },
    });
    return withCommand(
      async ({ run }) => {
        const { stdout } = await run(["apps", "export", "--format", "json"]);
        const [manifest] = JSON.parse(stdout) as readonly Application[];
        expect(manifest?.data).toEqual({ ...open.data, clipboard: undefined });
        expect(manifest?.signIn).toEqual(open.signIn);
      },
      { ...commandEstate(), ...manifestFiles([open]) },
    );
  });

  it("writes Markdown with a table per service area", () =>
    withCommand(async ({ run }) => {
      const { stdout } = await run(["apps", "export", "--format", "markdown"]);
      expect(stdout).toBe(
        [
          "# Applications",
          "",
          "## archive",
          "",
          "| application | version | vendor | office | service process | forms | decision |",
          "| --- | --- | --- | --- | --- | --- | --- |",
          "| =Archive \\| maps (`archive`) | 1.0 | Example vendor | Archive | archiving | installed | ready: pooled |",
          "",
        ].join("\n"),
      );
    }, files));

  it("fails with the findings of an estate that has errors", () =>
    withCommand(async ({ dir, run }) => {
      writeFileSync(join(dir, "applications/archive.yaml"), "name: Archive\n");
      const { exitCode, stdout, stderr } = await run(["apps", "export"]);
      expect([exitCode, stdout, stderr]).toEqual([1, "", expect.stringContaining("[schema/required]")]);
    }, files));

  it("fails with the findings of a mapping", () =>
    withCommand(
      async ({ run }) => {
        const { exitCode, stderr } = await run(["apps", "export", "--mapping", "mapping.yaml"]);
        expect([exitCode, stderr]).toEqual([1, expect.stringContaining('mapping.yaml:3:5: key "nmae"')]);
      },
      { ...files, "mapping.yaml": "columns:\n  Name:\n    key: nmae\n" },
    ));

  it("is wrong usage when the output cannot be written", () =>
    withCommand(async ({ dir, run }) => {
      const { exitCode, stderr } = await run(["apps", "export", "--output", "nowhere/all.csv"]);
      expect([exitCode, stderr]).toEqual([2, 'error: "nowhere/all.csv" cannot be written (ENOENT)\n']);
      expect(readFileSync(join(dir, "applications/archive.yaml"), "utf8")).toBe(stringify(ARCHIVE));
    }, files));

  it("writes the default estate as a table that changes nothing when it comes back", () =>
    withCommand(async ({ run, dir }) => {
      const root = join(__dirname, "..", "..");
      const table = join(dir, "all.csv");
      await run(["apps", "export", "--estate", root, "--output", table]);
      const { stdout, exitCode } = await run(["apps", "import", table, "--estate", root, "--dry-run"]);
      expect([exitCode, stdout]).toEqual([
        0,
        expect.stringMatching(/^0 created, 0 updated, 500 unchanged; nothing written\n/),
      ]);
    }, files));
});
