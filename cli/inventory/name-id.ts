import { createHash } from "node:crypto";
import { idFromName, idWords, MAXIMUM_ID_CHARACTERS } from "../../model/element-id";
import type { StoredManifest } from "./manifest-store";

/** What goes before the digit that an application's name begins with. */
const DIGIT_LEAD = "app";

/** Digits of the checksum that tells long names apart (characters); our own choice: 65,536 values. */
const CHECKSUM_CHARACTERS = 4;

/**
 * How applications without a manifest get an id from their name. Names of which an id holds the same beginning get
 * the checksum of the whole name at its end, all of them: which row comes first does not matter.
 *
 * @param names - of all rows that need such an id
 * @returns name → id; undefined for a name without letters
 */
export function nameIds(
  names: readonly string[],
  manifests: ReadonlyMap<string, StoredManifest>,
): (name: string) => string | undefined {
  const words = new Map<string | undefined, Set<string>>();
  for (const name of names) {
    const id = idFromName(name, DIGIT_LEAD);
    words.set(id, (words.get(id) ?? new Set()).add(idWords(name, DIGIT_LEAD)));
  }
  return (name) => {
    const short = idFromName(name, DIGIT_LEAD);
    const long = checkedId(name);
    if (short === undefined || long === undefined) return short;
    if (manifests.has(long)) return long;
    const stored = manifests.get(short);
    const isTaken = stored === undefined ? (words.get(short)?.size ?? 0) > 1 : stored.data["name"] !== name;
    return isTaken ? long : short;
  };
}

/** Beginning and checksum; undefined for a name that an id holds as a whole. */
function checkedId(name: string): string | undefined {
  const words = idWords(name, DIGIT_LEAD);
  if (words.length <= MAXIMUM_ID_CHARACTERS) return undefined;
  const checksum = createHash("sha256").update(words).digest("hex").slice(0, CHECKSUM_CHARACTERS);
  const beginning = words.slice(0, MAXIMUM_ID_CHARACTERS - checksum.length - 1).replace(/-+$/, "");
  return `${beginning}-${checksum}`;
}
