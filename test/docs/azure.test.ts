import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DOMAIN_JOIN_SECRET, HOST_ADMIN_SECRET } from "../../constructs/azure/session-hosts";
import { AZURE_RULES } from "../../policies/azure-rules";
import { INTERPOLATION_RULES } from "../../policies/interpolation-rules";
import type { PolicyRule } from "../../policies/policy-engine";
import { SECRET_RULES } from "../../policies/secret-rules";
import { poolJson } from "../support/azure-context";

const PATH = join(__dirname, "..", "..", "docs", "azure.md");
const START = "<!-- rules: UPDATE_GOLDEN=1 npx jest test/docs/azure.test.ts -->\n";
const END = "<!-- end of rules -->\n";

function listOf(rules: readonly PolicyRule[]): string {
  return [...rules]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map((rule) => `- [\`${rule.id}\`](${rule.source}): ${rule.explanation}. Way out: ${rule.hint}.\n`)
    .join("");
}

test("the page lists all rules as they are", () => {
  const [before, rest = ""] = readFileSync(PATH, "utf8").split(START);
  const after = rest.split(END)[1];
  const rules = listOf(AZURE_RULES) + listOf([...INTERPOLATION_RULES, ...SECRET_RULES]);
  const expected = `${before}${START}\n${rules}\n${END}${after}`;
  if (process.env["UPDATE_GOLDEN"] === "1") writeFileSync(PATH, expected);
  expect(after).toBeDefined();
  expect(readFileSync(PATH, "utf8")).toBe(expected);
});

test("the page names what operators put into the key vault, and the accounts", () => {
  const page = readFileSync(PATH, "utf8");
  const [machine] = Object.values(poolJson().resource?.["azurerm_windows_virtual_machine"] ?? {});
  const names = [
    HOST_ADMIN_SECRET,
    DOMAIN_JOIN_SECRET,
    "identity.joinAccount",
    String(machine?.["admin_username"]),
  ];
  for (const name of names) expect(page).toContain(`\`${name}`);
});

test("the page names the output of a pool", () => {
  const page = readFileSync(PATH, "utf8");
  for (const name of Object.keys(poolJson().output ?? {})) expect(page).toContain(`\`${name}\``);
});
