import {
  canonicalText,
  hasUnknown,
  isValueList,
  isValueObject,
  UNKNOWN,
  type Value,
  type ValueObject,
} from "../value";

/** True when `state` can be the outcome of `config`: null means "not set", unknown means anything. */
export function covers(config: Value | undefined, state: Value | undefined): boolean {
  if (config === null || config === undefined || config === UNKNOWN || state === UNKNOWN) return true;
  if (isValueList(config)) {
    if (!isValueList(state)) return false;
    if (config.length === 0) return true;
    return (
      config.length === state.length &&
      config.every(
        (element, index) => covers(element, state[index]) || state.some((other) => covers(element, other)),
      )
    );
  }
  if (isValueObject(config)) {
    return (
      isValueObject(state) && Object.entries(config).every(([name, value]) => covers(value, state[name]))
    );
  }
  return canonicalText(config) === canonicalText(state);
}

/**
 * Pairs the elements of a set with those of another version of the same set: sets have no order on the wire.
 *
 * Elements with unknown values match almost anything, so those without choose first.
 *
 * @param elements - elements to find a partner for
 * @param candidates - elements of the other version; each is given out once
 * @param matches - whether a pair belongs together
 * @returns one partner, or null, per element
 */
export function pairSetElements(
  elements: readonly Value[],
  candidates: readonly Value[],
  matches: (element: Value, candidate: Value) => boolean,
): readonly (ValueObject | null)[] {
  const free = [...candidates];
  const partners = new Map<number, ValueObject | null>();
  const order = [...elements.keys()].sort(
    (left, right) => Number(hasUnknown(elements[left])) - Number(hasUnknown(elements[right])),
  );
  for (const index of order) {
    const found = free.findIndex((candidate) => matches(elements[index] ?? null, candidate));
    const [partner] = found < 0 ? [] : free.splice(found, 1);
    partners.set(index, isValueObject(partner) ? partner : null);
  }
  return elements.map((_, index) => partners.get(index) ?? null);
}
