import type { Application } from "../../model/estate";
import { application, withFacts } from "../support/application-object";
import { checkedApplications } from "../support/checked-applications";
import { estate } from "../support/estate-object";

const TODAY = "2026-11-21";

const named = (id: string, given: Application): Application => ({
  ...given,
  id,
  file: `applications/${id}.yaml`,
});

const single = withFacts("multiSession", { oneInstancePerMachine: true });
const waiver = { rule: "MS-015", modes: [], reason: "pilot", approvedBy: "team", expires: "2027-06-30" };
const waived = { ...single, decision: { state: "in-progress" as const, waivers: [waiver] } };

const given = estate({
  applications: [named("first", single), named("second", single), named("third", application())],
});

describe("a check of applications", () => {
  it("counts all, and leaves notes out unless they are wanted", () => {
    const quiet = checkedApplications(given, { today: TODAY, withNotes: false });
    const loud = checkedApplications(given, { today: TODAY, withNotes: true });
    expect(quiet.counts).toEqual(loud.counts);
    expect(quiet.counts.applications).toBe(3);
    const notes = loud.findings.filter(({ severity }) => severity === "note").length;
    expect(notes).toBeGreaterThan(0);
    expect(quiet).toMatchObject({ unwritten: notes, findings: [] });
    expect(loud.unwritten).toBe(0);
  });

  it("counts and explains only chosen applications, though all are judged", () => {
    const isChosen = (file: string) => file === "applications/second.yaml";
    const { counts, findings } = checkedApplications(given, { today: TODAY, withNotes: true, isChosen });
    expect(counts.applications).toBe(1);
    expect(counts.standardVerdicts.incompatible).toBe(1);
    const files = findings.map(({ file }) => file).filter((file) => file !== "estate.yaml");
    expect(new Set(files)).toEqual(new Set(["applications/second.yaml"]));
    const { unwritten } = checkedApplications(given, { today: TODAY, withNotes: false, isChosen });
    expect(unwritten).toBe(files.length);
  });

  it("judges by the waivers and corrections of the version that decides", () => {
    const own = estate({ applications: [named("first", waived)] });
    const base = estate({ applications: [named("first", single)] });
    const verdict = (decisive?: typeof base) =>
      checkedApplications(own, { today: TODAY, withNotes: false, base: decisive }).counts.verdicts.pooled;
    expect(verdict()).toMatchObject({ compatible: 1 });
    expect(verdict(base)).toMatchObject({ incompatible: 1 });
    const rules = { "MS-015": { effects: { pooled: "warning" as const }, reason: "tried" } };
    const { compatibility } = base.settings;
    const corrected = { ...base, settings: { ...base.settings, compatibility: { ...compatibility, rules } } };
    expect(verdict(corrected)).toMatchObject({ compatible: 1 });
  });
});
