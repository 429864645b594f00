import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { VSPHERE_RULES } from "../../policies/vsphere-rules";
import { platformJson, poolJson } from "../support/vsphere-builder";

const PATH = join(__dirname, "..", "..", "docs", "vsphere.md");
const START = "<!-- rules: UPDATE_GOLDEN=1 npx jest test/docs/vsphere.test.ts -->\n";
const END = "<!-- end of rules -->\n";

function rulesList(): string {
  return [...VSPHERE_RULES]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map((rule) => `- [\`${rule.id}\`](${rule.source}): ${rule.explanation}. Way out: ${rule.hint}.\n`)
    .join("");
}

test("the page lists all rules as they are", () => {
  const page = readFileSync(PATH, "utf8");
  const [before, rest = ""] = page.split(START);
  const after = rest.split(END)[1];
  const expected = `${before}${START}\n${rulesList()}\n${END}${after}`;
  if (process.env["UPDATE_GOLDEN"] === "1") writeFileSync(PATH, expected);
  expect(after).toBeDefined();
  expect(readFileSync(PATH, "utf8")).toBe(expected);
});

test("the page names every variable that the stacks ask for", () => {
  const page = readFileSync(PATH, "utf8");
  const names = [platformJson(), poolJson()].flatMap((json) => Object.keys(json.variable ?? {}));
  for (const name of names) expect(page).toContain(`TF_VAR_${name}`);
});

test("the page names every key that a session host is told", () => {
  const page = readFileSync(PATH, "utf8");
  const [host] = Object.values(poolJson().resource?.["vsphere_virtual_machine"] ?? {});
  const extra = host?.["extra_config"] as Record<string, string>;
  const data = JSON.parse(
    Buffer.from(extra["guestinfo.workplace.data"]!, "base64").toString("utf8"),
  ) as object;
  for (const key of Object.keys(data)) expect(page).toContain(`\`${key}\``);
});
