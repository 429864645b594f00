/** A number of the planning code that is neither in the estate nor in the catalogue. */
export interface PlanningConstant {
  /** Name of the exported constant. */
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** Vendor limit, measurement or assumption: what a reader may do about it. */
  readonly certainty: "vendor limit" | "measurement" | "assumption";
  /** URL, city paper (S1 to S5), or why this value. */
  readonly source: string;
}
