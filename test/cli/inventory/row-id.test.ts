import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { commandEstate, withCommand, type CommandRunner } from "../../support/run-command";

const KEYS = [
  "id",
  "name",
  "vendor",
  "version",
  "office",
  "cmdbId",
  "serviceArea",
  "serviceProcess",
  "forms",
];

/** A mapping without a column for ids: they come from names. */
const mappingOf = (keys: readonly string[]): string =>
  `columns:\n${keys.map((key) => `  ${key}:\n    key: ${key}\n`).join("")}`;

const row = (id: string, name: string, cmdbId: string): string =>
  [id, name, "Example Software 01", "7", "Archive", cmdbId, "archive", "archiving", "web"].join(";");

const table = (...rows: readonly string[]): string => [KEYS.join(";"), ...rows, ""].join("\n");

/** Imports one table after the other, with a mapping when ids come from names. */
function imports(
  tables: readonly string[],
  use: (outputs: readonly string[], ids: readonly string[], runner: CommandRunner) => void,
  fromNames = false,
): Promise<void> {
  return withCommand(async (runner) => {
    const outputs: string[] = [];
    for (const csv of tables) {
      writeFileSync(join(runner.dir, "table.csv"), csv);
      const keys = csv.startsWith("id") ? KEYS.slice(1) : ["name", "version"];
      writeFileSync(join(runner.dir, "mapping.yaml"), mappingOf(keys));
      const options = fromNames ? ["--mapping", "mapping.yaml"] : [];
      outputs.push((await runner.run(["apps", "import", "table.csv", ...options])).stdout);
    }
    const files = readdirSync(runner.dir).includes("applications")
      ? readdirSync(join(runner.dir, "applications"))
      : [];
    use(
      outputs,
      files.map((file) => file.replace(".yaml", "")),
      runner,
    );
  }, commandEstate());
}

describe("a CMDB id", () => {
  it.each([true, false])("fails at the second row that has it, ids from names: %s", (fromNames) =>
    imports(
      [table(row("a", "Archive", "A-1"), row("b", "Books", "A-1"))],
      ([output], ids) => {
        expect(output).toMatch(
          /^table\.csv:3:39: CMDB id "A-1" stands twice, first in line 2 \[inventory\/id\]/,
        );
        expect(output).toContain("hint: give each application a CMDB id of its own\n");
        expect(output).toContain("1 error, nothing written\n");
        expect(ids).toEqual([]);
      },
      fromNames,
    ),
  );

  it("fails when another application has it that no row is about", () =>
    imports([table(row("a", "Archive", "A-1")), table(row("b", "Books", "A-1"))], ([, output], ids) => {
      expect(output).toMatch(
        /^table\.csv:2:\d+: CMDB id "A-1" belongs to the application "a" \[inventory\/id\]/,
      );
      expect(ids).toEqual(["a"]);
    }));

  it("may pass from one application to another in the same table", () =>
    imports(
      [
        table(row("a", "Archive", "A-1"), row("b", "Books", "A-2")),
        table(row("a", "Archive", "A-2"), row("b", "Books", "A-1")),
      ],
      ([, output]) => expect(output).toContain("0 created, 2 updated"),
    ));
});

describe("long names that begin alike", () => {
  const [FINES, PARKING] = [
    "Verwaltung von Ordnungswidrigkeiten im Verkehr",
    "Verwaltung von Ordnungswidrigkeiten beim Parken",
  ];
  const IDS = ["verwaltung-von-ordnungswid-347f", "verwaltung-von-ordnungswid-c517"];
  const [fines, parking] = [row("", FINES, "A-1"), row("", PARKING, "A-2")];

  it("get ids of their own that do not depend on the order of rows, and keep them", async () => {
    for (const rows of [
      [fines, parking],
      [parking, fines],
    ]) {
      await imports(
        [table(...rows), table(fines), table(...rows)],
        (outputs, ids) => {
          expect(outputs.map((output) => output.split("\n")[0])).toEqual([
            "2 created, 0 updated, 0 unchanged",
            "0 created, 0 updated, 1 unchanged",
            "0 created, 0 updated, 2 unchanged",
          ]);
          expect([...ids].sort()).toEqual(IDS);
        },
        true,
      );
    }
  });

  it("find their manifests in a part of the table without CMDB ids as well", () =>
    imports(
      [table(fines, parking), `name;version\n${PARKING};8\n`],
      ([, output], ids, { dir }) => {
        expect(output).toContain("0 created, 1 updated");
        const versions = ids.map((id) => readFileSync(join(dir, "applications", `${id}.yaml`), "utf8"));
        expect(versions.map((text) => /^version: "(.*)"$/m.exec(text)?.[1])).toEqual(["7", "8"]);
        expect(versions[1]).toContain(PARKING);
      },
      true,
    ));

  it("leave the first one its id when the second comes later", () =>
    imports(
      [table(fines), table(fines, parking), table(parking, fines)],
      (outputs, ids) => {
        expect(outputs[1]).toContain("1 created, 0 updated, 1 unchanged");
        expect(outputs[2]).toContain("0 created, 0 updated, 2 unchanged");
        expect(ids).toHaveLength(2);
        expect(ids).toContain("verwaltung-von-ordnungswidrigke");
      },
      true,
    ));

  it("fail when they are the same to the last letter", () =>
    imports(
      [table(row("", FINES, "A-1"), row("", FINES, "A-2"))],
      ([output]) => {
        expect(output).toContain('id "verwaltung-von-ordnungswidrigke" stands twice, first in line 2');
        expect(output).toContain("in a column that the mapping calls `id`");
      },
      true,
    ));
});
