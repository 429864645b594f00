/** Where an input of a figure comes from. */
export type Origin =
  /**
   * An element of an estate or catalogue file; `pointer` is a JSON pointer. Where the file leaves the element out, the
   * value is the default of its schema; where the element is a list or a map, the value is the number of its entries.
   */
  | { readonly kind: "yaml"; readonly file: string; readonly pointer: string }
  /** A constant of the planning code. */
  | {
      readonly kind: "constant";
      readonly name: string;
      readonly certainty: "vendor limit" | "measurement" | "assumption";
      readonly source: string;
    }
  /** Another planned figure, by its subject. */
  | { readonly kind: "figure"; readonly subject: string };

/** One number that went into a figure. */
export interface FigureInput {
  /** Name as it stands in the formula. */
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly origin: Origin;
}

/**
 * A planned number that can explain itself: `workplace explain <subject>` prints its formula and inputs and follows
 * them down to YAML lines, catalogue entries and constants with their source.
 */
export interface Figure {
  /** Address, `pool/<id>/<figure>`, `site/<id>/<figure>`, `cluster/<id>/<figure>`, `licence/<id>/<figure>`, `device/<id>/<figure>`, `user-group/<id>/<figure>`, `hotline/<id>/<figure>`, `area/<site>/<id>/<figure>`, `distributor/<site>/<id>/<figure>`, `room/<site>/<id>/<figure>`, `room-device/<id>/count`, `conference-server/<role>/servers`, `rollout/<site or year>/<figure>`, `city/<figure>`. */
  readonly subject: string;
  readonly value: number;
  readonly unit: string;
  /** The calculation in the names of the inputs. */
  readonly formula: string;
  readonly inputs: readonly FigureInput[];
  /** Which of several demands decided, for instance "memory". */
  readonly boundBy?: string;
}
