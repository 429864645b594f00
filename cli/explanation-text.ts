import { inWords } from "../model/json-pointer";
import type { Colours } from "./colours";
import type { Evidence } from "./evidence";
import type { Explanation, InputExplanation, LocatedOrigin } from "./explanation";
import { amountText } from "./quantity";

const INDENT = "    ";
/** A sum of more inputs than this is shown by its largest ones. */
const LONG_SUM = 6;
/** How many of the inputs of a long sum are shown. */
const SHOWN_OF_LONG_SUM = 3;

interface Layout {
  readonly colours: Colours;
  /** Show every input of a sum, however many there are. */
  readonly all: boolean;
}

/** The tree of a figure: value and formula, below it each input with its origin, and how inputs came about in turn. */
export function explanationText(explanation: Explanation, layout: Layout): string {
  const { subject, value, unit } = explanation;
  const head = `${layout.colours.bold(subject)} = ${amountText(value, unit)}${boundText(explanation)}`;
  return [head, ...calculation(explanation, layout, "")].join("\n");
}

function calculation({ formula, inputs }: Explanation, layout: Layout, indent: string): readonly string[] {
  return [`${indent}  = ${formula}`, ...inputsText(inputs, layout, `${indent}${INDENT}`)];
}

function inputsText(inputs: readonly InputExplanation[], layout: Layout, indent: string): readonly string[] {
  const names = [...new Set(inputs.map((input) => input.name))];
  return names.flatMap((name) => {
    const terms = distinct(inputs.filter((input) => input.name === name));
    if (layout.all || terms.length <= LONG_SUM) {
      return terms.flatMap((term) => termLines(term, layout, indent));
    }
    const largest = [...terms].sort((a, b) => b.input.value - a.input.value).slice(0, SHOWN_OF_LONG_SUM);
    const hidden = terms.length - largest.length;
    return [
      ...largest.flatMap((term) => termLines(term, layout, indent)),
      `${indent}${layout.colours.dim(`… and ${hidden} smaller values of ${name}; --all shows them`)}`,
    ];
  });
}

/** An input and how often the same value from the same place goes into the figure. */
interface Term {
  readonly input: InputExplanation;
  readonly times: number;
}

function distinct(inputs: readonly InputExplanation[]): readonly Term[] {
  const terms = new Map<string, Term>();
  for (const input of inputs) {
    const key = `${input.value} ${originText(input.origin)}`;
    const known = terms.get(key);
    terms.set(key, { input: known?.input ?? input, times: (known?.times ?? 0) + 1 });
  }
  return [...terms.values()];
}

function termLines({ input, times }: Term, layout: Layout, indent: string): readonly string[] {
  const { name, value, unit, origin, explanation } = input;
  const amount = amountText(value, unit);
  const often = times === 1 ? "" : `, ${times} times`;
  const bound = explanation === undefined ? "" : boundText(explanation);
  return [
    `${indent}${name} = ${amount}${often}${bound} ${layout.colours.dim(originText(origin))}`,
    ...(explanation === undefined ? [] : calculation(explanation, layout, indent)),
  ];
}

function boundText({ boundBy }: Explanation): string {
  return boundBy === undefined ? "" : `, bound by ${boundBy}`;
}

function originText(origin: LocatedOrigin): string {
  switch (origin.kind) {
    case "yaml": {
      const { file, line, evidence } = origin;
      return `← ${file}:${line}${evidenceText(evidence)}`;
    }
    case "default":
      return `← default of ${inWords(origin.pointer)} in ${origin.file}${evidenceText(origin.evidence)}`;
    case "constant":
      return `← ${origin.name} (${origin.certainty}: ${origin.source})`;
    case "figure":
      return `← ${origin.subject}`;
  }
}

function evidenceText(evidence: Evidence | undefined): string {
  return evidence === undefined ? "" : ` (${evidence.kind}: ${evidence.text})`;
}
