import type { ModelRule } from "../../../model/model-rules";
import { ESTATE } from "../minimal-estate";
import type { RuleExample } from "./rule-example";
import { WLAN_BUILDING as BUILDING, wlanSection } from "./wlan-examples";

const PRICE_BOOK = "priceBook: test-2026\n";
const TEMPLATE = "    infrastructureTemplate: tpl-server-2025\n";

/** The estate with nothing but desktops on Azure. */
const AZURE_ONLY = [
  ESTATE.slice(0, ESTATE.indexOf("  vsphere:\n")),
  ESTATE.slice(ESTATE.indexOf("images:\n")),
]
  .join("")
  .replace("[azure, vsphere]", "[azure]")
  .replaceAll("platforms: [vsphere]", "platforms: [azure]\n    reason: the city has nothing else")
  .replace("windows-server-2025\n", "windows-server-2025\n    azureImage: desktop-server\n")
  .replace("vsphereTemplate: tpl-desktop-server-001", 'azureVersion: "1.0.0"');

/** A network in YAML. */
const ssid = (id: string, name: string, purpose: string, security: string, lines = ""): string =>
  `    ${id}:\n      name: ${name}\n      purpose: ${purpose}\n      security: ${security}\n      owner: IT office\n${lines}`;

const STAFF = ssid("staff", "ahorn", "staff", "wpa3-enterprise");
const GUESTS = ssid("guests", "birke", "guests", "owe");
const phrase = (length: number): string =>
  `      passphrase:\n        secret: wlan-devices\n        length: ${length}\n`;
const DEVICES = ssid("devices", "cedar", "devices", "wpa3-personal", phrase(24));

const section = (...ssids: readonly string[]): string => `${wlanSection()}  ssids:\n${ssids.join("")}`;

function networks(
  rule: ModelRule,
  why: string,
  bad: readonly string[],
  good: readonly string[],
): RuleExample {
  return {
    rule,
    why,
    file: "estate.yaml",
    replaces: PRICE_BOOK,
    bad: PRICE_BOOK + section(...bad),
    good: PRICE_BOOK + section(...good),
    also: {
      "estate.yaml": ESTATE.replace(TEMPLATE, `${TEMPLATE}    linuxTemplate: tpl-debian-12\n`),
      ...BUILDING,
    },
  };
}

const FOUR = [2, 3, 4].map((number) =>
  ssid(
    `old-${number}`,
    `dorn-${number}`,
    number === 2 ? "devices" : "guests",
    number === 3 ? "open" : "wpa2-personal",
    number === 3
      ? ""
      : `${phrase(24)}      migration:\n        until: 2027-12-31\n        plan: replaced by WPA3\n`,
  ),
);

export const SSID_EXAMPLES: readonly RuleExample[] = [
  networks(
    "wlan/ssid-count",
    "Each network is announced ten times a second by every access point, at the lowest rate; 3 to 4 are usual where people telephone over WLAN, 6 are the most (https://revolutionwifi.net).",
    [STAFF, GUESTS, DEVICES, ...FOUR.slice(0, 2)],
    [STAFF, GUESTS, DEVICES],
  ),
  networks(
    "wlan/ssid-name",
    "Names are readable from the street. That they should point to nothing is guidance of BSI WLAN catalogue ARCH.3.3, whose statement asks for names of the institution's own: hence a warning that a reason silences.",
    [ssid("staff", "Musterstadt-Intern", "staff", "wpa3-enterprise")],
    [
      ssid(
        "staff",
        "Musterstadt",
        "staff",
        "wpa3-enterprise",
        "      nameReason: devices cannot be told anew\n",
      ),
    ],
  ),
  networks(
    "wlan/ssid-repeated",
    "Each network has one purpose, one way to sign in and one segment (BSI WLAN catalogue ARCH.3.3); a second one for the same only takes airtime.",
    [STAFF, ssid("more", "ulme", "staff", "wpa3-enterprise")],
    [STAFF],
  ),
  networks(
    "wlan/ssid-legacy",
    "WEP and WPA with TKIP have been broken for years (BSI WLAN catalogue ARCH.3.4).",
    [STAFF, ssid("scanners", "dorn", "devices", "wep")],
    [STAFF, DEVICES],
  ),
  networks(
    "wlan/ssid-open",
    "A network without sign-in leads guests to the internet, nobody into the city.",
    [ssid("staff", "ahorn", "staff", "open")],
    [STAFF],
  ),
  networks(
    "wlan/ssid-staff",
    "A passphrase that all know leaves with everybody who leaves; certificates are revoked one by one (BSI WLAN catalogue ARCH.3.4).",
    [ssid("staff", "ahorn", "staff", "wpa3-personal", phrase(24))],
    [STAFF],
  ),
  networks(
    "wlan/wpa2-migration",
    "WPA2 is an exception: documented, for a time, with a plan for its end (BSI WLAN catalogue ARCH.3.4).",
    [STAFF, ssid("scanners", "dorn", "devices", "wpa2-personal", phrase(24))],
    [
      STAFF,
      ssid(
        "scanners",
        "dorn",
        "devices",
        "wpa2-personal",
        `${phrase(24)}      migration:\n        until: 2027-12-31\n        plan: new hand-held scanners in the tender of 2027\n`,
      ),
    ],
  ),
  networks(
    "wlan/passphrase",
    "A passphrase is in the city's vault; the estate names it, so that nobody looks for it in a file.",
    [STAFF, ssid("devices", "cedar", "devices", "wpa3-personal")],
    [STAFF, DEVICES],
  ),
  networks(
    "wlan/passphrase-short",
    "A short passphrase is guessed from what anybody can record on the street.",
    [STAFF, ssid("devices", "cedar", "devices", "wpa3-personal", phrase(12))],
    [STAFF, DEVICES],
  ),
  networks(
    "wlan/radius-role",
    "A device whose role leads to a network that no building has is refused everywhere, and nobody finds out why.",
    [STAFF, "  radius:\n    roles:\n      Workplace: staff\n      Camera: devices\n"],
    [STAFF, DEVICES, "  radius:\n    roles:\n      Workplace: staff\n      Camera: devices\n"],
  ),
  {
    rule: "wlan/radius-elsewhere",
    why: "RADIUS servers are built on vSphere only. A city on Azure alone can run its own, but has to know that it must.",
    file: "estate.yaml",
    replaces: PRICE_BOOK,
    bad: PRICE_BOOK + section(STAFF),
    good: PRICE_BOOK + section(GUESTS),
    also: { "estate.yaml": AZURE_ONLY, ...BUILDING },
  },
  {
    rule: "wlan/linux-template",
    why: "Certificates are checked by RADIUS servers, virtual machines that are cloned from a template with Debian.",
    file: "estate.yaml",
    replaces: PRICE_BOOK,
    bad: PRICE_BOOK + section(STAFF),
    good: PRICE_BOOK + section(GUESTS),
    also: BUILDING,
  },
  {
    rule: "wlan/controller",
    why: "Both are one stack on vSphere. Without networks that ask for certificates it does not exist, and the controllers would be missing unnoticed.",
    file: "estate.yaml",
    replaces: PRICE_BOOK,
    bad: `${PRICE_BOOK}${section(GUESTS)}  controller:\n    template: tpl-wlan-controller\n`,
    good: PRICE_BOOK + section(GUESTS),
    also: BUILDING,
  },
];
