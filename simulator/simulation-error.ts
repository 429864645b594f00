/** A refusal of the simulated service or provider, shown by Terraform as an error with summary and detail. */
export class SimulationError extends Error {
  /**
   * @param summary - the headline that Terraform prints
   * @param detail - what is wrong and what is allowed, as the cloud says it
   * @param attribute - top-level attribute or block to point at
   */
  constructor(
    readonly summary: string,
    detail: string,
    readonly attribute?: string,
  ) {
    super(detail);
    this.name = "SimulationError";
  }
}
