import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Assessor } from "../../compatibility/assessor";
import { DELIVERY_MODES } from "../../compatibility/delivery-mode";
import type { Environment } from "../../compatibility/environment";
import type { Application } from "../../model/estate";
import { application, environment, policy } from "../support/application-object";
import { CONSTRAINTS } from "../support/manifest-constraints";

/** Systems that no desktop of an estate runs: whether a vendor has tested them matters to nobody. */
const OTHER_SYSTEMS = ["windows-10", "windows-server-2022", "windows-server-2019", "windows-older", "linux"];

/** Answers that change no reason, and why that is right. */
const WITHOUT_EFFECT: Readonly<Record<string, string>> = {
  "system.bitness: 32": "64-bit Windows runs it",
  ...Object.fromEntries(
    OTHER_SYSTEMS.map((system) => [`system.untestedOn: + "${system}"`, "no desktop runs it"]),
  ),
  'runtimes.dotnet: "4.8"': "Windows brings it",
  'runtimes.java: "21"': "a version with updates; javaUnsupported says when it gets none",
  "runtimes.databaseClientBitness: 32": "decides about images, not about verdicts",
  "runtimes.databaseClientBitness: 64": "decides about images, not about verdicts",
  'officeSuite.addIn: "web"': "the suite of any bitness loads it",
  "officeSuite.addInBitness: 32": "there is no add-in",
  "officeSuite.addInBitness: 64": "there is no add-in",
  'peripherals.scanner: "network"': "nothing is attached to the desk",
  'peripherals.signaturePad: "network"': "nothing is attached to the desk",
  "peripherals.selfServiceTerminal: true": "relieves the desk",
  'network.connections: + {"to":"azure","purpose":"archive","protocol":"tcp","ports":["443"],"network":"10.1.0.0/24"}':
    "the plan opens it",
  'signIn.method: "own"': "asks nothing of the machine",
  "data.profileMiB: 2048": "at the limit",
  'licence.metrics: + "free"': "asks nothing of the machine",
  'licence.metrics: + "concurrent"': "a server counts, whatever the machine",
  'licence.validUntil: "2026-12-31"': "until then it can be extended",
  'support.ends: "2026-12-31"': "the workplace is live by then",
};

interface SchemaNode {
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly items?: SchemaNode;
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly $ref?: string;
}

const { properties = {}, $defs = {} } = JSON.parse(
  readFileSync(join(__dirname, "../../schemas/application.schema.json"), "utf8"),
) as SchemaNode & { readonly $defs?: Readonly<Record<string, SchemaNode>> };

/** Environments in which everything is refused that a city can refuse. */
const ENVIRONMENTS: readonly Environment[] = (
  ["windows-11-multi-session", "windows-11", "windows-server-2025"] as const
).flatMap((operatingSystem) =>
  DELIVERY_MODES.map((mode) =>
    environment({
      mode,
      operatingSystem,
      place: mode === "local" ? "device" : "azure",
      multiSession: mode !== "personal" && mode !== "local",
      mixedDpi: true,
      redundant: false,
    }),
  ),
);

const BASE = application({ forms: ["installed", "web"] });

/** Answers that a schema lists one by one: flags, words, and words of a list. */
function answersOf(node: SchemaNode): readonly (readonly [word: string, value: unknown])[] {
  const words = node.type === "boolean" ? [true, false] : node.enum;
  if (words !== undefined) return words.map((value) => [JSON.stringify(value), value]);
  const items = node.items?.$ref?.startsWith("#/") === true ? $defs[node.items.$ref.slice(8)] : node.items;
  return (items?.enum ?? []).map((value) => [`+ ${JSON.stringify(value)}`, [value]]);
}

/** The harmless manifest with one answer changed, by that answer: all that the schema lists, and all constraints. */
function changedManifests(): ReadonlyMap<string, Application> {
  const found = new Map<string, Application>();
  for (const [section, { properties: keys = {} }] of Object.entries(properties)) {
    const facts = BASE[section as keyof Application] as Readonly<Record<string, unknown>> | undefined;
    if (!("unknown" in keys) || facts === undefined) continue;
    for (const [key, node] of Object.entries(keys)) {
      if (key === "unknown") continue;
      for (const [word, value] of answersOf(node)) {
        if (JSON.stringify(facts[key]) === JSON.stringify(value)) continue;
        found.set(`${section}.${key}: ${word}`, { ...BASE, [section]: { ...facts, [key]: value } });
      }
    }
  }
  for (const { name, add } of CONSTRAINTS) {
    const harder = add(BASE);
    if (harder !== undefined) found.set(name, harder);
  }
  return found;
}

test("every answer that the schema lists is read by a rule, or there is a reason why not", () => {
  const assessor = new Assessor(policy());
  const reasonsOf = (manifest: Application): string =>
    JSON.stringify(assessor.assess(manifest, ENVIRONMENTS).map(({ reasons }) => reasons));
  const before = reasonsOf(BASE);
  const all = [...changedManifests()];
  const silent = all.filter(([, manifest]) => reasonsOf(manifest) === before).map(([answer]) => answer);
  expect(all.length).toBeGreaterThan(140);
  expect(silent.sort()).toEqual(Object.keys(WITHOUT_EFFECT).sort());
});
