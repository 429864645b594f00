import type { RuleExample } from "./rule-example";

const GROUP = "user-groups/back-office.yaml";

export const SCHEMA_EXAMPLES: readonly RuleExample[] = [
  {
    rule: "schema/required",
    why: "There is no sensible default for the key.",
    file: GROUP,
    replaces: "zone: office\nimage: standard\n",
    bad: "image: standard\n",
  },
  {
    rule: "schema/unknown-key",
    why: "A misspelt key would be ignored without a word.",
    file: GROUP,
    replaces: "headcount: 100\n",
    bad: "headcuont: 100\n",
  },
  {
    rule: "schema/type",
    why: "A postcode without quotes is a number and loses its leading zero.",
    file: "sites/town-hall.yaml",
    replaces: '  postcode: "48143"\n',
    bad: "  postcode: 48143\n",
  },
  {
    rule: "schema/enum",
    why: "Only these values mean something.",
    file: GROUP,
    replaces: "protectionClass: normal\n",
    bad: "protectionClass: norml\n",
  },
  {
    rule: "schema/pattern",
    why: "Names and addresses have a form that Azure, vSphere or the directory demands.",
    file: "estate.yaml",
    replaces: "  prefix: mu\n",
    bad: "  prefix: Musterstadt\n",
  },
  {
    rule: "schema/range",
    why: "A figure beyond its limits is a typing error or a wrong unit.",
    file: GROUP,
    replaces: "headcount: 100\n",
    bad: "headcount: -100\n",
  },
  {
    rule: "schema/length",
    why: "Texts end up in names, tags and tables that have limits.",
    file: GROUP,
    replaces: "name: Back office\n",
    bad: 'name: ""\n',
  },
  {
    rule: "schema/items",
    why: "An empty list says nothing, and a repeated entry is mostly one that should have been another.",
    file: "estate.yaml",
    replaces: "    platforms: [azure, vsphere]\n",
    bad: "    platforms: [azure, azure]\n",
  },
  {
    rule: "schema/format",
    why: "Alerts go there.",
    file: "estate.yaml",
    replaces: "    alertEmail: workplace@musterstadt.example\n",
    bad: "    alertEmail: workplace at musterstadt\n",
  },
  {
    rule: "schema/key-name",
    why: "Resource ids are derived from keys that are chosen freely.",
    file: "estate.yaml",
    replaces: "  social:\n    description: Social services\n",
    bad: "  social:\n    description: Social services\n  Bürgeramt:\n    description: Citizen services\n",
    good: "  social:\n    description: Social services\n  citizen-office:\n    description: Citizen services\n",
  },
  {
    rule: "schema/not-for-kind",
    why: "A key of another kind of backend would be ignored.",
    file: "estate.yaml",
    replaces: "priceBook: test-2026\n",
    bad: "priceBook: test-2026\nstateBackend:\n  kind: local\n  bucket: states\n",
    good: "priceBook: test-2026\nstateBackend:\n  kind: s3\n  bucket: states\n  region: eu-central-1\n",
  },
];
