import { pointerTo, segmentsOf } from "../model/json-pointer";
import type { Application } from "../model/estate";
import type { CompatibilityRule } from "./rule";

/**
 * Where a reason stands in the manifest: the first thing that the rule looks at, or the first one that is open when
 * that is why the rule cannot tell.
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
  const first = looks[0];
  if (first === undefined) return "";
  return sectionOf(application, first.section) === undefined ? first.sectionPointer : first.pointer;
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
  const content = sectionOf(application, look.section);
  if (content === undefined) return look.sectionPointer;
  if (look.key === undefined || typeof content !== "object" || content === null) return undefined;
  const unknown: unknown = (content as { readonly unknown?: unknown }).unknown;
  const index = Array.isArray(unknown) ? unknown.indexOf(look.key) : -1;
  return index === -1 ? undefined : `${look.unknownPointer}/${index}`;
}
