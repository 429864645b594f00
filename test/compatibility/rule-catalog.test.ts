import { readFileSync } from "node:fs";
import { join } from "node:path";
import { REMEDIATIONS } from "../../compatibility/remediation-catalog";
import { catalogued, ruleById, RULE_FAMILIES, RULES } from "../../compatibility/rule-catalog";
import { application } from "../support/application-object";

const SCHEMA = join(__dirname, "../../schemas/estate.schema.json");

/** First and last number of the rules that the catalogue holds in each family. */
const NUMBERS = {
  OS: [1, 8],
  MS: [10, 26],
  PK: [30, 47],
  RT: [50, 59],
  PE: [60, 78],
  LI: [80, 84],
  NW: [90, 97],
  DT: [100, 105],
  PR: [110, 114],
  GV: [120, 124],
} as const;

describe("the catalogue of rules", () => {
  it("holds every rule once, sorted by id", () => {
    const expected = Object.entries(NUMBERS).flatMap(([prefix, [first, last]]) =>
      Array.from(
        { length: last - first + 1 },
        (_, index) => `${prefix}-${String(first + index).padStart(3, "0")}`,
      ),
    );
    expect(RULES.map(({ id }) => id)).toEqual([...expected].sort());
    expect(RULES).toHaveLength(101);
  });

  it("keeps families together, in the order of their numbers", () => {
    expect(RULE_FAMILIES.map(({ prefix }) => prefix)).toEqual(Object.keys(NUMBERS));
    for (const { prefix, rules } of RULE_FAMILIES) {
      const ids = rules.map(({ id }) => id);
      expect(ids.every((id) => id.startsWith(`${prefix}-`))).toBe(true);
      expect(ids).toEqual([...ids].sort());
    }
  });

  it("says of rules about the estate which key of estate.yaml settles them", () => {
    const { compatibility } = (
      JSON.parse(readFileSync(SCHEMA, "utf8")) as {
        readonly properties: { readonly compatibility: { readonly properties: object } };
      }
    ).properties;
    const settings = RULES.flatMap(({ setting }) => setting ?? []);
    const keys = Object.keys(compatibility.properties).map((key) => `/compatibility/${key}`);
    expect(settings.length).toBeGreaterThan(0);
    expect(keys).toEqual(expect.arrayContaining(settings));
  });

  it("finds a rule by its id", () => {
    for (const rule of RULES) expect(ruleById(rule.id)).toBe(rule);
    expect(ruleById("XX-000")).toBeUndefined();
  });

  it("fails for an id that no rule of the catalogue has", () => {
    for (const rule of RULES) expect(catalogued(rule.id)).toBe(rule);
    expect(() => catalogued("XX-000")).toThrow('rule "XX-000" is not in the catalogue');
  });
});

describe.each(RULES.map((rule) => [rule.id, rule] as const))("%s", (_, rule) => {
  it("reads keys that manifests have", () => {
    const sections = Object.keys(application());
    expect(rule.looksAt.length).toBeGreaterThan(0);
    for (const pointer of rule.looksAt) {
      const [section, ...key] = pointer.split("/").slice(1);
      expect([...sections, "replacedBy"]).toContain(section);
      expect(key.length).toBeLessThan(2);
    }
  });

  it("lets the environment or the manifest decide, not both", () => {
    expect(rule.effectIn === undefined || rule.effectFor === undefined).toBe(true);
  });

  it("speaks in phrases and asks a question", () => {
    expect(rule.title).toMatch(/^\S.*[^.\s]$/);
    expect(rule.explanation).toMatch(/^\S.*[^.\s]$/);
    expect(rule.question).toMatch(/\?$/);
  });

  it("names its source unless it is our inference", () => {
    expect(rule.backing === "inference" || rule.source !== undefined).toBe(true);
  });

  it("knows a way out of what it refuses", () => {
    const refuses = Object.values(rule.effects).some(
      (effect) => effect === "blocker" || effect === "condition",
    );
    expect(!refuses || rule.remediation.length > 0).toBe(true);
    for (const way of rule.remediation) expect(REMEDIATIONS).toHaveProperty([way]);
  });
});
