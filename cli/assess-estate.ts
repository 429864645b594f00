import { join } from "node:path";
import { ungrantedExemptions, withExemptionsOf } from "../compatibility/exemption";
import { exemptionFindings } from "../compatibility/governance";
import type { Diagnostic, Finding } from "../model/diagnostic";
import type { ApplicationEstate, Estate } from "../model/estate";
import { hasError } from "../model/finding";
import { NODE_FILE_SYSTEM, type EstateFileSystem } from "../model/estate-file-system";
import { sortedDiagnostics, type EstateSources } from "../model/estate-sources";
import { loadEstate, type LoadResult } from "../model/load-estate";
import type { ApplicationVerdict } from "../planning/application/application-verdict";
import { lockFindings } from "../planning/lock/lock-state";
import { reconcileLock, type Reconciliation } from "../planning/lock/reconcile-lock";
import { reconcileWithRelease } from "../planning/lock/reconcile-with-release";
import { refusedRemovals } from "../planning/lock/refused-removal";
import { withoutChoices } from "../planning/lock/release";
import type { LockRequest } from "../planning/lock-request";
import type { Plan } from "../planning/plan";
import { lockRequest, planEstate, sizeEstate } from "../planning/plan-estate";
import type { Context } from "./context";

/** What a stale lock file means to a command. */
export type LockPolicy =
  /** An error: nothing may be written from it. */
  | "require"
  /** A warning: the plan shows what `workplace lock` would give out. */
  | "preview"
  /** The same; and a change that the lock file refuses, which is an error, is planned all the same to show what it does. */
  | "compare";

/** Rules against changes that would lose data; the lock file stays usable. */
const REFUSALS: readonly string[] = ["lock/removal-refused", "lock/setting-changed"];

export interface AssessmentOptions {
  /** Told what is going on, for the terminal. */
  readonly onPhase?: (phase: string) => void;
  /**
   * Where to read from; a revision of git, for instance.
   * @default the disk
   */
  readonly files?: EstateFileSystem;
  /** The version whose waivers and corrections decide; undefined for the estate's own. */
  readonly base?: ApplicationEstate | undefined;
}

/** Everything there is to know about an estate without synthesising it. */
export interface Assessment {
  readonly sources: EstateSources;
  /** Findings of all stages that could run, errors and warnings, in the order of files and lines. */
  readonly diagnostics: readonly Diagnostic[];
  /** Applications and how they fare; absent when the estate could not be read. */
  readonly applications?: PlacedEstate;
  /** The plan and what it was made from; absent when a finding is an error. */
  readonly planned?: PlannedEstate;
}

/** An estate whose applications have their places, whatever else is wrong with it. */
export interface PlacedEstate {
  readonly estate: ApplicationEstate;
  readonly verdicts: readonly ApplicationVerdict[];
}

export interface PlannedEstate {
  readonly estate: Estate;
  readonly plan: Plan;
}

/** An estate that can be sized, with what it wants from the lock file. */
export interface LockableEstate {
  readonly estate: Estate;
  readonly request: LockRequest;
  readonly reconciliation: Reconciliation;
}

/**
 * Reads, checks, sizes and plans an estate, as far as its findings allow.
 *
 * @param estateDir - absolute path
 */
export async function assessEstate(
  context: Context,
  estateDir: string,
  lockPolicy: LockPolicy,
  { onPhase = () => undefined, files = NODE_FILE_SYSTEM, base }: AssessmentOptions = {},
): Promise<Assessment> {
  onPhase("reading the estate");
  const options = { estateDir, catalogDir: catalogDir(context) };
  const loaded = await loadEstate(options, files);
  const { estate, diagnostics, sources } = await withExemptions(loaded, context.today, base);
  if (estate === undefined) return { sources, diagnostics };
  onPhase("sizing");
  const { sizing, verdicts, findings: sizingFindings } = sizeEstate(estate, context.today);
  const applications = { estate, verdicts };
  if (sizing === undefined || hasError(sizingFindings)) {
    return { sources, applications, diagnostics: await merged(sources, diagnostics, sizingFindings) };
  }
  const request = lockRequest(estate, sizing);
  const reconciliation = reconcileLock(request, estate.lock);
  const refused = refusedRemovals(request, estate.lock, estate.settings.allowDestroy);
  const lockStates = [
    ...refused,
    ...lockFindings(request, estate.lock, reconciliation).map((finding) => underPolicy(finding, lockPolicy)),
  ];
  const all = await merged(sources, diagnostics, [...sizingFindings, ...lockStates]);
  const blocking =
    lockPolicy === "compare" ? lockStates.filter(({ rule }) => !REFUSALS.includes(rule)) : lockStates;
  // Reconciling keeps what is gone, so a plan can be made all the same.
  if (hasError(blocking)) return { sources, applications, diagnostics: all };
  return {
    sources,
    applications,
    diagnostics: all,
    planned: { estate, plan: planEstate(estate, sizing, reconciliation.lock) },
  };
}

/** The estate with what beats rules as the base has it, and what is wrong with that. */
async function withExemptions(
  loaded: LoadResult,
  today: string,
  base: ApplicationEstate | undefined,
): Promise<LoadResult> {
  const { estate, diagnostics, sources } = loaded;
  if (estate === undefined) return loaded;
  const findings = [
    ...exemptionFindings(estate, today).map(withoutStopping),
    ...(base === undefined ? [] : ungrantedExemptions(estate, base)),
  ];
  const all = await merged(sources, diagnostics, findings);
  if (hasError(findings)) return { sources, diagnostics: all };
  return {
    sources,
    diagnostics: all,
    estate: base === undefined ? estate : withExemptionsOf(estate, base),
  };
}

/** What does not count any more, or not yet, stops nothing by itself: placement does, where people need it. */
function withoutStopping(finding: Finding): Finding {
  const isDated = finding.rule === "app/waiver-lapsed" || finding.rule === "app/future-date";
  return isDated ? { ...finding, severity: "warning" } : finding;
}

/**
 * Reads and sizes an estate for `workplace lock`; the state of its lock file is no finding here.
 *
 * @param released - names to release first; sizing then chooses hosts and clusters among them anew
 */
export async function assessForLock(
  context: Context,
  estateDir: string,
  released: readonly string[],
): Promise<Omit<Assessment, "planned"> & { readonly lockable?: LockableEstate }> {
  const { estate, diagnostics, sources } = await loadEstate({ estateDir, catalogDir: catalogDir(context) });
  if (estate === undefined) return { sources, diagnostics };
  const lock = estate.lock === undefined ? undefined : withoutChoices(estate.lock, released);
  const { sizing, findings } = sizeEstate({ ...estate, lock }, context.today);
  if (sizing === undefined || hasError(findings)) {
    return { sources, diagnostics: await merged(sources, diagnostics, findings) };
  }
  const request = lockRequest(estate, sizing);
  const reconciliation = reconcileWithRelease(request, estate.lock, released);
  const lockStates = [
    ...refusedRemovals(request, estate.lock, estate.settings.allowDestroy),
    ...reconciliation.findings,
  ];
  const all = await merged(sources, diagnostics, [...findings, ...lockStates]);
  if (hasError(lockStates)) return { sources, diagnostics: all };
  return { sources, diagnostics: all, lockable: { estate, request, reconciliation } };
}

function catalogDir({ productDir }: Context): string {
  return join(productDir, "catalog");
}

function underPolicy(finding: Finding, policy: LockPolicy): Finding {
  const isPreview = policy !== "require" && finding.rule === "lock/stale";
  return isPreview ? { ...finding, severity: "warning" } : finding;
}

async function merged(
  sources: EstateSources,
  diagnostics: readonly Diagnostic[],
  findings: readonly Finding[],
): Promise<readonly Diagnostic[]> {
  if (findings.length === 0) return diagnostics;
  const located = await sources.locate(findings);
  return sortedDiagnostics([...diagnostics, ...located]);
}
