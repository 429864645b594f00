import { stackSpecs } from "../stacks/stack-list";
import type { StackSpec } from "../stacks/stack-spec";
import type { PlannedEstate } from "./assess-estate";

/** The stacks of a planned estate, not yet synthesised. */
export function estateStacks({ estate, plan }: PlannedEstate): readonly StackSpec[] {
  return stackSpecs({ settings: estate.settings, plan });
}
