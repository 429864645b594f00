import type { RuleExample } from "./rule-example";

const GROUP = "user-groups/back-office.yaml";
const WHY = "A reference that leads nowhere is mostly a typing error.";

export const REFERENCE_EXAMPLES: readonly RuleExample[] = [
  {
    rule: "ref/unknown-scenario",
    why: WHY,
    file: GROUP,
    replaces: "  thin-client: 60\n  convertible: 40\n",
    bad: "  thin-cleint: 60\n  convertible: 40\n",
  },
  {
    rule: "ref/unknown-site",
    why: WHY,
    file: GROUP,
    replaces: "  town-hall: 100\n",
    bad: "  city-library: 100\n",
  },
  { rule: "ref/unknown-zone", why: WHY, file: GROUP, replaces: "zone: office\n", bad: "zone: offices\n" },
  { rule: "ref/unknown-image", why: WHY, file: GROUP, replaces: "image: standard\n", bad: "image: cad\n" },
  {
    rule: "ref/unknown-working-time-model",
    why: WHY,
    file: GROUP,
    replaces: "workingTimeModel: flexible\n",
    bad: "workingTimeModel: shifts\n",
  },
  {
    rule: "ref/unknown-platform",
    why: "A platform needs its subscription or its vCenter before something can be placed on it.",
    file: "estate.yaml",
    replaces:
      "  azure:\n    subscriptionId: 00000000-0000-0000-0000-000000000001\n    tenantId: 00000000-0000-0000-0000-000000000002\n    region: germanywestcentral\n    metadataRegion: westeurope\n    avdServicePrincipalObjectId: 00000000-0000-0000-0000-000000000003\n    usersGroupObjectId: 00000000-0000-0000-0000-000000000004\n    operatorsGroupObjectId: 00000000-0000-0000-0000-000000000005\n    gallery:\n      resourceGroup: rg-images\n      name: gal_images\n    alertEmail: workplace@musterstadt.example\n",
    bad: "",
  },
  {
    rule: "ref/unknown-device",
    why: WHY,
    file: "scenarios/thin-client.yaml",
    replaces: "  monitor-24: 2\n",
    bad: "  monitor-42: 2\n",
  },
  {
    rule: "ref/unknown-host-model",
    why: WHY,
    file: "estate.yaml",
    replaces: "        purpose: desktops\n        hostModel: rack-2x32\n",
    bad: "        purpose: desktops\n        hostModel: blade\n",
  },
  {
    rule: "ref/unknown-price",
    why: "Cost without a price would be zero.",
    file: "catalog/devices.yaml",
    replaces: "    watts: 10\n    price: thin-client\n",
    bad: "    watts: 10\n    price: thin-cleint\n",
  },
  {
    rule: "ref/unknown-price-book",
    why: WHY,
    file: "estate.yaml",
    replaces: "priceBook: test-2026\n",
    bad: "priceBook: test-2027\n",
  },
  {
    rule: "ref/duplicate-catalog-entry",
    why: "Which of the two counts would depend on the order of file names. An estate's own `catalog/` may override the product's entries.",
    file: "catalog/more-devices.yaml",
    bad: "devices:\n  headset:\n    description: Headset for call centres\n    kind: accessory\n    watts: 2\n    price: headset\n",
    good: "devices:\n  call-centre-headset:\n    description: Headset for call centres\n    kind: accessory\n    watts: 2\n    price: headset\n",
  },
  {
    rule: "evidence/unknown-figure",
    why: "The list of assumptions is the architect's to-do list; an entry that names nothing was left behind by a renamed key.",
    file: GROUP,
    replaces: "  headcount: invented for tests\n",
    bad: "  headcounts: invented for tests\n",
  },
  {
    rule: "unused/scenario",
    why: "Mostly a forgotten reference.",
    file: "scenarios/tablet.yaml",
    bad: "name: Tablet\ndescription: Tablet in the field.\ndevices: {}\ndelivery: local\nworkloadClass: light\n",
    good: "",
  },
  {
    rule: "unused/site",
    why: "Mostly a forgotten reference.",
    file: "sites/annex.yaml",
    bad: "name: Annex\naddress:\n  city: Musterstadt\nuplinkMbps: 100\ndesks: 10\nstate: planned\n",
    good: "",
  },
  {
    rule: "unused/image",
    why: "An image that nobody uses still has to be patched.",
    file: "estate.yaml",
    replaces: "  server:\n    description: Case work desktop\n",
    bad: "  cad:\n    description: CAD desktop\n    operatingSystem: windows-11\n    generations:\n      - number: 1\n        state: current\n  server:\n    description: Case work desktop\n",
  },
];
