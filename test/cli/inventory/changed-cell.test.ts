import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { commandEstate, withCommand, type CommandResult } from "../../support/run-command";

const HEADINGS = "id;name;vendor;version;office;cmdbId;serviceArea;serviceProcess;forms";

/** Imports an application with this cell as its version. */
function imported(
  cell: string,
  options: readonly string[] = [],
  mapping = "",
): Promise<CommandResult & { text: string }> {
  const csv = `${HEADINGS}\nmaps;Maps;Example Software 01;${cell};Survey;A-1;maps;mapping;web\n`;
  return withCommand(
    async ({ dir, run }) => {
      const result = await run(["apps", "import", "table.csv", ...options]);
      const [file = ""] = readdirSync(join(dir, "applications"));
      return { ...result, text: readFileSync(join(dir, "applications", file), "utf8") };
    },
    { ...commandEstate(), "table.csv": csv, "mapping.yaml": mapping },
  );
}

test("a cell that a spreadsheet has changed is imported with a warning that names it", async () => {
  const { exitCode, stdout, text } = await imported("09. Mrz");
  expect(exitCode).toBe(0);
  expect(stdout).toBe(
    [
      'table.csv:2:31: warning: version is "09. Mrz", which a spreadsheet writes in place of another text [inventory/spreadsheet]',
      "  maps;Maps;Example Software 01;09. Mrz;Survey;A-1;maps;mapping;web",
      "                                ^~~~~~~",
      '  hint: write what it was, as ="9.3": such cells stay as they are; if it is meant, write ="09. Mrz"',
      "1 warning",
      "1 created, 0 updated, 0 unchanged",
      "next: workplace apps check",
      "",
    ].join("\n"),
  );
  expect(text).toContain("version: 09. Mrz\n");
});

test.each(["1,2E+12", "#NAME?", "########", "Mrz 09"])("%s is warned about", async (cell) => {
  expect((await imported(cell)).stdout).toContain(`version is "${cell}"`);
});

test.each(["9.3", '="9.3"', '="09. Mrz"', "1.2.3"])("%s is what somebody wrote", async (cell) => {
  expect((await imported(cell)).stdout).toBe(
    "1 created, 0 updated, 0 unchanged\nnext: workplace apps check\n",
  );
});

test("a value that the mapping translates is no surprise", async () => {
  const columns = HEADINGS.split(";").map((key) => `  ${key}:\n    key: ${key}\n`);
  const mapping = `columns:\n${columns.join("")}values:\n  09. Mrz: "9.3"\n`;
  const { stdout, text } = await imported("09. Mrz", ["--mapping", "mapping.yaml"], mapping);
  expect(stdout).toBe("1 created, 0 updated, 0 unchanged\nnext: workplace apps check\n");
  expect(text).toContain('version: "9.3"\n');
});

test("machines get the warning as a document, and people the summary beside it", async () => {
  const { stdout, stderr } = await imported("09. Mrz", ["--format", "json"]);
  expect(JSON.stringify(JSON.parse(stdout))).toContain("inventory/spreadsheet");
  expect(stderr).toBe("1 warning\n1 created, 0 updated, 0 unchanged\nnext: workplace apps check\n");
});
