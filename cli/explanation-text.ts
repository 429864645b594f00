import { inWords } from "../model/json-pointer";
import type { Colours } from "./colours";
import type { Explanation, InputExplanation, LocatedOrigin } from "./explanation";
import { exact } from "./quantity";

const INDENT = "    ";

/** The tree of a figure: value and formula, below it each input with its origin, and the figures behind them. */
export function explanationText(explanation: Explanation, colours: Colours, indent = ""): string {
  const { subject, value, unit, formula, boundBy, inputs } = explanation;
  const bound = boundBy === undefined ? "" : `, bound by ${boundBy}`;
  const lines = [
    `${indent}${colours.bold(subject)} = ${exact(value)} ${unit}${bound}`,
    `${indent}  = ${formula}`,
    ...inputs.map((input) => inputText(input, colours, `${indent}${INDENT}`)),
  ];
  return lines.join("\n");
}

function inputText(input: InputExplanation, colours: Colours, indent: string): string {
  const { name, value, unit, origin, explanation } = input;
  const line = `${indent}${name} = ${exact(value)} ${unit}${unit === "" ? "" : " "}${colours.dim(originText(origin))}`;
  if (explanation === undefined) return line;
  return `${line}\n${explanationText(explanation, colours, indent + INDENT)}`;
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
