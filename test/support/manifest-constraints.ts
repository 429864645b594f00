import fc from "fast-check";
import type { Application } from "../../model/estate";
import { application } from "./application-object";

type Section = keyof Application;

/** A change of a manifest that asks more of the workplace. */
export interface Constraint {
  readonly name: string;
  readonly section: Section;
  /** Undefined where it is asked for already, or the section is missing. */
  readonly add: (manifest: Application) => Application | undefined;
}

/** Flags whose "yes" relieves the workplace: data come from a terminal, a statement is there. */
const RELIEVING_FLAGS: ReadonlySet<string> = new Set(["selfServiceTerminal", "statement"]);

/** Section and key → values from harmless to hard; undefined is a key that is left out. */
const LADDERS: readonly (readonly [Section, string, readonly unknown[]])[] = [
  ["system", "bitness", [64, 32, 16]],
  ["multiSession", "vendorStatement", ["supported", "unsupported"]],
  ["installation", "scope", ["machine", "user"]],
  ["installation", "package", ["msix-signed", "none", "msix-unsigned"]],
  ["runtimes", "dotnet", [undefined, "4.8", "4.0", "3.5", "1.1"]],
  ["runtimes", "java", [undefined, "21"]],
  ["runtimes", "databaseClient", [undefined, "client-19"]],
  ["officeSuite", "addIn", ["none", "com"]],
  ["officeSuite", "addIn", ["none", "vsto"]],
  ["browser", "engine", ["current", "ie-mode", "activex"]],
  ["graphics", "intensity", ["office", "animated"]],
  ["graphics", "intensity", ["office", "colour-accurate"]],
  ["peripherals", "scanner", ["none", "network", "usb", "twain"]],
  ["peripherals", "signaturePad", ["none", "network"]],
  ["peripherals", "signaturePad", ["none", "usb"]],
  ["peripherals", "signaturePad", ["none", "serial"]],
  ["peripherals", "signaturePad", ["none", "virtual-channel"]],
  ["peripherals", "qualifiedSignature", [undefined, { releasedFor: ["pooled"] }, { releasedFor: [] }]],
  ["signIn", "method", ["entra", "integrated"]],
  ["signIn", "method", ["entra", "card"]],
  ["data", "profileMiB", [0, 2048, 2049]],
  ["protection", "confidentiality", ["normal", "high", "very-high"]],
  ["protection", "integrity", ["normal", "high", "very-high"]],
  ["protection", "availability", ["normal", "high", "very-high"]],
  ["licence", "sharedHosts", ["allowed", "not-checked"]],
  ["licence", "sharedHosts", ["allowed", "forbidden"]],
  ["licence", "validUntil", [undefined, "2026-12-31", "2026-11-20"]],
  ["demands", "gpuMemoryGiB", [0, 8]],
  ["support", "ends", [undefined, "2026-12-31", "2026-11-20"]],
];

/** Section, key and elements that make the list harder. */
const LISTS: readonly (readonly [Section, string, readonly unknown[]])[] = [
  ["multiSession", "identifiesBy", ["computer-name", "ip-address"]],
  ["installation", "drivers", ["kernel", "filter", "printer", "device"]],
  ["browser", "plugIns", ["silverlight", "npapi", "java-applet"]],
  ["network", "specialNetworks", ["land"]],
  [
    "network",
    "connections",
    [
      { to: "building", purpose: "archive", protocol: "tcp", ports: ["1521"], maximumLatencyMs: 5 },
      { to: "azure", purpose: "archive", protocol: "tcp", ports: ["443"], network: "10.1.0.0/24" },
    ],
  ],
  ["data", "categories", ["special-categories", "tax-secrecy"]],
  ["licence", "metrics", ["device", "core", "dongle", "hardware-bound", "standalone-key"]],
];

/** Every constraint that the schema can express, over all sections. */
export const CONSTRAINTS: readonly Constraint[] = [
  ...flags(),
  ...LADDERS.flatMap(([section, key, values]) =>
    values.slice(1).map((harder, index) => step(section, key, values.slice(0, index + 1), harder)),
  ),
  ...LISTS.flatMap(([section, key, elements]) => elements.map((element) => entry(section, key, element))),
  ...(application().system?.operatingSystems ?? []).flatMap((system) => [
    withoutSystem(system),
    untestedOn(system),
  ]),
  {
    name: "a partner in the same session",
    section: "dependsOn",
    add: (manifest) => ({
      ...manifest,
      dependsOn: [...manifest.dependsOn, { application: "archive", by: "same-session" }],
    }),
  },
];

/** Manifests without open facts that ask for some things. */
export const ANSWERED_MANIFEST: fc.Arbitrary<Application> = fc
  .tuple(
    fc.subarray([...CONSTRAINTS], { maxLength: 12 }),
    fc.constantFrom<Application["forms"]>(["installed"], ["web"], ["installed", "web"]),
    fc.boolean(),
  )
  .map(([constraints, forms, terminal]) => {
    const base = application({ forms });
    const start = { ...base, peripherals: { ...base.peripherals!, selfServiceTerminal: terminal } };
    return constraints.reduce<Application>((manifest, { add }) => add(manifest) ?? manifest, start);
  });

/** Manifests of which some sections are missing and some keys are listed as unknown. */
export const MANIFEST: fc.Arbitrary<Application> = fc
  .tuple(
    ANSWERED_MANIFEST,
    fc.subarray(sections(), { maxLength: 3 }),
    fc.array(fc.tuple(fc.constantFrom(...sections()), fc.nat()), { maxLength: 4 }),
  )
  .map(([manifest, missing, open]) => {
    const listed = open.reduce((before, [section, index]) => leftOpen(before, section, index), manifest);
    const kept = Object.entries(listed).filter(
      ([section]) => !(missing as readonly string[]).includes(section),
    );
    return Object.fromEntries(kept) as unknown as Application;
  });

/** Sections that list what is open. */
function sections(): Section[] {
  return Object.entries(application())
    .filter(([, facts]) => typeof facts === "object" && facts !== null && "unknown" in facts)
    .map(([section]) => section as Section);
}

function leftOpen(manifest: Application, section: Section, index: number): Application {
  const facts = factsOf(manifest, section) ?? {};
  const keys = Object.keys(application()[section] as object).filter((key) => key !== "unknown");
  const key = keys[index % Math.max(keys.length, 1)];
  if (key === undefined) return manifest;
  const harmless = factsOf(application(), section)?.[key];
  // What is listed as unknown is not answered at the same time.
  return { ...manifest, [section]: { ...facts, [key]: harmless, unknown: [key] } };
}

function flags(): Constraint[] {
  return sections().flatMap((section) =>
    Object.entries(factsOf(application(), section) ?? {})
      .filter(([, value]) => typeof value === "boolean")
      .filter(([key]) => key !== "selfServiceTerminal")
      .map(([key]) => step(section, key, [RELIEVING_FLAGS.has(key)], !RELIEVING_FLAGS.has(key))),
  );
}

function step(section: Section, key: string, easier: readonly unknown[], harder: unknown): Constraint {
  return {
    name: `${section}.${key}: ${JSON.stringify(harder)}`,
    section,
    add: (manifest) => {
      const facts = answeredFacts(manifest, section, key);
      if (facts === undefined || !easier.includes(facts[key])) return undefined;
      return { ...manifest, [section]: { ...facts, [key]: harder } };
    },
  };
}

function entry(section: Section, key: string, element: unknown): Constraint {
  return {
    name: `${section}.${key}: + ${JSON.stringify(element)}`,
    section,
    add: (manifest) => {
      const facts = answeredFacts(manifest, section, key);
      const list = (facts?.[key] ?? []) as readonly unknown[];
      if (facts === undefined || list.includes(element)) return undefined;
      return { ...manifest, [section]: { ...facts, [key]: [...list, element] } };
    },
  };
}

/** Of a system that the manifest does not list at all, it would be good news. */
function untestedOn(system: string): Constraint {
  const untested = entry("system", "untestedOn", system);
  return {
    ...untested,
    add: (manifest) =>
      answeredFacts(manifest, "system", "operatingSystems") !== undefined &&
      manifest.system?.operatingSystems.includes(system as never) === true
        ? untested.add(manifest)
        : undefined,
  };
}

function withoutSystem(system: string): Constraint {
  return {
    name: `not on ${system}`,
    section: "system",
    add: (manifest) => {
      const facts = answeredFacts(manifest, "system", "operatingSystems");
      const list = (facts?.["operatingSystems"] ?? []) as readonly string[];
      if (!list.includes(system)) return undefined;
      return {
        ...manifest,
        system: { ...manifest.system!, operatingSystems: list.filter((each) => each !== system) as never },
      };
    },
  };
}

/** Facts of a section in which the key is not open. */
function answeredFacts(
  manifest: Application,
  section: Section,
  key: string,
): Readonly<Record<string, unknown>> | undefined {
  const facts = factsOf(manifest, section);
  return facts === undefined || (facts["unknown"] as readonly string[]).includes(key) ? undefined : facts;
}

function factsOf(manifest: Application, section: Section): Readonly<Record<string, unknown>> | undefined {
  return manifest[section] as Readonly<Record<string, unknown>> | undefined;
}
