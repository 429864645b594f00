import type { Application, ApplicationEstate, Scenario } from "../model/estate";
import { Assessor } from "./assessor";
import { bestMode, type AssessedApplication, type ModeAssessments } from "./assessed-application";
import type { DeliveryMode } from "./delivery-mode";
import type { Environment } from "./environment";
import { scenarioEnvironments, type ScenarioEnvironment } from "./environments";
import { policyOf } from "./policy";
import { countPortfolio, type PortfolioCounts } from "./portfolio-counts";
import {
  highestClass,
  PROTECTION_CLASSES,
  protectionClassOf,
  type ProtectionClass,
} from "./protection-class";
import { compareVerdicts, NOT_APPLICABLE, type Assessment } from "./verdict";

/** All applications of an estate, judged on one day. Plain data. */
export interface Portfolio extends PortfolioCounts {
  /** Day of the assessment, YYYY-MM-DD. */
  readonly today: string;
  /** Scenario of the standard desktop; undefined in an estate without scenarios. */
  readonly standardScenario: string | undefined;
  /** Sorted by id. */
  readonly applications: readonly AssessedApplication[];
}

/**
 * Judges every application in every scenario and delivery mode.
 *
 * Each application is judged on the platform where data of its class of protection may lie. Where the manifest leaves
 * the class open, the highest class of the user groups that need it counts, else normal; the rules on protection say
 * that the class is open.
 *
 * @param today - YYYY-MM-DD
 */
export function assessPortfolio(estate: ApplicationEstate, today: string): Portfolio {
  const assessor = new Assessor(policyOf(estate, today));
  const standardScenario = standardScenarioOf(estate);
  const fields = scenarioEnvironments(estate);
  const matrices = new Map(
    PROTECTION_CLASSES.map((protectionClass) => [
      protectionClass,
      matrixOf(
        estate,
        fields.filter((field) => field.protectionClass === protectionClass),
      ),
    ]),
  );
  const classes = classesOfUsers(estate);
  const applications = estate.applications.map((application): AssessedApplication => {
    const protectionClass = protectionClassOf(application) ?? classes.get(application.id) ?? "normal";
    const matrix = matrices.get(protectionClass) ?? EMPTY_MATRIX;
    const judged = judge(application, matrix, assessor);
    const { web, pooled } = judged.scenarios[standardScenario ?? ""] ?? NOWHERE;
    const standardMode = compareVerdicts(web.verdict, pooled.verdict) <= 0 ? "web" : "pooled";
    const standard = standardMode === "web" ? web : pooled;
    return { application, protectionClass, ...judged, standardMode, standard };
  });
  return { today, standardScenario, applications, ...countPortfolio(applications) };
}

/** The scenario that most people with a pooled desktop have; of all scenarios where nobody has one. */
export function standardScenarioOf({ scenarios, userGroups }: ApplicationEstate): string | undefined {
  const people = ({ id }: Scenario): number =>
    userGroups.reduce((sum, group) => sum + (group.scenarios[id] ?? 0), 0);
  const ranked = scenarios
    .map((scenario) => ({
      id: scenario.id,
      pooled: scenario.delivery === "pooled",
      people: people(scenario),
    }))
    .sort((a, b) => Number(b.pooled) - Number(a.pooled) || b.people - a.people || (a.id < b.id ? -1 : 1));
  return ranked[0]?.id;
}

/** What the scenarios offer for one class of protection, each thing once. */
interface Matrix {
  readonly environments: readonly Environment[];
  /** Distinct rows: delivery mode → index of the environment; undefined where the mode is not to be had. */
  readonly rows: readonly Readonly<Partial<Record<DeliveryMode, number>>>[];
  /** Scenario and the index of its row. */
  readonly scenarios: readonly (readonly [scenario: string, row: number])[];
}

const EMPTY_MATRIX: Matrix = { environments: [], rows: [], scenarios: [] };

function matrixOf(estate: ApplicationEstate, fields: readonly ScenarioEnvironment[]): Matrix {
  const environments = [...new Set(fields.map(({ environment }) => environment))];
  const indexOf = new Map(environments.map((environment, index) => [environment, index]));
  const rows = new Map<string, { readonly index: number; readonly row: Matrix["rows"][number] }>();
  const scenarios = estate.scenarios.map(({ id }): readonly [string, number] => {
    const own = fields.filter(({ scenario }) => scenario === id);
    const row = Object.fromEntries(own.map(({ mode, environment }) => [mode, indexOf.get(environment)]));
    const key = JSON.stringify(row);
    const known = rows.get(key) ?? { index: rows.size, row };
    rows.set(key, known);
    return [id, known.index];
  });
  return { environments, rows: [...rows.values()].map(({ row }) => row), scenarios };
}

/** Highest class of the user groups that need an application. */
function classesOfUsers({ userGroups }: ApplicationEstate): ReadonlyMap<string, ProtectionClass> {
  const classes = new Map<string, ProtectionClass>();
  for (const { applications, protectionClass } of userGroups) {
    for (const id of Object.keys(applications)) {
      classes.set(id, highestClass([protectionClass, classes.get(id) ?? "normal"]));
    }
  }
  return classes;
}

function judge(
  application: Application,
  { environments, rows, scenarios }: Matrix,
  assessor: Assessor,
): Pick<AssessedApplication, "scenarios" | "modes" | "best" | "worst"> {
  const { assessments, worst } = assessor.assess(application, environments);
  const judgedRows = rows.map((row) => judgedRow(row, assessments));
  const modes: Record<DeliveryMode, Assessment> = { ...NOWHERE };
  environments.forEach(({ mode }, index) => {
    const assessment = assessments[index] ?? NOT_APPLICABLE;
    if (compareVerdicts(assessment.verdict, modes[mode].verdict) < 0) modes[mode] = assessment;
  });
  const byScenario: Record<string, ModeAssessments> = {};
  for (const [id, row] of scenarios) byScenario[id] = judgedRows[row] ?? NOWHERE;
  return { scenarios: byScenario, modes, best: bestMode(modes), worst };
}

function judgedRow(row: Matrix["rows"][number], assessments: readonly Assessment[]): ModeAssessments {
  const at = (index: number | undefined) =>
    (index === undefined ? undefined : assessments[index]) ?? NOT_APPLICABLE;
  return {
    pooled: at(row.pooled),
    personal: at(row.personal),
    "remote-app": at(row["remote-app"]),
    "app-attach": at(row["app-attach"]),
    local: at(row.local),
    web: at(row.web),
  };
}

const NOWHERE: ModeAssessments = judgedRow({}, []);
