import { inWords } from "../model/json-pointer";
import type { Colours } from "./colours";
import type { Explanation, InputExplanation, LocatedOrigin } from "./explanation";
import { exact } from "./quantity";

const INDENT = "    ";

/** The tree of a figure: value and formula, below it each input with its origin, and how inputs came about in turn. */
export function explanationText(explanation: Explanation, colours: Colours): string {
  const { subject, value, unit } = explanation;
  const head = `${colours.bold(subject)} = ${exact(value)} ${unit}${boundText(explanation)}`;
  return [head, ...calculation(explanation, colours, "")].join("\n");
}

function calculation({ formula, inputs }: Explanation, colours: Colours, indent: string): readonly string[] {
  return [
    `${indent}  = ${formula}`,
    ...inputs.flatMap((input) => inputLines(input, colours, `${indent}${INDENT}`)),
  ];
}

function inputLines(input: InputExplanation, colours: Colours, indent: string): readonly string[] {
  const { name, value, unit, origin, explanation } = input;
  const amount = unit === "" ? exact(value) : `${exact(value)} ${unit}`;
  const bound = explanation === undefined ? "" : boundText(explanation);
  return [
    `${indent}${name} = ${amount}${bound} ${colours.dim(originText(origin))}`,
    ...(explanation === undefined ? [] : calculation(explanation, colours, indent)),
  ];
}

function boundText({ boundBy }: Explanation): string {
  return boundBy === undefined ? "" : `, bound by ${boundBy}`;
}

function originText(origin: LocatedOrigin): string {
  switch (origin.kind) {
    case "yaml": {
      const { file, line, evidence } = origin;
      return `← ${file}:${line}${evidence === undefined ? "" : ` (${evidence.kind}: ${evidence.text})`}`;
    }
    case "default":
      return `← default of ${inWords(origin.pointer)} in ${origin.file}`;
    case "constant":
      return `← ${origin.name} (${origin.certainty}: ${origin.source})`;
    case "figure":
      return `← ${origin.subject}`;
  }
}
