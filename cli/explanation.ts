import type { EstateSources } from "../model/estate-sources";
import { valueAt } from "../model/json-pointer";
import type { ExplainedFigure, ExplainedInput } from "../planning/explain";
import type { Origin } from "../planning/figure";
import { defaultEvidence, evidenceFor, type Evidence } from "./evidence";

/** A figure with everything behind it, down to lines of files; the shape of `explain --format json`. */
export interface Explanation {
  readonly subject: string;
  readonly value: number;
  readonly unit: string;
  readonly formula: string;
  readonly boundBy?: string;
  readonly inputs: readonly InputExplanation[];
}

export interface InputExplanation {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly origin: LocatedOrigin;
  /** Of an input that is a figure, at its first place. */
  readonly explanation?: Explanation;
}

export type LocatedOrigin =
  | { readonly kind: "yaml"; readonly file: string; readonly line: number; readonly evidence?: Evidence }
  /** The file says nothing: the schema's default holds. */
  | {
      readonly kind: "default";
      readonly file: string;
      readonly pointer: string;
      readonly evidence?: Evidence;
    }
  | Exclude<Origin, { readonly kind: "yaml" }>;

/** Adds lines, sources and assumptions of the files to an explained figure. */
export async function locateExplanation(
  { figure, inputs }: ExplainedFigure,
  sources: EstateSources,
): Promise<Explanation> {
  const { subject, value, unit, formula, boundBy } = figure;
  return {
    subject,
    value,
    unit,
    formula,
    ...(boundBy === undefined ? {} : { boundBy }),
    inputs: await Promise.all(inputs.map((input) => locateInput(input, sources))),
  };
}

async function locateInput(
  { input, explanation }: ExplainedInput,
  sources: EstateSources,
): Promise<InputExplanation> {
  const { name, value, unit, origin } = input;
  return {
    name,
    value,
    unit,
    origin: await locateOrigin(origin, sources),
    ...(explanation === undefined ? {} : { explanation: await locateExplanation(explanation, sources) }),
  };
}

async function locateOrigin(origin: Origin, sources: EstateSources): Promise<LocatedOrigin> {
  if (origin.kind !== "yaml") return origin;
  const { file, pointer } = origin;
  const data = (await sources.document(file))?.data;
  if (valueAt(data, pointer) === undefined) {
    const reason = defaultEvidence(file, pointer);
    return { kind: "default", file, pointer, ...(reason === undefined ? {} : { evidence: reason }) };
  }
  const evidence = evidenceFor(data, pointer);
  const line = await sources.lineOf(file, pointer);
  return { kind: "yaml", file, line, ...(evidence === undefined ? {} : { evidence }) };
}
