import { BACK_OFFICE, ESTATE, TOWN_HALL } from "../minimal-estate";
import type { RuleExample } from "./rule-example";

// The numbers are those that the regulator keeps free for films:
// https://www.teltarif.de/drama-rufnummern-fiktiv-bundesnetzagentur-filme/news/84487.html
const FRANKFURT = `    main:
      headNumber: "+496990009"
      areaCode: "69"
      extensionDigits: 3
`;
const TRUNK = "  trunk:\n    secondPath: second-trunk\n";
const TELEPHONY = `telephony:\n  numberRanges:\n${FRANKFURT}${TRUNK}`;
const TELEPHONE = 'telephone:\n  range: main\n  emergencyNumber: "+496990009100"\n  psapArea: Musterstadt\n';
const HOTLINE = "telephony:\n  hotline: citizens\n";

const SITE = "sites/town-hall.yaml";
const GROUP = "user-groups/back-office.yaml";
const PRICE_BOOK = "priceBook: test-2026\n";

const phones = {
  "estate.yaml": ESTATE + TELEPHONY,
  [SITE]: TOWN_HALL + TELEPHONE,
};

/** A change of telephony in estate.yaml. */
function settings(rule: RuleExample["rule"], why: string, bad: string, good = TELEPHONY): RuleExample {
  return {
    rule,
    why,
    file: "estate.yaml",
    replaces: PRICE_BOOK,
    bad: PRICE_BOOK + bad,
    good: PRICE_BOOK + good,
    also: { [SITE]: TOWN_HALL + TELEPHONE },
  };
}

/** A change of a building or user group in an estate with telephony. */
function element(
  [rule, file]: readonly [RuleExample["rule"], string],
  why: string,
  bad: string,
  good: string,
): RuleExample {
  const replaces = file === GROUP ? "image: standard\n" : "state: active\n";
  return { rule, why, file, replaces, bad: replaces + bad, good: replaces + good, also: withoutFile(file) };
}

// The replaced text stands in the file itself, so the file comes as the minimal estate has it.
function withoutFile(file: string): Readonly<Record<string, string>> {
  return file === SITE ? { "estate.yaml": phones["estate.yaml"] } : phones;
}

function hotline(lines: string): string {
  return `${TELEPHONY}  hotlines:\n    citizens:\n      name: Citizens\n      site: town-hall\n      handlingSeconds: 240\n${lines}`;
}

const BORDER = `  sessionBorder:
    domain: telephony.musterstadt.example
    trunkGateways: [sip.provider.example]
    secondPathGateways: [sip.other-provider.example]
`;
const TEMPLATE = "    infrastructureTemplate: tpl-server-2025\n";
const LINUX = `${TEMPLATE}    linuxTemplate: tpl-debian-12\n`;

/** A change of session border controllers in an estate that has them. */
function border(rule: RuleExample["rule"], why: string, from: string, to: string): RuleExample {
  const [replaces, bad] = [BORDER, BORDER.replace(from, to)];
  const estate = ESTATE.replace(TEMPLATE, LINUX) + TELEPHONY + BORDER;
  const also = { "estate.yaml": estate, [SITE]: TOWN_HALL + TELEPHONE };
  return { rule, why, file: "estate.yaml", replaces, bad, good: BORDER, also };
}

const DAY = "      callsPerInterval: [20, 40, 60, 60, 50, 40, 40, 50, 40, 20]\n";

export const TELEPHONY_EXAMPLES: readonly RuleExample[] = [
  element(
    ["ref/unknown-number-range", SITE],
    "A reference that leads nowhere is mostly a typing error.",
    TELEPHONE.replace("main", "mian"),
    TELEPHONE,
  ),
  element(
    ["ref/unknown-hotline", GROUP],
    "A reference that leads nowhere is mostly a typing error.",
    HOTLINE,
    "telephony:\n  busyHourErlangPerPerson: 0.08\n",
  ),
  settings(
    "ref/unknown-codec",
    "Bandwidth is counted from the codec.",
    `${TELEPHONY}  codec: g7111\n`,
    `${TELEPHONY}  codec: g711\n`,
  ),
  settings(
    "telephony/range-form",
    "A number is sent as country code, area code, head number and extension, 15 digits at most.",
    TELEPHONY.replace('"69"', '"30"'),
  ),
  settings(
    "telephony/range-overlap",
    "The same number would be given out twice.",
    TELEPHONY.replace(
      FRANKFURT,
      `${FRANKFURT}    annex:\n      headNumber: "+4969900091"\n      areaCode: "69"\n      extensionDigits: 2\n`,
    ),
    TELEPHONY.replace(
      FRANKFURT,
      `${FRANKFURT}    annex:\n      headNumber: "+493023125"\n      areaCode: "30"\n      extensionDigits: 3\n`,
    ),
  ),
  element(
    ["telephony/emergency-identity", SITE],
    "The provider leads an emergency call to the control centre of the address that is registered for the calling number.",
    "",
    TELEPHONE,
  ),
  {
    ...element(
      ["telephony/emergency-address", SITE],
      "The number is registered with the building's address, and that is where help is sent.",
      "",
      "",
    ),
    replaces: "  street: Marktplatz 1\n",
    bad: "",
    good: "  street: Marktplatz 1\n",
    also: phones,
  },
  element(
    ["telephony/emergency-number", SITE],
    "Only a number that the building has can be registered with its address. Extensions that begin with 0 belong to the switchboard.",
    TELEPHONE.replace("9100", "9000"),
    TELEPHONE,
  ),
  {
    ...element(
      ["telephony/emergency-shared", SITE],
      "Help would come to the wrong building.",
      TELEPHONE,
      TELEPHONE.replace("9100", "9200"),
    ),
    also: {
      ...withoutFile(SITE),
      "sites/annex.yaml": `${TOWN_HALL.replace("Town hall", "Annex")}${TELEPHONE}`,
      [GROUP]: BACK_OFFICE.replace("  town-hall: 100\n", "  town-hall: 60\n  annex: 40\n"),
    },
  },
  settings(
    "telephony/emergency-exempt",
    "A call for help gets through even when the link is full.",
    `${TELEPHONY}  admission:\n    exempt: ["110"]\n`,
    `${TELEPHONY}  admission:\n    exempt: ["110", "112", "116117"]\n`,
  ),
  settings(
    "telephony/second-path",
    "Emergency calls have to be possible when the trunk or the telephone system fails (BSI NET.4.1.A15, NET.4.1.A19).",
    TELEPHONY.replace(TRUNK, ""),
  ),
  element(
    ["telephony/caller-id-forbidden", GROUP],
    "Emergency numbers, short codes, premium and mass-traffic numbers and foreign numbers may not be shown to the called person (§ 120 TKG).",
    'telephony:\n  callerId: "+499001234567"\n',
    'telephony:\n  callerId: "+4969900090"\n',
  ),
  element(
    ["telephony/caller-id-owned", GROUP],
    "Only who has the right to use a number may show it (§ 120 TKG).",
    'telephony:\n  callerId: "+493023125100"\n',
    'telephony:\n  callerId: "+4969900090"\n',
  ),
  settings(
    "telephony/linux-template",
    "Session border controllers are cloned from a template.",
    TELEPHONY + BORDER,
  ),
  border(
    "telephony/second-path-gateway",
    "A second way that nothing leads to helps nobody.",
    "    secondPathGateways: [sip.other-provider.example]\n",
    "",
  ),
  border(
    "telephony/desktop-location",
    "The network decides which building a caller for help is in.",
    BORDER,
    `  mediaPath: desktop\n${BORDER}`,
  ),
  border(
    "telephony/remote-network",
    "The network decides which building a caller for help is in.",
    BORDER,
    `${BORDER}    remoteNetworks: [10.128.64.0/20]\n`,
  ),
  settings(
    "telephony/direct-routing",
    "The service supports certified session border controllers only.",
    `${TELEPHONY.replace("  trunk:\n", "  trunk:\n    kind: teams-direct-routing\n")}${BORDER}`,
    TELEPHONY.replace("  trunk:\n", "  trunk:\n    kind: teams-direct-routing\n"),
  ),
  settings(
    "hotline/opening-hours",
    "Agents are planned within one day.",
    hotline(
      `${DAY}      openingHours:\n        days: [monday]\n        from: "18:00"\n        to: "08:00"\n`,
    ),
    hotline(
      `${DAY}      openingHours:\n        days: [monday]\n        from: "08:00"\n        to: "18:00"\n`,
    ),
  ),
  settings(
    "hotline/intervals",
    "An interval without a figure would get no agents.",
    hotline("      callsPerInterval: [20, 40, 60]\n"),
    hotline(DAY),
  ),
  {
    ...settings(
      "hotline/retired-site",
      "A building that is given up gives up its numbers as well.",
      hotline(DAY).replace("site: town-hall", "site: annex"),
      hotline(DAY),
    ),
    also: {
      [SITE]: TOWN_HALL + TELEPHONE,
      "sites/annex.yaml": TOWN_HALL.replace("state: active", "state: retired"),
    },
  },
  settings(
    "hotline/overflow-circle",
    "Callers who are handed on and on are never answered.",
    hotline(`${DAY}      overflow:\n        afterSeconds: 120\n        hotline: citizens\n`),
    hotline(`${DAY}      overflow:\n        afterSeconds: 120\n`),
  ),
];
