import { stackSpecs } from "../stacks/stack-list";
import type { StackSpec } from "../stacks/stack-spec";
import type { PlannedEstate } from "./assess-estate";

/** The stacks of a planned estate, not yet synthesised. */
export function estateStacks({ estate, plan }: PlannedEstate): readonly StackSpec[] {
  const priceBookDate = Object.values(estate.catalog.prices)
    .map(({ date }) => date)
    .reduce((latest, date) => (date > latest ? date : latest), "");
  return stackSpecs({ settings: estate.settings, plan, priceBookDate });
}
