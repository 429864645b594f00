import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { runCommand } from "../support/run-command";
import { copiedDefaultEstate } from "../support/default-estate";

const root = join(__dirname, "..", "..");

const page = join(root, "docs", "diff.md");

/** The changed manifests of the page: key and value under the id. */
const CHANGE = /`([\w-]+)` gets `(\w+: \{.*?\})`/g;

/** The section that the page shows. */
const SECTION = /(?<=^```text\n)applications\n[\s\S]*?(?=```)/m;

test("the page shows which verdicts the two manifests change in the default estate", async () => {
  const text = readFileSync(page, "utf8");
  const estateDir = copiedDefaultEstate();
  try {
    const changes = [...text.matchAll(CHANGE)].map((match) => [match[1]!, match[2]!] as const);
    expect(changes).toHaveLength(2);
    for (const [id, section] of changes) {
      const file = join(estateDir, "applications", `${id}.yaml`);
      const [key = ""] = section.split(":");
      const others = readFileSync(file, "utf8").replace(new RegExp(`^${key}:.*\n`, "m"), "");
      writeFileSync(file, `${others}${section}\n`);
    }
    const argv = ["diff", "--from-dir", root, "--estate", estateDir];
    const { exitCode, stdout } = await runCommand(estateDir, argv, { productDir: root });
    const shown = /^applications\n[\s\S]*?\n(?=\n)/m.exec(stdout)?.[0] ?? "";
    expect([exitCode, shown.split("\n")[2]]).toEqual([0, expect.stringMatching(/^worse /)]);
    if (process.env["UPDATE_GOLDEN"] === "1")
      writeFileSync(
        page,
        text.replace(SECTION, () => shown),
      );
    else expect(SECTION.exec(text)?.[0]).toBe(shown);
  } finally {
    rmSync(estateDir, { recursive: true });
  }
}, 60_000);
