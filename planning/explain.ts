import type { Figure, FigureInput } from "./figure";
import type { Plan } from "./plan";

/** A figure with the figures that went into it. */
export interface ExplainedFigure {
  readonly figure: Figure;
  readonly inputs: readonly ExplainedInput[];
}

/** An input, and its own explanation where it is a figure. */
export interface ExplainedInput {
  readonly input: FigureInput;
  /** Absent for inputs from files and constants, and where `repeated` is set. */
  readonly explanation?: ExplainedFigure;
  /** The figure stands above already: its explanation is not repeated. */
  readonly repeated?: true;
}

/**
 * All figures of a plan by subject, sorted; intermediate ones included.
 *
 * @throws RangeError when two different figures share a subject
 */
export function listFigures(plan: Plan): readonly Figure[] {
  const found = new Map<string, Figure>();
  collect(plan, found);
  return [...found.values()].sort((a, b) => (a.subject < b.subject ? -1 : 1));
}

/**
 * The tree of a figure: formula, inputs, and the figures behind them, down to files and constants. Each figure is
 * explained once, at its first place; that also ends cycles.
 *
 * @param subject - address of the figure, `pool/<id>/hosts`
 * @returns undefined when the plan has no such figure
 */
export function explainFigure(plan: Plan, subject: string): ExplainedFigure | undefined {
  const figures = new Map(listFigures(plan).map((figure) => [figure.subject, figure]));
  const figure = figures.get(subject);
  return figure === undefined ? undefined : explain(figure, figures, new Set());
}

function explain(
  figure: Figure,
  figures: ReadonlyMap<string, Figure>,
  explained: Set<string>,
): ExplainedFigure {
  explained.add(figure.subject);
  return {
    figure,
    inputs: figure.inputs.map((input) => {
      if (input.origin.kind !== "figure") return { input };
      if (explained.has(input.origin.subject)) return { input, repeated: true };
      const behind = figures.get(input.origin.subject);
      if (behind === undefined) {
        throw new RangeError(
          `figure "${figure.subject}" refers to "${input.origin.subject}", which is not planned`,
        );
      }
      return { input, explanation: explain(behind, figures, explained) };
    }),
  };
}

function collect(value: unknown, found: Map<string, Figure>): void {
  if (Array.isArray(value)) {
    for (const element of value) collect(element, found);
  } else if (isFigure(value)) {
    const other = found.get(value.subject);
    if (other !== undefined && other.value !== value.value) {
      throw new RangeError(
        `two figures share the subject "${value.subject}": ${other.value} and ${value.value}`,
      );
    }
    found.set(value.subject, value);
  } else if (typeof value === "object" && value !== null) {
    for (const element of Object.values(value)) collect(element, found);
  }
}

function isFigure(value: unknown): value is Figure {
  return (
    typeof value === "object" &&
    value !== null &&
    "subject" in value &&
    "formula" in value &&
    "inputs" in value
  );
}
