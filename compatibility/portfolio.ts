import type { Application, ApplicationEstate, Scenario } from "../model/estate";
import { Assessor } from "./assessor";
import {
  bestMode,
  type AssessedApplication,
  type ModeAssessments,
  type ModeVerdicts,
} from "./assessed-application";
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
import {
  betterVerdict,
  compareVerdicts,
  NOT_APPLICABLE,
  type Assessment,
  type RuleEffect,
  type Verdict,
} from "./verdict";

/** All applications of an estate, judged on one day. */
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
        standardScenario,
      ),
    ]),
  );
  const classes = classesOfUsers(estate);
  const applications = estate.applications.map((application) => {
    const protectionClass = protectionClassOf(application) ?? classes.get(application.id) ?? "normal";
    const matrix = matrices.get(protectionClass) ?? EMPTY_MATRIX;
    return new MatrixApplication(application, protectionClass, matrix, assessor);
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
  /** Distinct rows. */
  readonly rows: readonly MatrixRow[];
  /** Scenario and the index of its row. */
  readonly scenarios: readonly (readonly [scenario: string, row: number])[];
  /** Row of the standard desktop; empty in an estate without scenarios. */
  readonly standard: MatrixRow;
}

/** Delivery mode → index of the environment; undefined where the mode is not to be had. */
type MatrixRow = Readonly<Partial<Record<DeliveryMode, number>>>;

const EMPTY_MATRIX: Matrix = { environments: [], rows: [], scenarios: [], standard: {} };

function matrixOf(
  estate: ApplicationEstate,
  fields: readonly ScenarioEnvironment[],
  standardScenario: string | undefined,
): Matrix {
  const environments = [...new Set(fields.map(({ environment }) => environment))];
  const indexOf = new Map(environments.map((environment, index) => [environment, index]));
  const rows = new Map<string, { readonly index: number; readonly row: MatrixRow }>();
  const scenarios = estate.scenarios.map(({ id }): readonly [string, number] => {
    const own = fields.filter(({ scenario }) => scenario === id);
    const row = Object.fromEntries(own.map(({ mode, environment }) => [mode, indexOf.get(environment)]));
    const key = JSON.stringify(row);
    const known = rows.get(key) ?? { index: rows.size, row };
    rows.set(key, known);
    return [id, known.index];
  });
  const distinct = [...rows.values()].map(({ row }) => row);
  const [, standard] = scenarios.find(([id]) => id === standardScenario) ?? [];
  return { environments, rows: distinct, scenarios, standard: distinct[standard ?? -1] ?? {} };
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

/** An application in the matrix of its class. Most readers want verdicts only, so assessments are made when asked for. */
class MatrixApplication implements AssessedApplication {
  readonly verdicts: ModeVerdicts;
  readonly standardVerdict: Verdict;
  readonly worst: readonly RuleEffect[];
  private known: Pick<AssessedApplication, "scenarios" | "modes"> | undefined;

  constructor(
    readonly application: Application,
    readonly protectionClass: ProtectionClass,
    private readonly matrix: Matrix,
    private readonly assessor: Assessor,
  ) {
    const { environments, standard } = matrix;
    const { verdicts, worst } = assessor.judge(application, environments);
    const best: Record<DeliveryMode, Verdict> = { ...NO_VERDICTS };
    environments.forEach(({ mode }, index) => (best[mode] = betterVerdict(best[mode], verdicts[index])));
    this.verdicts = best;
    this.standardVerdict = betterVerdict(
      verdicts[standard.web ?? -1] ?? NOT_APPLICABLE.verdict,
      verdicts[standard.pooled ?? -1],
    );
    this.worst = worst;
  }

  get best(): DeliveryMode | undefined {
    return bestMode(this.verdicts);
  }

  get scenarios(): AssessedApplication["scenarios"] {
    return this.assessments().scenarios;
  }

  get modes(): ModeAssessments {
    return this.assessments().modes;
  }

  private assessments(): Pick<AssessedApplication, "scenarios" | "modes"> {
    this.known ??= assessmentsIn(
      this.matrix,
      this.assessor.assess(this.application, this.matrix.environments),
    );
    return this.known;
  }
}

function assessmentsIn(
  { environments, rows, scenarios }: Matrix,
  assessments: readonly Assessment[],
): Pick<AssessedApplication, "scenarios" | "modes"> {
  const judgedRows = rows.map((row) => judgedRow(row, assessments));
  const modes: Record<DeliveryMode, Assessment> = { ...NOWHERE };
  environments.forEach(({ mode }, index) => {
    const assessment = assessments[index] ?? NOT_APPLICABLE;
    if (compareVerdicts(assessment.verdict, modes[mode].verdict) < 0) modes[mode] = assessment;
  });
  const byScenario: Record<string, ModeAssessments> = {};
  for (const [id, row] of scenarios) byScenario[id] = judgedRows[row] ?? NOWHERE;
  return { scenarios: byScenario, modes };
}

function judgedRow(row: MatrixRow, assessments: readonly Assessment[]): ModeAssessments {
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

const NO_VERDICTS: ModeVerdicts = {
  pooled: "not-applicable",
  personal: "not-applicable",
  "remote-app": "not-applicable",
  "app-attach": "not-applicable",
  local: "not-applicable",
  web: "not-applicable",
};
