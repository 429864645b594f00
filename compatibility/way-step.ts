import type { Application } from "../model/estate";
import type { DeliveryMode } from "./delivery-mode";
import type { Policy } from "./environment";
import { REMEDIATIONS, type EffortClass, type Remediation, type RemediationId } from "./remediation-catalog";
import type { RuleId } from "./rule";
import { catalogued } from "./rule-catalog";
import type { Reason } from "./verdict";
import type { WayQuestion, WayStep } from "./way";

/** What has to be known to choose steps. */
export interface StepContext {
  readonly application: Application;
  readonly policy: Policy;
  readonly mode: DeliveryMode;
  /** Applications may be installed on the devices of these people. */
  readonly localAllowed: boolean;
}

/** Steps against reasons, and what they settle. */
export interface ChosenSteps {
  readonly steps: readonly WayStep[];
  readonly questions: readonly WayQuestion[];
  /** Rules that have nothing to say any more when the steps are done. */
  readonly settled: ReadonlySet<RuleId>;
}

/**
 * The steps that silence as many reasons as can be silenced.
 *
 * Where a fact is missing the step is to complete the manifest, once for all questions. Every other reason takes one
 * entry of its rule's ways out: one that is taken anyway, else the cheapest; of equals the first, but a pool of one's own
 * last, because it costs every month. Reasons with a single entry choose first. A blocker is not lifted by asking.
 *
 * @param reasons - those that count; warnings ask for nothing
 * @param first - step that is taken in any case
 */
export function chooseSteps(
  reasons: readonly Reason[],
  first: RemediationId | undefined,
  context: StepContext,
): ChosenSteps {
  const open = reasons.filter((reason) => isOpen(reason, context));
  const taken = new Map<RemediationId, RuleId[]>();
  if (first !== undefined) taken.set(first, []);
  if (open.length > 0)
    taken.set(
      "complete-manifest",
      open.map(({ rule }) => rule),
    );
  const choices = reasons
    .filter((reason) => !open.includes(reason))
    .map(({ rule, effect }) => ({ rule, options: optionsOf(rule, effect, context) }))
    .filter(({ options }) => options.length > 0)
    .sort((a, b) => Number(a.options.length > 1) - Number(b.options.length > 1));
  for (const { rule, options } of choices) {
    const choice = options.find((id) => taken.has(id)) ?? cheapest(options, context.policy);
    if (choice !== undefined) taken.set(choice, [...(taken.get(choice) ?? []), rule]);
  }
  return {
    steps: [...taken].map(([remediation, rules]) => ({ remediation, rules: rules.sort() })).sort(inOrder),
    questions: open.map(({ rule, pointer }) => ({ rule, pointer })).sort(byPointer),
    settled: new Set([...taken.values()].flat()),
  };
}

/** Working days of some steps. */
export function daysOf(steps: readonly WayStep[], { compatibility }: Policy): number {
  return steps.reduce((sum, { remediation }) => sum + compatibility.effortDays[effortOf(remediation)], 0);
}

/** Largest class of some steps; S where there are none. */
export function largestEffort(steps: readonly WayStep[]): EffortClass {
  const ranks = steps.map(({ remediation }) => EFFORT_CLASSES.indexOf(effortOf(remediation)));
  return EFFORT_CLASSES[Math.max(0, ...ranks)] ?? "S";
}

/** From the smallest to the largest. */
export const EFFORT_CLASSES = ["S", "M", "L"] as const satisfies readonly EffortClass[];

function effortOf(id: RemediationId): EffortClass {
  return REMEDIATIONS[id].effort;
}

/** The manifest does not answer; a rule that is sure of itself and still says unknown asks for more than an entry. */
function isOpen({ rule, effect }: Reason, { application, policy }: StepContext): boolean {
  return effect === "unknown" && catalogued(rule).applies(application, policy) === "unknown";
}

function optionsOf(rule: RuleId, effect: Reason["effect"], context: StepContext): readonly RemediationId[] {
  return catalogued(rule).remediation.filter((id) => {
    const { kind, modes }: Remediation = REMEDIATIONS[id];
    if (kind !== "fix" && (kind !== "clarify" || effect === "blocker")) return false;
    if (id === "local-and-published" && !context.localAllowed) return false;
    return modes === undefined || modes.includes(context.mode);
  });
}

function cheapest(options: readonly RemediationId[], { compatibility }: Policy): RemediationId | undefined {
  const days = (id: RemediationId): number => compatibility.effortDays[effortOf(id)];
  return [...options].sort((a, b) => days(a) - days(b) || Number(isPool(a)) - Number(isPool(b)))[0];
}

function isPool(id: RemediationId): boolean {
  return id === "dedicated-pool";
}

/** First what others have to answer, then what is changed, last the new delivery; small things first. */
const KIND_ORDER: readonly Remediation["kind"][] = ["clarify", "fix", "move", "migrate", "retire"];

function inOrder(a: WayStep, b: WayStep): number {
  const rank = ({ remediation }: WayStep): number =>
    KIND_ORDER.indexOf(REMEDIATIONS[remediation].kind) * EFFORT_CLASSES.length +
    EFFORT_CLASSES.indexOf(effortOf(remediation));
  return rank(a) - rank(b) || (a.remediation < b.remediation ? -1 : 1);
}

function byPointer(a: WayQuestion, b: WayQuestion): number {
  if (a.pointer !== b.pointer) return a.pointer < b.pointer ? -1 : 1;
  return a.rule < b.rule ? -1 : 1;
}
