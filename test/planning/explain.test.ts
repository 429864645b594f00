import { explainFigure, listFigures, type ExplainedFigure } from "../../planning/explain";
import type { Figure } from "../../planning/figure";
import type { Plan } from "../../planning/plan";
import { estate, scenario, userGroup } from "../support/estate-object";
import { planned } from "../support/planned-estate";

const PLAN = planned(
  estate({
    scenarios: [
      scenario(),
      scenario({ id: "own", delivery: "personal" }),
      scenario({ id: "cad", delivery: "gpu", gpuMemoryGiB: 4, workloadClass: "power" }),
      scenario({ id: "apps", delivery: "remote-app" }),
    ],
    userGroups: [
      userGroup({ id: "cloud", scenarios: { office: 40, own: 20, cad: 20, apps: 20 } }),
      userGroup({ id: "house", scenarios: { office: 40, own: 20, cad: 20, apps: 20 }, platform: "vsphere" }),
    ],
  }),
);

function subjects({ figure, inputs }: ExplainedFigure): readonly string[] {
  return [figure.subject, ...inputs.flatMap(({ explanation }) => (explanation ? subjects(explanation) : []))];
}

test("hosts lead down to people, catalogue and settings", () => {
  const id = "azure-pool-office-standard-pooled-normal";
  const tree = explainFigure(PLAN, `pool/${id}/hosts`)!;
  expect(tree.figure.value).toBeGreaterThan(0);
  expect(subjects(tree)).toEqual([
    `pool/${id}/hosts`,
    `pool/${id}/peakSessions`,
    `pool/${id}/member/cloud/office/peakSessions`,
    `pool/${id}/sessionsPerHost`,
    `pool/${id}/vcpuPerSession`,
    `pool/${id}/memoryGiBPerSession`,
  ]);
});

test("every figure can be explained and every figure it refers to exists", () => {
  const figures = listFigures(PLAN);
  expect(figures.length).toBeGreaterThan(150);
  for (const { subject } of figures) {
    expect(subjects(explainFigure(PLAN, subject)!)[0]).toBe(subject);
  }
});

test("inputs that are figures have the figure's value", () => {
  const values = new Map(listFigures(PLAN).map(({ subject, value }) => [subject, value]));
  for (const figure of listFigures(PLAN)) {
    for (const { origin, value } of figure.inputs) {
      if (origin.kind === "figure")
        expect([origin.subject, value]).toEqual([origin.subject, values.get(origin.subject)]);
    }
  }
});

test("every figure is finite, has a unit and a formula", () => {
  for (const figure of listFigures(PLAN)) {
    expect([figure.subject, Number.isFinite(figure.value)]).toEqual([figure.subject, true]);
    expect(figure.unit).not.toBe("");
    expect(figure.formula).not.toBe("");
  }
});

test("every input named in a formula of names is listed", () => {
  const { figure } = explainFigure(PLAN, "pool/azure-pool-office-standard-pooled-normal/signInIops")!;
  for (const { name } of figure.inputs) expect(figure.formula).toContain(name);
});

test("an unknown subject has no explanation", () => {
  expect(explainFigure(PLAN, "pool/none/hosts")).toBeUndefined();
});

const ring = (subject: string, next: string): Figure => ({
  subject,
  value: 1,
  unit: "pieces",
  formula: "next",
  inputs: [{ name: "next", value: 1, unit: "pieces", origin: { kind: "figure", subject: next } }],
});
const withWorkings = (...workings: Figure[]): Plan => ({
  ...PLAN,
  workings: [...(PLAN.workings ?? []), ...workings],
});

test("a cycle ends at the figure that stands above already", () => {
  const tree = explainFigure(withWorkings(ring("city/a", "city/b"), ring("city/b", "city/a")), "city/a")!;
  expect(subjects(tree)).toEqual(["city/a", "city/b"]);
  expect(tree.inputs[0]!.explanation!.inputs[0]).toMatchObject({ repeated: true });
});

test("fails when a figure refers to one that is not planned", () => {
  expect(() => explainFigure(withWorkings(ring("city/a", "city/none")), "city/a")).toThrow(
    'figure "city/a" refers to "city/none", which is not planned',
  );
});

test("fails when two figures share a subject", () => {
  const other = { ...ring("city/people", "city/people"), value: -1 };
  expect(() => listFigures(withWorkings(other))).toThrow('two figures share the subject "city/people"');
});
