import type { Scenario } from "../model/estate";
import { PREFERRED_MODES, type AssessedApplication } from "./assessed-application";
import type { DeliveryMode } from "./delivery-mode";
import type { Policy } from "./environment";
import { fittingWays } from "./fitting-way";
import type { RemediationId } from "./remediation-catalog";
import { currentDelivery, currentModes, replacementCandidates } from "./replacement";
import type { RuleId } from "./rule";
import { catalogued } from "./rule-catalog";
import {
  compareVerdicts,
  countingReasons,
  isFeasible,
  verdictOf,
  type Assessment,
  type Verdict,
} from "./verdict";
import type { Way, WayKind, WayOut, WayStep } from "./way";
import { chooseSteps, daysOf, largestEffort } from "./way-step";

/** What ways out are looked for in. */
export interface WayOutContext {
  readonly policy: Policy;
  readonly scenario: Scenario;
  /** Applications that may take its place; see `replacementCandidates`. */
  readonly candidates: readonly AssessedApplication[];
  /** Nobody needs it. */
  readonly unused: boolean;
}

/**
 * The ways for people of a scenario to work with an application, the cheapest first.
 *
 * In each mode the ways out of the rules that stand in the way are taken together; a mode that stays incompatible is no
 * way. Another product counts only where people cannot work. Ways are compared by working days, then by what has to be
 * found out, by the verdict and by what the mode costs to run; a pool of its own comes after desktops of one's own.
 * Moving to the device is for what nothing else fits, so it counts only where every other mode would take a project.
 *
 * @returns undefined where the application is compatible in a mode that these people have
 */
export function wayOut(assessed: AssessedApplication, context: WayOutContext): WayOut | undefined {
  const now = currentDelivery(assessed, context.scenario);
  if (now.verdict === "compatible") return undefined;
  const found = PREFERRED_MODES.map((mode) => wayIn(mode, assessed, context)).filter(
    (way): way is Way => way !== undefined && helps(way, now.verdict),
  );
  const withoutDevice = found.filter((way) => !leadsToDevice(way));
  const ways = withoutDevice.some(({ effort }) => effort !== "L") ? withoutDevice : found;
  if (!isFeasible(now.verdict)) ways.push(...productWays(assessed, now, context));
  return { ...now, ways: ways.sort(cheapestFirst) };
}

/** Verdict when some rules have nothing to say any more. */
export function verdictWithout(
  { application }: Pick<AssessedApplication, "application">,
  { verdict, reasons, evidence }: Assessment,
  settled: ReadonlySet<RuleId>,
): Verdict {
  if (verdict === "not-applicable") return verdict;
  const left = reasons.filter(({ rule }) => !settled.has(rule));
  return verdictOf(left, evidence === undefined ? undefined : application.evidence[evidence]);
}

/** How a mode is reached by people who do not have it. */
const DELIVERY_STEPS: Readonly<Record<DeliveryMode, RemediationId>> = {
  web: "web-form",
  pooled: "image-installation",
  "app-attach": "msix-app-attach",
  "remote-app": "remote-app-pool",
  personal: "personal-desktop",
  local: "local-client",
};

function wayIn(mode: DeliveryMode, assessed: AssessedApplication, context: WayOutContext): Way | undefined {
  const { scenario, policy } = context;
  const modes = assessed.scenarios[scenario.id];
  if (modes === undefined || modes[mode].verdict === "not-applicable") return undefined;
  const kind = currentModes(assessed, scenario).includes(mode) ? "stay" : "move";
  const reasons = countingReasons(modes[mode].reasons).filter(({ effect }) => effect !== "warning");
  const { steps, questions, settled } = chooseSteps(
    reasons,
    kind === "move" ? DELIVERY_STEPS[mode] : undefined,
    {
      application: assessed.application,
      policy,
      mode,
      localAllowed: modes.local.verdict !== "not-applicable",
    },
  );
  const verdict = verdictWithout(assessed, modes[mode], settled);
  if (!isFeasible(verdict) || steps.length === 0) return undefined;
  return { kind, mode, questions, verdict, ...priced(steps, policy) };
}

/** People who can work under conditions move only to where there are none. */
function helps({ kind, verdict }: Way, now: Verdict): boolean {
  return !isFeasible(now) || kind === "stay" || verdict === "compatible";
}

function leadsToDevice({ kind, mode }: Way): boolean {
  return kind === "move" && mode === "local";
}

function productWays(
  assessed: AssessedApplication,
  now: { readonly mode: DeliveryMode; readonly verdict: Verdict },
  context: WayOutContext,
): readonly Way[] {
  const { policy, scenario, candidates, unused } = context;
  const ways: Way[] = [];
  if (unused) ways.push(productWay("retire", "retire", policy));
  // An open verdict is settled by answers, not by another product.
  if (now.verdict === "unknown") return ways;
  const found = replacementCandidates(assessed, scenario, candidates);
  const [best] = found;
  if (best === undefined) {
    ways.push(productWay("migrate", migration(assessed, now.mode, scenario), policy));
  } else {
    const replacements = found.map(({ application }) => application);
    ways.push({ ...productWay("replace", "migrate-product", policy), replacements, verdict: best.verdict });
  }
  return ways;
}

function productWay(kind: WayKind, remediation: RemediationId, policy: Policy): Way {
  return { kind, questions: [], ...priced([{ remediation, rules: [] }], policy) };
}

/** The vendor's web version where the rule of a blocker knows of one and the application is none itself. */
function migration(
  { application, scenarios }: AssessedApplication,
  mode: DeliveryMode,
  { id }: Scenario,
): RemediationId {
  const reasons = scenarios[id]?.[mode].reasons ?? [];
  const successor = reasons.some(
    ({ rule, effect }) =>
      effect === "blocker" && fittingWays(catalogued(rule), application).includes("web-successor"),
  );
  return successor ? "web-successor" : "migrate-product";
}

function priced(steps: readonly WayStep[], policy: Policy): Pick<Way, "steps" | "effort" | "days"> {
  return { steps, effort: largestEffort(steps), days: daysOf(steps, policy) };
}

function cheapestFirst(a: Way, b: Way): number {
  return (
    a.days - b.days ||
    missingFacts(a) - missingFacts(b) ||
    compareVerdicts(a.verdict ?? "not-applicable", b.verdict ?? "not-applicable") ||
    runningCostRank(a) - runningCostRank(b) ||
    (a.kind < b.kind ? -1 : 1)
  );
}

function missingFacts({ questions }: Way): number {
  return new Set(questions.map(({ pointer }) => pointer)).size;
}

/** Place in the order of running costs: modes as preferred, a pool of one's own between desktops of one's own and local. */
function runningCostRank({ mode, steps }: Way): number {
  if (mode === undefined) return PREFERRED_MODES.length;
  const rank = PREFERRED_MODES.indexOf(mode);
  const ownPool = steps.some(({ remediation }) => remediation === "dedicated-pool");
  return ownPool ? Math.max(rank, PREFERRED_MODES.indexOf("personal") + 0.5) : rank;
}
