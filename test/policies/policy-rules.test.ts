import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { checkPolicies } from "../../policies/policy-engine";
import { POLICY_RULES } from "../../policies/policy-rules";
import type { StackJson } from "../../policies/stack-json";
import {
  activeDirectoryContext,
  personalPoolJson,
  platformJson,
  poolJson,
  privateAccessContext,
} from "../support/azure-context";

const GOLDEN = join(__dirname, "..", "golden");

describe("the policy rules", () => {
  it.each(readdirSync(GOLDEN).filter((file) => file.endsWith(".json")))("pass %s", (file) => {
    const json = JSON.parse(readFileSync(join(GOLDEN, file), "utf8")) as StackJson;
    expect(checkPolicies([{ name: file.replace(".json", ""), json }], POLICY_RULES)).toEqual([]);
  });

  it.each<[string, () => StackJson]>([
    ["a personal pool", () => personalPoolJson()],
    ["a pool whose data may be destroyed", () => poolJson({ allowDestroy: true })],
    ["hosts joined to a domain", () => poolJson({}, activeDirectoryContext())],
    ["private desktop access", () => poolJson({}, privateAccessContext())],
    ["a pool of single applications", () => poolJson({ sessionType: "remote-app" })],
    ["a platform with private desktop access", () => platformJson({ context: privateAccessContext() })],
  ])("pass %s", (_, json) => {
    expect(checkPolicies([{ name: "stack", json: json() }], POLICY_RULES)).toEqual([]);
  });

  it("have ids of their own, with explanation, source and way out", () => {
    const ids = POLICY_RULES.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const rule of POLICY_RULES) {
      expect(rule.id).toMatch(/^policy\/[a-z]+(-[a-z0-9]+)*$/);
      expect(rule.explanation).toMatch(/^\S.*[^.]$/s);
      expect(rule.hint).toMatch(/^\S.*[^.]$/s);
      expect(rule.source).not.toBe("");
    }
  });
});
