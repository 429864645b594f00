import type { Finding } from "../model/diagnostic";
import type { Application, ApplicationBasis, ApplicationEstate, UserGroup } from "../model/estate";
import { groupsByApplication } from "../model/groups-by-application";
import { ApplicationJudge } from "./application-judge";
import type { Policy } from "./environment";
import type { AssessedApplication } from "./assessed-application";
import { GrantedExemptions } from "./exemption";
import { governanceFindings } from "./governance";
import { correctionFindings } from "./governance/correction-findings";
import { decisionFindings, partnerFindings, type Partner } from "./governance/decision-findings";
import { PortfolioCounter, type PortfolioCounts } from "./portfolio-counts";
import { countVerdictNotes, estateNotes, verdictNotes } from "./verdict-notes";

export interface CheckOptions {
  /** Day of the check, YYYY-MM-DD. */
  readonly today: string;
  /** Ids of all manifests. */
  readonly applicationIds: ReadonlySet<string>;
  /** The version whose waivers and corrections decide; undefined for the estate's own. */
  readonly base?: ApplicationEstate | undefined;
  /** Whether notes are wanted; they are counted in any case. */
  readonly withNotes: boolean;
  /** Files whose applications are counted and get notes; undefined for all. */
  readonly isChosen?: ((file: string) => boolean) | undefined;
}

/** What a check of applications comes to. */
export interface CheckResult {
  /** What is wrong with manifests, waivers and corrections as documents; notes only when they are wanted. */
  readonly findings: readonly Finding[];
  /** Notes on chosen files that are left out (count). */
  readonly unwritten: number;
  /** Figures of the chosen applications. */
  readonly counts: PortfolioCounts;
  /** Scenario of the standard desktop; undefined in an estate without scenarios. */
  readonly standardScenario: string | undefined;
}

/** Checks applications one after the other and keeps what there is to say about them, not the applications. */
export class ApplicationCheck {
  /** Whether a file is chosen, see `CheckOptions`. */
  readonly isChosen: CheckOptions["isChosen"];
  private readonly judge: ApplicationJudge;
  private readonly policy: Policy;
  private readonly granted: GrantedExemptions | undefined;
  private readonly groups: ReadonlyMap<string, readonly UserGroup[]>;
  private readonly all = new PortfolioCounter();
  private readonly chosen: PortfolioCounter;
  private readonly partners = new Map<string, Partner>();
  private readonly findings: Finding[];
  private unwritten = 0;

  constructor(
    { settings, userGroups, scenarios }: ApplicationBasis,
    private readonly options: CheckOptions,
  ) {
    const { today, applicationIds, base, isChosen } = options;
    const granted = base === undefined ? undefined : new GrantedExemptions(base);
    const decisive = granted?.settingsOf(settings) ?? settings;
    this.policy = { today, applicationIds, compatibility: settings.compatibility };
    this.judge = new ApplicationJudge(
      { settings: decisive, userGroups, scenarios },
      { ...this.policy, compatibility: decisive.compatibility },
    );
    this.isChosen = isChosen;
    this.granted = granted;
    this.groups = groupsByApplication(userGroups);
    this.chosen = isChosen === undefined ? this.all : new PortfolioCounter();
    this.findings = [...correctionFindings({ settings }), ...(granted?.ungrantedSettings(settings) ?? [])];
  }

  add(applications: readonly Application[]): void {
    const { granted, partners, judge } = this;
    for (const application of applications) this.checkDocument(application);
    const assessed = applications.map((application) =>
      judge.judge(granted?.applicationOf(application) ?? application),
    );
    for (const each of assessed) {
      const { id, file, dependsOn } = each.application;
      partners.set(id, { file, dependsOn, verdicts: each.verdicts });
      this.findings.push(...decisionFindings(each));
      this.all.add(each);
    }
    for (const each of assessed) {
      if (this.isChosen?.(each.application.file) !== false) this.note(each);
    }
  }

  private checkDocument(application: Application): void {
    this.findings.push(
      ...governanceFindings(application, this.policy, this.groups.get(application.id) ?? []),
      ...(this.granted?.ungrantedWaivers(application) ?? []),
    );
  }

  private note(assessed: AssessedApplication): void {
    if (this.chosen !== this.all) this.chosen.add(assessed);
    if (this.options.withNotes) this.findings.push(...verdictNotes(assessed));
    else this.unwritten += countVerdictNotes(assessed);
  }

  /** To be asked once, after the last application. */
  result(): CheckResult {
    const { isChosen = () => true } = this;
    const { withNotes } = this.options;
    const all = [...this.findings, ...partnerFindings(this.partners), ...estateNotes(this.all.counts())];
    const left = withNotes ? [] : all.filter(({ severity, file }) => severity === "note" && isChosen(file));
    return {
      findings: withNotes ? all : all.filter(({ severity }) => severity !== "note"),
      unwritten: this.unwritten + left.length,
      counts: this.chosen.counts(),
      standardScenario: this.judge.standardScenario,
    };
  }
}
