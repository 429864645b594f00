import type { GovernanceRule } from "../../../compatibility/governance/governance-finding";
import type { RuleId } from "../../../compatibility/rule";
import type { NOTE_RULES } from "../../../compatibility/verdict-notes";
import type { Finding } from "../../../model/diagnostic";
import { edited, type EstateFiles } from "../estate-builder";
import {
  EXAMPLES_SETTINGS,
  examplesEstate,
  findingsAbout,
  gateFindings,
  manifestWith,
} from "./examples-estate";

/** Findings of planning about people and the applications that they need. */
export const GATE_RULES = [
  "placement/application",
  "placement/application-unknown",
  "placement/application-executable",
  "placement/application-connection",
] as const;

type GateRule = (typeof GATE_RULES)[number];

/** A fault in a manifest, or in estate.yaml, and its cure. */
export interface FindingExample {
  readonly rule: GovernanceRule | keyof typeof NOTE_RULES | GateRule | RuleId;
  /** Parts of the manifest `archive`, as YAML. */
  readonly bad: string;
  readonly good: string;
  /** Parts of estate.yaml instead. */
  readonly inSettings?: true;
  /** Keys of the manifest that are left out unless the example has them. */
  readonly omits?: readonly string[];
  /** The version that decides about exemptions is the good one. */
  readonly againstGood?: true;
}

const SINGLE = "multiSession:\n  vendorStatement: supported\n  oneInstancePerMachine: true\n";

const waiver = (expires: string, rule = "MS-015"): string =>
  `decision:\n  waivers:\n    - { rule: ${rule}, reason: pilot, approvedBy: head of IT, expires: ${expires} }\n`;

const test = (facts: string): string =>
  `evidence:\n  - { kind: test, modes: [personal, local], on: 2026-10-01, reference: T-0815, ${facts} }\n`;

const correction = (effect: string): string =>
  `compatibility:\n  rules:\n    MS-015: { effects: { pooled: ${effect} }, reason: tried in the pilot }\n`;

const partner = (by: string): string => `dependsOn:\n  - { application: counter-client, by: ${by} }\n`;

const connections = (first: string, second: string): string =>
  [first, second].reduce(
    (text, network, index) =>
      `${text}    - { to: azure, purpose: Files, network: ${network}, ports: ["${8443 + index}"] }\n`,
    "network:\n  connections:\n",
  );

/** One example for each finding about manifests and corrections. */
export const FINDING_EXAMPLES: readonly FindingExample[] = [
  {
    rule: "app/unknown-rule",
    bad: `${SINGLE}${waiver("2027-06-30", "MS-150")}`,
    good: `${SINGLE}${waiver("2027-06-30")}`,
  },
  {
    rule: "app/waiver-lapsed",
    bad: `${SINGLE}${waiver("2026-11-20")}`,
    good: `${SINGLE}${waiver("2027-06-30")}`,
  },
  {
    rule: "app/waiver-ending",
    bad: `${SINGLE}${waiver("2026-12-01")}`,
    good: `${SINGLE}${waiver("2027-06-30")}`,
  },
  { rule: "app/waiver-unused", bad: waiver("2027-06-30"), good: "decision:\n  waivers: []\n" },
  {
    rule: "app/ungranted-exemption",
    bad: `${SINGLE}${waiver("2027-06-30")}`,
    good: `${SINGLE}decision:\n  waivers: []\n`,
    againstGood: true,
  },
  {
    rule: "app/idle-correction",
    bad: correction("blocker"),
    good: correction("condition"),
    inSettings: true,
  },
  { rule: "app/future-date", bad: "reviewedOn: 2026-12-01\n", good: "reviewedOn: 2026-11-20\n" },
  {
    rule: "app/outdated-test",
    bad: `version: "11.10"\n${test('result: works, version: "11.9"')}`,
    good: `version: "11.10"\n${test('result: works, version: "11.10"')}`,
  },
  { rule: "app/review-overdue", bad: "reviewedOn: 2025-06-01\n", good: "reviewedOn: 2026-06-01\n" },
  {
    rule: "app/unfounded-decision",
    bad: `${SINGLE}decision:\n  state: ready\n  delivery: pooled\n`,
    good: `${SINGLE}decision:\n  state: ready\n  delivery: personal\n`,
  },
  { rule: "app/lifecycle", bad: "lifecycle: phase-out\n", good: "lifecycle: active\n" },
  {
    rule: "app/co-location",
    bad: `${test("result: fails")}${partner("same-session")}`,
    good: `${test("result: fails")}${partner("data")}`,
  },
  {
    rule: "app/missing-section",
    bad: "# no section licence\n",
    good: "licence:\n  metrics: [user]\n  sharedHosts: allowed\n",
    omits: ["licence"],
  },
  {
    rule: "placement/application",
    bad: SINGLE,
    good: "multiSession:\n  vendorStatement: supported\n  oneInstancePerMachine: false\n",
  },
  {
    rule: "placement/application-unknown",
    bad: "multiSession: {}\n",
    good: "multiSession:\n  vendorStatement: supported\n",
  },
  {
    rule: "placement/application-executable",
    bad: "decision:\n  delivery: remote-app\ninstallation:\n  scope: machine\n",
    good: "decision:\n  delivery: remote-app\ninstallation:\n  scope: machine\n  executable: C:\\Program Files\\Archive\\archive.exe\n",
  },
  {
    rule: "placement/application-connection",
    bad: connections("10.20.0.0/24", "10.21.0.0/24"),
    good: connections("10.20.0.0/24", "10.20.0.0/24"),
  },
];

/** One example for each rule about the estate. */
export const ESTATE_EXAMPLES: readonly FindingExample[] = [
  {
    rule: "PK-043",
    bad: "compatibility:\n  appAttach: false\n",
    good: "compatibility:\n  appAttach: true\n",
    inSettings: true,
  },
];

/** What the command says about an example: first the bad one, then the good one; findings of its rule only. */
export function checkedFindings(
  example: FindingExample,
): Promise<readonly [bad: readonly Finding[], good: readonly Finding[]]> {
  const base = example.againstGood ? filesOf(example, example.good) : undefined;
  const isGate = GATE_RULES.some((rule) => rule === example.rule);
  const about = async (text: string) => {
    const files = filesOf(example, text);
    const all = await (isGate ? gateFindings(files) : findingsAbout(files, base));
    return all.filter(({ rule }) => rule === example.rule);
  };
  return Promise.all([about(example.bad), about(example.good)]);
}

/** Twelve people need the manifest `archive`; its partner runs on desktops of one's own only. */
function filesOf({ inSettings, omits }: FindingExample, text: string): EstateFiles {
  const estate = edited(
    examplesEstate(inSettings ? text : EXAMPLES_SETTINGS),
    "user-groups/back-office.yaml",
    "image: standard\n",
    "image: standard\napplications: { archive: 12 }\n",
  );
  return {
    ...estate,
    ...manifestWith("counter-client", SINGLE),
    ...manifestWith("archive", inSettings ? "" : text, omits),
  };
}
