import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { INVENTORY_RULES } from "../../cli/inventory/inventory-finding";
import { parse, stringify } from "yaml";
import { commandEstate, withCommand, type CommandResult } from "../support/run-command";

const PAGE = join(__dirname, "..", "..", "docs", "inventory.md");
const page = readFileSync(PAGE, "utf8");

/** The manifest that the examples change. */
const LOST_PROPERTY = {
  name: "Lost property",
  vendor: "Example Software 01",
  version: "1.0",
  office: "Bürgeramt",
  cmdbId: "A-1",
  serviceArea: "citizens",
  serviceProcess: "lost-property",
  forms: ["web"],
};

interface Example {
  readonly csv: string;
  /** Bytes are written as Latin-1. */
  readonly latin1: boolean;
  readonly mapping?: string;
  readonly output?: string;
}

function blockOf(section: string, language: string): string | undefined {
  return new RegExp(`\`\`\`${language}(?: latin1)?\n([\\s\\S]*?)\`\`\``).exec(section)?.[1];
}

function exampleOf(heading: string): Example {
  const section = page.split(/^#{2,3} /m).find((candidate) => candidate.startsWith(`${heading}\n`)) ?? "";
  const [mapping, output] = [blockOf(section, "yaml"), blockOf(section, "text")];
  return {
    csv: blockOf(section, "csv") ?? "",
    latin1: section.includes("```csv latin1"),
    ...(mapping === undefined ? {} : { mapping }),
    ...(output === undefined ? {} : { output }),
  };
}

function imported(
  { csv, latin1, mapping }: Example,
  braces = false,
): Promise<CommandResult & { texts: readonly string[] }> {
  const files = {
    ...commandEstate(),
    "table.csv": Buffer.from(csv, latin1 ? "latin1" : "utf8"),
    "mapping.yaml": mapping ?? "",
    "applications/lost-property.yaml": braces
      ? `${JSON.stringify(LOST_PROPERTY)}\n`
      : stringify(LOST_PROPERTY),
  };
  return withCommand(async ({ dir, run }) => {
    const options = mapping === undefined ? [] : ["--mapping", "mapping.yaml"];
    const result = await run(["apps", "import", "table.csv", ...options]);
    const written = /^2 created/.test(result.stdout) ? ["fundbuero", "strassenkataster"] : [];
    return {
      ...result,
      texts: written.map((id) => readFileSync(join(dir, "applications", `${id}.yaml`), "utf8")),
    };
  }, files);
}

test("every rule of importing has a section", () => {
  const sections = [...page.matchAll(/^### (inventory\/\w+)$/gm)].map((match) => match[1]);
  expect(sections).toEqual(Object.keys(INVENTORY_RULES));
});

test.each(Object.keys(INVENTORY_RULES))("%s: the bad example prints what the page shows", async (rule) => {
  const { exitCode, stdout } = await imported(exampleOf(rule), rule === "inventory/manifest");
  const isWarning = rule === "inventory/spreadsheet";
  expect([exitCode, stdout.includes(`[${rule}]`)]).toEqual([isWarning ? 0 : 1, true]);
  if (process.env["UPDATE_GOLDEN"] === "1") {
    const current = readFileSync(PAGE, "utf8");
    const at = current.indexOf("```text", current.indexOf(`### ${rule}\n`));
    const end = current.indexOf("```", at + 3);
    writeFileSync(PAGE, `${current.slice(0, at)}\`\`\`text\n${stdout}${current.slice(end)}`);
  } else expect(stdout).toBe(exampleOf(rule).output);
});

test("the page's table and mapping become manifests", async () => {
  const { exitCode, texts } = await imported(exampleOf("Mapping"));
  expect(exitCode).toBe(0);
  expect(texts.map((text) => parse(text) as unknown)).toEqual([
    {
      name: "Fundbüro",
      vendor: "Example Software 01",
      version: "11.10",
      office: "Bürgeramt",
      cmdbId: "A-17",
      serviceArea: "citizens",
      serviceProcess: "lost-property",
      forms: ["web"],
      data: { unknown: ["profileMiB", "clipboard", "fileTransfer", "categories"] },
    },
    expect.objectContaining({
      name: "Straßenkataster",
      forms: ["installed", "web"],
      data: { unknown: ["profileMiB", "offline", "clipboard", "fileTransfer", "categories"] },
    }),
  ]);
});
