import { edited, minimalEstate, withEstate } from "../support/estate-builder";
import { checkFolder } from "../support/rule-examples/checks-page";

const SITE = "sites/town-hall.yaml";
const GROUP = "user-groups/back-office.yaml";
const ESTATE = "estate.yaml";

const MANIFEST = "name: Trees\nvendor: V\nversion: '1'\noffice: O\ncmdbId: A-1\nforms: [web]\n";

/** File, text, its replacement → findings as `line:column message; hint`. */
const SENTENCES: readonly (readonly [string, string, string, string, readonly string[]])[] = [
  [
    "text instead of a number",
    SITE,
    "desks: 150",
    'desks: "150"',
    ['7:8 "desks" is "150", expected a whole number; remove the quotes'],
  ],
  [
    "a fraction instead of a whole number",
    SITE,
    "desks: 150",
    "desks: 1.5",
    ['7:8 "desks" is 1.5, expected a whole number; expected: desks in the building'],
  ],
  [
    "a boolean instead of text",
    SITE,
    "name: Town hall",
    "name: true",
    ['1:7 "name" is true, expected text; quote it: "true"'],
  ],
  [
    "a number that loses its zeros where text belongs",
    SITE,
    "name: Town hall",
    "name: 11.10",
    ['1:7 "name" is 11.10, expected text; quote it: "11.10"'],
  ],
  [
    "a yes in German",
    "scenarios/convertible.yaml",
    "  clipboard: true\n",
    "  clipboard: ja\n",
    ['12:14 "redirection.clipboard" is "ja", expected true or false; write true'],
  ],
  [
    "a no in German",
    "scenarios/convertible.yaml",
    "  clipboard: true\n",
    "  clipboard: Nein\n",
    ['12:14 "redirection.clipboard" is "Nein", expected true or false; write false'],
  ],
  [
    "one word instead of a list",
    ESTATE,
    "  onPremisesAddressSpace: 10.128.0.0/12\n",
    "  onPremisesAddressSpace: 10.128.0.0/12\n  dnsServers: 10.0.0.1\n",
    ['11:15 "network.dnsServers" is "10.0.0.1", expected a list; write it as a list: [10.0.0.1]'],
  ],
  [
    "nothing instead of a number",
    SITE,
    "desks: 150",
    "desks:",
    ['7:1 "desks" is empty, expected a whole number; fill in the value or remove the key'],
  ],
  [
    "a list instead of a mapping",
    GROUP,
    "scenarios:\n  thin-client: 60\n  convertible: 40\n",
    "scenarios: [thin-client]\n",
    [
      '3:12 "scenarios" is a list, expected keys and values; expected: device scenario → people who work in it',
    ],
  ],
  [
    "a unit beyond its limit, with the unit",
    SITE,
    "uplinkMbps: 1000",
    "uplinkMbps: 0",
    [
      '6:13 "uplinkMbps" is 0 Mbit/s, allowed is more than 0 Mbit/s; expected: bandwidth of the building\'s link to the data centre (Mbit/s)',
    ],
  ],
  [
    "an empty mapping",
    GROUP,
    "sites:\n  town-hall: 100\n",
    "sites: {}\n",
    ['6:8 "sites" has 0 entries, allowed are at least 1; fill it in or remove the key'],
  ],
  [
    "a name that is too long",
    SITE,
    "name: Town hall",
    `name: ${"x".repeat(201)}`,
    ['1:7 "name" has 201 characters, allowed are at most 200; shorten it'],
  ],
  [
    "a list with too many entries",
    ESTATE,
    "  onPremisesAddressSpace: 10.128.0.0/12\n",
    "  onPremisesAddressSpace: 10.128.0.0/12\n  dnsServers: [10.0.0.1, 10.0.0.2, 10.0.0.3, 10.0.0.4, 10.0.0.5]\n",
    ['11:15 "network.dnsServers" has 5 entries, allowed are at most 4; shorten it'],
  ],
  [
    "an unknown class of workload",
    "catalog/workloads.yaml",
    "  medium:\n",
    "  medum:\n",
    ['11:3 key "medum" is unknown, allowed: "heavy", "light", "medium", "power"; did you mean "medium"?'],
  ],
  [
    "a price with neither source nor assumption",
    "catalog/prices/test-2026.yaml",
    '    date: "2026-01-01"\n    assumption: invented for tests\n',
    '    date: "2026-01-01"\n',
    ['2:3 "prices.azure-d8ads-v5" lacks the key "assumption"; add the key'],
  ],
  [
    "a backend without its keys",
    ESTATE,
    "priceBook: test-2026\n",
    "priceBook: test-2026\nstateBackend:\n  kind: s3\n",
    [
      '79:1 "stateBackend" lacks the key "bucket"; add the key',
      '79:1 "stateBackend" lacks the key "region"; add the key',
    ],
  ],
  [
    "an unknown kind of backend, without consequences",
    ESTATE,
    "priceBook: test-2026\n",
    "priceBook: test-2026\nstateBackend:\n  kind: gitlba\n  bucket: states\n",
    [
      '80:9 "stateBackend.kind" is "gitlba", allowed: "azurerm", "http", "local", "pg", "s3"; use one of the allowed values',
    ],
  ],
  [
    "an unknown key that resembles no missing one",
    SITE,
    "desks: 150\n",
    "desks: 150\npilott: x\n",
    ['8:1 key "pilott" is unknown; did you mean "pilot"?'],
  ],
  [
    "an unknown key that resembles nothing",
    "scenarios/convertible.yaml",
    "  clipboard: true\n",
    "  bluetooth: true\n",
    [
      '12:3 key "bluetooth" is unknown in "redirection"; use one of "camera", "clipboard", "drives", "microphone", "printers", "smartcards", "usb"',
    ],
  ],
];

/** Line of a manifest → its finding. */
const MANIFEST_SENTENCES: readonly (readonly [string, string])[] = [
  ["reviewedOn: 2.11.2026", "write 2026-11-02"],
  ["reviewedOn: 2.13.2026", "expected: calendar day, YYYY-MM-DD"],
  ["graphics:", "write {} for none, or remove the key"],
];

describe("schema findings", () => {
  it.each(SENTENCES)("say of %s what is wrong and the way out", async (_, file, from, to, expected) => {
    const { diagnostics } = await withEstate(edited(minimalEstate(), file, from, to), checkFolder);
    expect(
      diagnostics.map(({ line, column, message, hint }) => `${line}:${column} ${message}; ${String(hint)}`),
    ).toEqual(expected);
    expect(diagnostics.every((diagnostic) => diagnostic.file === file)).toBe(true);
  });

  it.each(MANIFEST_SENTENCES)("say what to write instead of %s in a manifest", async (line, expected) => {
    const files = { ...minimalEstate(), "applications/trees.yaml": `${MANIFEST}${line}\n` };
    const { diagnostics } = await withEstate(files, checkFolder);
    expect(diagnostics.map(({ hint }) => hint)).toContain(expected);
  });
});
