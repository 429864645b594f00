import type { Diagnostic } from "../model/diagnostic";
import type { PlanDiff } from "../planning/plan-diff";
import { isDangerous, type ResourceDiff, type StackDiff } from "../stacks/stack-diff";
import type { ApplicationsDiff } from "./application-diff";

/** Everything that `workplace diff` found out. */
export interface EstateDiff {
  readonly city: string;
  /** What the working tree is compared with: a revision as it was named, or a folder. */
  readonly base: { readonly name: string; readonly commit?: string };
  readonly findings: FindingsDiff;
  /** Absent when the estate cannot be read. */
  readonly applications?: ApplicationsDiff;
  /** Absent when the estate has errors. */
  readonly plan?: PlanDiff;
  readonly stacks?: readonly StackDiff[];
}

/** Findings of the estate that the base did not have, and the other way round. */
export interface FindingsDiff {
  readonly appeared: readonly Diagnostic[];
  readonly gone: readonly Diagnostic[];
}

/** A resource whose loss loses what cannot be built again. */
export interface DangerousChange extends ResourceDiff {
  readonly stack: string;
  /** The whole stack leaves the estate. */
  readonly ofRemovedStack: boolean;
}

export function dangerousChanges({ stacks = [] }: EstateDiff): readonly DangerousChange[] {
  return stacks.flatMap(({ stack, action, resources }) =>
    resources
      .filter(isDangerous)
      .map((resource) => ({ ...resource, stack, ofRemovedStack: action === "delete" })),
  );
}

/** Compares findings by rule, place and message; a finding that only moved to another line is the same. */
export function findingsDiff(before: readonly Diagnostic[], after: readonly Diagnostic[]): FindingsDiff {
  const keyOf = ({ rule, file, pointer, message, severity }: Diagnostic): string =>
    JSON.stringify([rule, file, pointer, message, severity]);
  const old = new Set(before.map(keyOf));
  const fresh = new Set(after.map(keyOf));
  return {
    appeared: after.filter((finding) => !old.has(keyOf(finding))),
    gone: before.filter((finding) => !fresh.has(keyOf(finding))),
  };
}
