import { pointerTo, segmentsOf } from "../model/json-pointer";
import type { Application } from "../model/estate";
import type { CompatibilityRule } from "./rule";

/**
 * Where a reason stands in the manifest: what says that the rule applies, else the first thing that it looks at; the first
 * one that is open when that is why the rule cannot tell.
 *
 * @returns JSON pointer: the key; the entry of the section's list `unknown`; or the section, when it is missing
 */
export function reasonPointer(application: Application, rule: CompatibilityRule, open: boolean): string {
  const looks = lookedAt(rule);
  if (open) {
    for (const look of looks) {
      const place = openPlace(application, look);
      if (place !== undefined) return place;
    }
  }
  const said = rule.saidAt?.(application);
  const place = looks.find(({ pointer }) => pointer === said) ?? looks[0];
  if (place === undefined) return "";
  return sectionOf(application, place.section) === undefined ? place.sectionPointer : place.pointer;
}

/**
 * The section whose absence a reason is about.
 *
 * @returns JSON pointer; undefined when the section is there
 */
export function missingSection(
  application: Application,
  rule: CompatibilityRule,
  open: boolean,
): string | undefined {
  const looks = lookedAt(rule);
  if (open) {
    for (const look of looks) {
      if (sectionOf(application, look.section) === undefined) return look.sectionPointer;
      if (openIndex(application, look) !== -1) return undefined;
    }
  }
  const [first] = looks;
  if (first === undefined || sectionOf(application, first.section) !== undefined) return undefined;
  return first.sectionPointer;
}

interface Look {
  readonly pointer: string;
  readonly section: string;
  readonly sectionPointer: string;
  /** Where the section lists what is open. */
  readonly unknownPointer: string;
  /** Undefined for keys of the manifest itself. */
  readonly key: string | undefined;
}

/** Pointers are taken apart once per rule: there are many applications. */
const LOOKS = new WeakMap<CompatibilityRule, readonly Look[]>();

function lookedAt(rule: CompatibilityRule): readonly Look[] {
  const known = LOOKS.get(rule);
  if (known !== undefined) return known;
  const looks = rule.looksAt.map((pointer) => {
    const [section = "", key] = segmentsOf(pointer);
    return {
      pointer,
      section,
      sectionPointer: pointerTo(section),
      unknownPointer: pointerTo(section, "unknown"),
      key,
    };
  });
  LOOKS.set(rule, looks);
  return looks;
}

function sectionOf(application: Application, section: string): unknown {
  return (application as unknown as Readonly<Record<string, unknown>>)[section];
}

function openPlace(application: Application, look: Look): string | undefined {
  if (sectionOf(application, look.section) === undefined) return look.sectionPointer;
  const index = openIndex(application, look);
  return index === -1 ? undefined : `${look.unknownPointer}/${index}`;
}

/** Where a section lists a key as unknown; -1 when it does not. */
function openIndex(application: Application, { section, key }: Look): number {
  const content = sectionOf(application, section);
  if (key === undefined || typeof content !== "object" || content === null) return -1;
  const { unknown } = content as { readonly unknown?: unknown };
  return Array.isArray(unknown) && unknown.length > 0 ? unknown.indexOf(key) : -1;
}
