import type { Finding } from "../diagnostic";
import type { KnownIds } from "../draft-estate";
import { errorAt, type Place } from "../finding";
import type { ModelRule } from "../model-rules";
import { suggestion } from "../suggestion";

/** A kind of thing that can be referred to. */
export interface Target {
  readonly rule: ModelRule;
  readonly noun: string;
  readonly known: KnownIds;
  /** What to do when there is none at all. */
  readonly nothing: string;
}

/** The finding about a reference that leads nowhere. */
export function reference(
  place: Place,
  id: string,
  { rule, noun, known, nothing }: Target,
): readonly Finding[] {
  if (known === undefined || known.has(id)) return [];
  return [errorAt(place, rule, `${noun} "${id}" does not exist`, suggestion(id, known, nothing))];
}
