import { existsSync, mkdirSync, readFileSync, readdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { commandEstate, withCommand, type CommandRunner } from "../support/run-command";
import type { EstateFiles } from "../support/estate-builder";

const HEADINGS = "id;name;vendor;version;office;cmdbId;serviceArea;serviceProcess;forms;data.offline";

const row = (id: string, name: string, offline = ""): string =>
  [id, name, "Example Software 01", "1.0", "Archive", `A-${id}`, "archive", "archiving", "web", offline].join(
    ";",
  );

const table = (...rows: readonly string[]): string => [HEADINGS, ...rows, ""].join("\n");

function withTable<T>(
  csv: string,
  use: (runner: CommandRunner) => Promise<T>,
  more: EstateFiles = {},
): Promise<T> {
  return withCommand(use, { ...commandEstate(), "table.csv": csv, ...more });
}

const manifest = (dir: string, id: string): string => join(dir, "applications", `${id}.yaml`);

describe("workplace apps import", () => {
  it("creates manifests that the estate accepts", () =>
    withTable(
      table(row("archive", "Archiv; groß".replace(";", ",")), row("maps", "Karten", "x")),
      async ({ dir, run }) => {
        const { exitCode, stdout } = await run(["apps", "import", "table.csv"]);
        expect([exitCode, stdout]).toEqual([
          0,
          "2 created, 0 updated, 0 unchanged\nnext: workplace apps check\n",
        ]);
        expect(readFileSync(manifest(dir, "archive"), "utf8")).toBe(
          [
            "# yaml-language-server: $schema=../schemas/application.schema.json",
            "name: Archiv, groß",
            "vendor: Example Software 01",
            'version: "1.0"',
            "office: Archive",
            "cmdbId: A-archive",
            "serviceArea: archive",
            "serviceProcess: archiving",
            "forms: [web]",
            "",
          ].join("\n"),
        );
        expect((await run(["apps", "check"])).exitCode).toBe(0);
      },
    ));

  it("keeps what people wrote, and writes nothing the second time", () =>
    withTable(table(row("archive", "Archive")), async ({ dir, run }) => {
      await run(["apps", "import", "table.csv"]);
      const own = readFileSync(manifest(dir, "archive"), "utf8")
        .replace("name: Archive", "name:   'Archive' # as on the door")
        .concat("\n# decided in spring\ndecision:\n  state: in-progress\n");
      writeFileSync(manifest(dir, "archive"), own);
      expect((await run(["apps", "import", "table.csv"])).stdout).toBe("0 created, 0 updated, 1 unchanged\n");
      expect(readFileSync(manifest(dir, "archive"), "utf8")).toBe(own);
      writeFileSync(join(dir, "table.csv"), table(row("archive", "City archive", "?")));
      expect((await run(["apps", "import", "table.csv"])).stdout).toContain(
        "0 created, 1 updated, 0 unchanged",
      );
      const changed = readFileSync(manifest(dir, "archive"), "utf8");
      expect(changed).toContain("name:   City archive # as on the door\n");
      expect(changed).toContain("\n# decided in spring\ndecision:\n  state: in-progress\n");
      expect(parse(changed)).toMatchObject({
        data: { unknown: expect.arrayContaining(["offline"]) as string[] },
      });
    }));

  it("finds an application by its CMDB id when it is called differently now", () => {
    const mapping =
      "columns:\n" +
      HEADINGS.split(";")
        .slice(1)
        .map((key) => `  ${key}:\n    key: ${key}\n`)
        .join("");
    return withTable(
      table(row("archive", "Archive")),
      async ({ dir, run }) => {
        const options = ["apps", "import", "table.csv", "--mapping", "mapping.yaml"];
        await run(options);
        writeFileSync(join(dir, "table.csv"), table(row("archive", "Memory of the city")));
        const { stdout } = await run(options);
        expect(stdout).toContain(
          "0 created, 1 updated, 0 unchanged\nnot in the mapping, not read: 1 column (id)",
        );
        expect(readdirSync(join(dir, "applications"))).toEqual(["archive.yaml"]);
        writeFileSync(join(dir, "table.csv"), table(row("other", "Archive")));
        expect((await run(options)).stdout).toContain(
          '"archive" belongs to the application with the CMDB id "A-archive"',
        );
      },
      { "mapping.yaml": mapping },
    );
  });

  it("reports manifests without a row, and leaves them", () =>
    withTable(table(row("archive", "Archive"), row("maps", "Maps")), async ({ dir, run }) => {
      await run(["apps", "import", "table.csv"]);
      writeFileSync(join(dir, "table.csv"), table(row("maps", "Maps")));
      const { stdout } = await run(["apps", "import", "table.csv"]);
      expect(stdout).toContain("not in the CSV, left as they are: 1 manifest (archive)");
      expect(existsSync(manifest(dir, "archive"))).toBe(true);
    }));

  it("writes nothing with --dry-run", () =>
    withTable(table(row("archive", "Archive")), async ({ dir, run }) => {
      const { exitCode, stdout } = await run(["apps", "import", "table.csv", "--dry-run"]);
      expect([exitCode, stdout]).toEqual([
        0,
        "1 created, 0 updated, 0 unchanged; nothing written\nnext: import without --dry-run\n",
      ]);
      expect(existsSync(join(dir, "applications"))).toBe(false);
    }));

  it("writes nothing when one of many rows has a mistake, and says where", () =>
    withTable(table(row("archive", "Archive"), row("maps", "", "x")), async ({ dir, run }) => {
      const { exitCode, stdout } = await run(["apps", "import", "table.csv"]);
      expect(exitCode).toBe(1);
      expect(stdout).toContain('table.csv:3:1: maps: the file lacks the key "name" [schema/required]');
      expect(stdout).toContain("1 error, nothing written\n");
      expect(existsSync(join(dir, "applications"))).toBe(false);
    }));

  it("stops looking at a table that is wrong all over", () =>
    withTable(
      `id;name\n${Array.from({ length: 20_000 }, (_, at) => `x${at};y\n`).join("")}`,
      async ({ run }) => {
        const { stdout } = await run(["apps", "import", "table.csv"]);
        expect(stdout).toMatch(
          /… and 9\d\d more \[schema\/required\].*\n1,\d{3} errors and perhaps more, nothing written\n$/,
        );
      },
    ));

  it.each([
    ["with quotes", `"${"a".repeat(10_000_000)}"`],
    ["that is never closed", `"${"a".repeat(10_000_000)}`],
    ["without quotes", "a".repeat(10_000_000)],
  ])("refuses a cell of ten megabytes %s", (_, cell) =>
    withTable(`id;name\nx;${cell}\n`, async ({ run }) => {
      const { exitCode, stdout } = await run(["apps", "import", "table.csv"]);
      expect([exitCode, stdout.length < 10_000]).toEqual([1, true]);
    }),
  );

  it("prints findings for machines", () =>
    withTable(table(row("../evil", "Evil")), async ({ run }) => {
      const { exitCode, stdout } = await run(["apps", "import", "table.csv", "--format", "json"]);
      const report = JSON.parse(stdout) as { readonly diagnostics?: readonly unknown[] };
      expect(exitCode).toBe(1);
      expect(JSON.stringify(report)).toContain("inventory/id");
    }));

  it.each([
    ["json", "{"],
    ["junit", "<?xml"],
    ["sarif", "{"],
    ["gitlab", "[]"],
  ])(
    "prints a document as %s when there is nothing to find as well, and the summary elsewhere",
    (format, start) =>
      withTable(table(row("archive", "Archive")), async ({ run }) => {
        const { exitCode, stdout, stderr } = await run(["apps", "import", "table.csv", "--format", format]);
        expect([exitCode, stdout.startsWith(start)]).toEqual([0, true]);
        expect(stdout).not.toContain("created");
        expect(stderr).toBe("1 created, 0 updated, 0 unchanged\nnext: workplace apps check\n");
      }),
  );

  it("refuses texts that Terraform would evaluate and formulas stay texts", () =>
    withTable(table(row("archive", "=HYPERLINK(1)"), row("maps", "${path}")), async ({ run }) => {
      const { stdout } = await run(["apps", "import", "table.csv"]);
      expect(stdout).toContain('table.csv:3:6: maps: text contains "${"');
      expect(stdout).toContain("1 error, nothing written");
    }));

  it.each([
    ["a manifest", "applications/archive.yaml", "../outside.yaml"],
    ["the folder", "applications", "outside"],
  ])("refuses %s that is a link", (_, path, target) =>
    withTable(
      table(row("archive", "Archive")),
      async ({ dir, run }) => {
        if (path !== "applications") mkdirSync(join(dir, "applications"));
        symlinkSync(target, join(dir, path));
        const { exitCode, stdout } = await run(["apps", "import", "table.csv"]);
        expect([exitCode, stdout]).toEqual([1, expect.stringContaining(`"${path}" is a link`)]);
        expect(readFileSync(join(dir, "outside.yaml"), "utf8")).toBe("untouched: true\n");
        expect(readdirSync(join(dir, "outside"))).toEqual(["kept"]);
      },
      { "outside.yaml": "untouched: true\n", "outside/kept": "" },
    ),
  );

  it("refuses to change manifests that cannot be read", () =>
    withTable(
      table(row("archive", "Archive")),
      async ({ run }) => {
        const { exitCode, stdout } = await run(["apps", "import", "table.csv"]);
        expect([exitCode, stdout]).toEqual([1, expect.stringContaining("[yaml/syntax]")]);
      },
      { "applications/archive.yaml": "name: [\n" },
    ));

  it.each([
    ["a table that is not there", ["nowhere.csv"], '"nowhere.csv" cannot be read (there is no such file)'],
    ["a folder", ["sites"], '"sites" cannot be read (it is no file)'],
    ["standard input", ["-"], "import reads a file, not standard input"],
    [
      "a mapping that is not there",
      ["table.csv", "--mapping", "nowhere.yaml"],
      '"nowhere.yaml" cannot be read (there is no such file)',
    ],
    ["a folder as mapping", ["table.csv", "--mapping", "sites"], '"sites" cannot be read (it is no file)'],
    ["no table", [], "missing required argument 'csv'"],
  ])("is wrong usage with %s", (_, args, message) =>
    withTable("", async ({ run }) => {
      const { exitCode, stderr } = await run(["apps", "import", ...args]);
      expect([exitCode, stderr]).toEqual([2, expect.stringContaining(message)]);
    }),
  );

  it("refuses a folder in place of a manifest", () =>
    withTable(
      table(row("archive", "Archive")),
      async ({ run }) => {
        const { exitCode, stdout } = await run(["apps", "import", "table.csv"]);
        expect([exitCode, stdout]).toEqual([
          1,
          expect.stringContaining('"applications/archive.yaml" is not a file'),
        ]);
      },
      { "applications/archive.yaml/x": "" },
    ));

  it("mends a manifest that its schema refuses", () =>
    withTable(
      table(row("archive", "Archive")),
      async ({ dir, run }) => {
        expect((await run(["apps", "import", "table.csv"])).stdout).toContain("0 created, 1 updated");
        expect(parse(readFileSync(manifest(dir, "archive"), "utf8"))).toMatchObject({ name: "Archive" });
      },
      { "applications/archive.yaml": "name:\nversion: 1.0\n" },
    ));

  it("is wrong usage in a folder that is no estate", () =>
    withTable(table(row("archive", "Archive")), async ({ dir, run }) => {
      const { exitCode, stderr } = await run(["apps", "import", "table.csv", "--estate", "nowhere"]);
      expect([exitCode, stderr]).toEqual([2, expect.stringContaining("holds no estate.yaml")]);
      expect(existsSync(join(dir, "nowhere"))).toBe(false);
    }));

  it("is wrong usage when the folder cannot be written", () =>
    withTable(
      table(row("archive", "Archive")),
      async ({ run }) => {
        const { exitCode, stderr } = await run(["apps", "import", "table.csv"]);
        expect([exitCode, stderr]).toEqual([2, expect.stringContaining('applications" cannot be')]);
      },
      { applications: "a file\n" },
    ));
});
