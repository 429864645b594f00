/** Money that is asked for. */
export interface BudgetRequest {
  /** Calendar year in which it could be spent. */
  readonly year: number;
  readonly costEur: number;
}

/** When the money is there. */
export interface BudgetDraw {
  /** Year in which the last part is there. */
  readonly year: number;
  /** Parts by year; more than one where the rest of a year does not suffice. */
  readonly parts: readonly { readonly year: number; readonly costEur: number }[];
}

/** Relative error below which a sum that just fits counts as fitting. */
const TOLERANCE = 1e-9;

/**
 * Years in which a budget pays, request by request in the order of the list. What does not fit into the rest of a year
 * takes that rest and goes on in the next; what nobody asks for in a year is lost. More money never delays anybody.
 *
 * @param budgetEurPerYear - budget of a calendar year (EUR, above 0; Infinity for no limit)
 * @returns draws in the order of the requests
 */
export function budgetDraws(
  requests: readonly BudgetRequest[],
  budgetEurPerYear: number,
): readonly BudgetDraw[] {
  let year = -Infinity;
  let spent = 0;
  return requests.map((request) => {
    if (request.costEur === 0) return { year: request.year, parts: [] };
    if (request.year > year) {
      year = request.year;
      spent = 0;
    }
    const parts: { year: number; costEur: number }[] = [];
    for (let left = request.costEur; left > 0;) {
      if (spent >= budgetEurPerYear * (1 - TOLERANCE)) {
        year += 1;
        spent = 0;
      }
      const rest = budgetEurPerYear - spent;
      const costEur = left <= rest * (1 + TOLERANCE) ? left : rest;
      parts.push({ year, costEur });
      spent += costEur;
      left -= costEur;
    }
    return { year: parts.at(-1)?.year ?? request.year, parts };
  });
}
