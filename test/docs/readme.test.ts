import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { copiedDefaultEstate } from "../support/default-estate";

const root = join(__dirname, "..", "..");

const page = join(root, "README.md");
const readme = readFileSync(page, "utf8");

/** Contents of the first code block of a language. */
function block(language: string): string {
  return new RegExp(`\`\`\`${language}\n([\\s\\S]*?)\`\`\``).exec(readme)?.[1] ?? "";
}

test("the README's YAML stands in the file that it names", () => {
  const file = /\(user-groups\/([\w-]+\.yaml)\)/.exec(readme)?.[1] ?? "";
  expect(block("yaml").split("\n").length).toBeGreaterThan(10);
  expect(readFileSync(join(root, "user-groups", file), "utf8")).toContain(block("yaml"));
});

test("the README shows what a first `npm start` prints", () => {
  const scripts = (
    JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { scripts: Record<string, string> }
  ).scripts;
  expect(scripts["start"]).toBe("node bin/workplace.js synth");

  // A copy of the estate, so that the output folder is a fresh one.
  const estateDir = copiedDefaultEstate();
  try {
    const command = join(root, "bin", "workplace.js");
    const { status, stdout } = spawnSync(process.execPath, [command, "synth"], {
      cwd: estateDir,
      encoding: "utf8",
    });
    expect(status).toBe(0);
    if (process.env["UPDATE_GOLDEN"] === "1")
      writeFileSync(
        page,
        readme.replace(block("text"), () => stdout),
      );
    else expect(stdout).toBe(block("text"));
  } finally {
    rmSync(estateDir, { recursive: true });
  }
}, 60_000);

test("CI runs the README's test command", () => {
  const command = "npm ci && npm test";
  expect(readme).toContain(`\n${command}\n`);
  expect(readFileSync(join(root, ".ci", "run"), "utf8")).toContain(`\nrun "${command}"\n`);
});

test("every page and folder that the README links to is there", () => {
  const links = [...readme.matchAll(/\]\(([^)#]+)\)/g)].map((match) => match[1]!);
  const local = links.filter((link) => !link.startsWith("https://"));
  expect(local.length).toBeGreaterThan(5);
  expect(local.filter((link) => !existsSync(join(root, link)))).toEqual([]);
});
