import type { Application, Scenario } from "../model/estate";
import type { Assessor } from "./assessor";
import {
  bestMode,
  type AssessedApplication,
  type ModeAssessments,
  type ModeVerdicts,
} from "./assessed-application";
import type { DeliveryMode } from "./delivery-mode";
import type { Environment } from "./environment";
import type { ScenarioEnvironment } from "./environments";
import type { ProtectionClass } from "./protection-class";
import {
  betterVerdict,
  compareVerdicts,
  NOT_APPLICABLE,
  type Assessment,
  type RuleEffect,
  type Verdict,
} from "./verdict";

/** What the scenarios offer for one class of protection, each thing once. */
export interface EnvironmentTable {
  readonly environments: readonly Environment[];
  /** Distinct rows. */
  readonly rows: readonly OfferedModes[];
  /** Scenario and the index of its row. */
  readonly scenarios: readonly (readonly [scenario: string, row: number])[];
  /** Row of the standard desktop; empty in an estate without scenarios. */
  readonly standard: OfferedModes;
}

/** Delivery mode → index of the environment; undefined where the mode is not to be had. */
type OfferedModes = Readonly<Partial<Record<DeliveryMode, number>>>;

export const NO_ENVIRONMENTS: EnvironmentTable = { environments: [], rows: [], scenarios: [], standard: {} };

export function environmentTable(
  allScenarios: readonly Scenario[],
  fields: readonly ScenarioEnvironment[],
  standardScenario: string | undefined,
): EnvironmentTable {
  const environments = [...new Set(fields.map(({ environment }) => environment))];
  const indexOf = new Map(environments.map((environment, index) => [environment, index]));
  const rows = new Map<string, { readonly index: number; readonly row: OfferedModes }>();
  const scenarios = allScenarios.map(({ id }): readonly [string, number] => {
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

/** An application in the table of its class. Most readers want verdicts only, so assessments are made when asked for. */
export class TableApplication implements AssessedApplication {
  readonly verdicts: ModeVerdicts;
  readonly standardVerdict: Verdict;
  readonly worst: readonly RuleEffect[];
  private known: Pick<AssessedApplication, "scenarios" | "modes"> | undefined;

  constructor(
    readonly application: Application,
    readonly protectionClass: ProtectionClass,
    private readonly table: EnvironmentTable,
    private readonly assessor: Assessor,
  ) {
    const { environments, standard } = table;
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
    this.known ??= assessmentsIn(this.table, this.assessor.assess(this.application, this.table.environments));
    return this.known;
  }
}

function assessmentsIn(
  { environments, rows, scenarios }: EnvironmentTable,
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

function judgedRow(row: OfferedModes, assessments: readonly Assessment[]): ModeAssessments {
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
