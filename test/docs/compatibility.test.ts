import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { assess } from "../../compatibility/assess";
import { GOVERNANCE_FINDINGS } from "../../compatibility/governance/governance-finding";
import { WAIVER_NOTICE_DAYS } from "../../compatibility/governance/waiver-findings";
import { ruleById } from "../../compatibility/rule-catalog";
import type { Application, Estate } from "../../model/estate";
import { environment, policy, withFacts } from "../support/application-object";

const page = readFileSync(join(__dirname, "../../docs/compatibility.md"), "utf8");

/** Blocks of YAML on the page, in their order. */
const [evidence, waiver, correction] = [...page.matchAll(/^```yaml\n([\s\S]*?)^```/gm)].map(
  (match) => parse(match[1]!) as unknown,
) as [
  Pick<Application, "evidence">,
  Pick<Application, "decision">,
  { readonly compatibility: Pick<Estate["settings"]["compatibility"], "rules"> },
];

describe("docs/compatibility.md", () => {
  it("lists every finding about manifests, with its severity", () => {
    const rows = [...page.matchAll(/^\| `(app\/[^`]+)` +\| (\w+) +\| (.+?) +\|$/gm)].map((match) =>
      match.slice(1),
    );
    expect(rows).toEqual(Object.entries(GOVERNANCE_FINDINGS).map(([id, texts]) => [id, ...texts]));
    expect(page).toContain(`announced ${WAIVER_NOTICE_DAYS} days before`);
  });

  it("names rules that exist", () => {
    const ids = [...page.matchAll(/\b[A-Z]{2}-\d{3}\b/g)].map((match) => match[0]);
    expect(ids.length).toBeGreaterThan(4);
    expect(ids.filter((id) => ruleById(id) === undefined)).toEqual([]);
  });

  it("shows a test that beats rules", () => {
    const single = withFacts("multiSession", { oneInstancePerMachine: true });
    const tested = { ...single, version: "11.10", ...evidence };
    const onServer = environment({ place: "vsphere", operatingSystem: "windows-server-2025" });
    expect(assess(tested, onServer, policy())).toMatchObject({ verdict: "compatible", basis: "test" });
    expect(assess(tested, environment(), policy()).verdict).toBe("incompatible");
  });

  it("shows a waiver that sets a rule aside", () => {
    const scanner = { ...withFacts("peripherals", { scanner: "twain" }), ...waiver };
    const set = (mode: "pooled" | "remote-app") =>
      assess(scanner, environment({ mode }), policy()).reasons.find(({ rule }) => rule === "PE-063")
        ?.setAsideBy;
    expect([set("pooled"), set("remote-app")]).toEqual(["waiver", undefined]);
  });

  it("shows a correction that changes a rule", () => {
    const listening = withFacts("network", { localListener: true });
    const effect = (given: ReturnType<typeof policy>) =>
      assess(listening, environment(), given).reasons.find(({ rule }) => rule === "MS-017")?.effect;
    expect(effect(policy())).not.toBe("warning");
    expect(effect(policy(correction.compatibility))).toBe("warning");
  });
});
