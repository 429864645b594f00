import type { Application, ApplicationBasis, Scenario } from "../model/estate";
import { groupsByApplication } from "../model/groups-by-application";
import { Assessor } from "./assessor";
import type { AssessedApplication } from "./assessed-application";
import type { Policy } from "./environment";
import { scenarioEnvironments } from "./environments";
import {
  NO_ENVIRONMENTS,
  TableApplication,
  environmentTable,
  type EnvironmentTable,
} from "./environment-table";
import {
  highestClass,
  PROTECTION_CLASSES,
  protectionClassOf,
  type ProtectionClass,
} from "./protection-class";

/**
 * Judges applications in every scenario and delivery mode, one after the other.
 *
 * Each application is judged on the platform where data of its class of protection may lie. Where the manifest leaves
 * the class open, the highest class of the user groups that need it counts, else normal; the rules on protection say
 * that the class is open.
 */
export class ApplicationJudge {
  /** Scenario of the standard desktop; undefined in an estate without scenarios. */
  readonly standardScenario: string | undefined;
  private readonly assessor: Assessor;
  private readonly tables: ReadonlyMap<ProtectionClass, EnvironmentTable>;
  private readonly classes: ReadonlyMap<string, ProtectionClass>;

  constructor(basis: ApplicationBasis, policy: Policy) {
    this.assessor = new Assessor(policy);
    const standard = (this.standardScenario = standardScenarioOf(basis));
    const fields = scenarioEnvironments(basis);
    this.tables = new Map(
      PROTECTION_CLASSES.map((protectionClass) => {
        const own = fields.filter((field) => field.protectionClass === protectionClass);
        return [protectionClass, environmentTable(basis.scenarios, own, standard)];
      }),
    );
    this.classes = classesOfUsers(basis);
  }

  judge(application: Application): AssessedApplication {
    const protectionClass = protectionClassOf(application) ?? this.classes.get(application.id) ?? "normal";
    const table = this.tables.get(protectionClass) ?? NO_ENVIRONMENTS;
    return new TableApplication(application, protectionClass, table, this.assessor);
  }
}

/** The scenario that most people with a pooled desktop have; of all scenarios where nobody has one. */
export function standardScenarioOf({
  scenarios,
  userGroups,
}: Omit<ApplicationBasis, "settings">): string | undefined {
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

/** Highest class of the user groups that need an application. */
function classesOfUsers({
  userGroups,
}: Pick<ApplicationBasis, "userGroups">): ReadonlyMap<string, ProtectionClass> {
  return new Map(
    [...groupsByApplication(userGroups)].map(([id, groups]) => [
      id,
      highestClass(groups.map(({ protectionClass }) => protectionClass)),
    ]),
  );
}
