import type { DraftEstate } from "../draft-estate";

/**
 * Words that say who owns a network, how it works or what it protects (kind: assumption, the platform team's reading of
 * BSI WLAN catalogue ARCH.3.3).
 */
const REVEALING_WORDS: readonly string[] = [
  "behoerde",
  "gemeinde",
  "kommune",
  "landkreis",
  "rathaus",
  "stadt",
  "verwaltung",
  "wifi",
  "wi-fi",
  "wlan",
  "radius",
  "intern",
  "geheim",
  "secure",
  "vertraulich",
];

/** Shortest name of city, provider, building or owner that is looked for: shorter ones stand in ordinary words (characters). */
const SHORTEST_NAME = 4;

const UMLAUTS: Readonly<Record<string, string>> = { ä: "ae", ö: "oe", ü: "ue", ß: "ss" };

/**
 * The part of a network's name that gives something away; undefined where there is none.
 *
 * City, IT provider, buildings and owners of networks count beside general words; capitals and umlauts make no difference.
 */
export function revealingWord(
  name: string,
  { settings, sites }: Pick<DraftEstate, "settings" | "sites">,
): string | undefined {
  const owners = Object.values(settings?.wlan?.ssids ?? {}).map(({ owner }) => owner);
  const own = [settings?.city.name, settings?.city.itProvider, ...owners, ...sites.map((site) => site.name)];
  const words = [...own.flatMap((text) => (text === undefined ? [] : [folded(text)])), ...REVEALING_WORDS];
  const text = folded(name);
  return words.find((word) => word.length >= SHORTEST_NAME && text.includes(word));
}

function folded(text: string): string {
  return text.toLowerCase().replace(/[äöüß]/g, (letter) => UMLAUTS[letter] ?? letter);
}
