import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";

const root = join(__dirname, "..", "..");

test("docs/reference.md shows the schemas as they are (else run node scripts/render-reference.mjs)", () => {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [join(root, "scripts", "render-reference.mjs"), "--print"],
    { encoding: "utf8" },
  );
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  expect(readFileSync(join(root, "docs", "reference.md"), "utf8")).toBe(stdout);
});
