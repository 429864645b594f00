import type { RuleExample } from "./rule-example";

const GROUP = "user-groups/back-office.yaml";
const FILE = "applications/dog-register.yaml";
const REFERENCE = "A reference that leads nowhere is mostly a typing error.";

const IDENTITY = `name: Register of dogs
vendor: Musterhaus GmbH
version: "4.2"
office: Ordnungsamt
cmdbId: APP-0042
serviceArea: public-order
serviceProcess: dog-tax
`;

/** A small valid manifest with further lines. */
function manifest(lines = "", forms = "installed"): string {
  return `${IDENTITY}forms: [${forms}]\n${lines}`;
}

const DOG_REGISTER = { [FILE]: manifest() };
const CONNECTION = "network:\n  connections:\n    - to: on-premises\n      purpose: database\n";

export const APPLICATION_EXAMPLES: readonly RuleExample[] = [
  {
    rule: "ref/unknown-application",
    why: REFERENCE,
    file: GROUP,
    replaces: "image: standard\n",
    bad: "image: standard\napplications:\n  dog-regsiter: 12\n",
    good: "image: standard\napplications:\n  dog-register: 12\n",
    also: DOG_REGISTER,
  },
  {
    rule: "ref/unknown-special-network",
    why: "Whether a desktop reaches a closed network is decided by `compatibility.specialNetworks` in estate.yaml.",
    file: FILE,
    bad: manifest("network:\n  specialNetworks: [federal-registers]\n"),
    good: manifest("network:\n  specialNetworks: []\n"),
  },
  {
    rule: "people/application-users",
    why: "The scenarios of the group have to hold the people who use an application.",
    file: GROUP,
    replaces: "image: standard\n",
    bad: "image: standard\napplications:\n  dog-register: 120\n",
    good: "image: standard\napplications:\n  dog-register: 12\n",
    also: DOG_REGISTER,
  },
  {
    rule: "time/day",
    why: "A waiver, a review or a licence would end on a day that never comes.",
    file: FILE,
    bad: manifest("support:\n  ends: 2027-02-29\n"),
    good: manifest("support:\n  ends: 2027-02-28\n"),
  },
  {
    rule: "application/self",
    why: "Nothing follows from it; mostly the id of another application was meant.",
    file: FILE,
    bad: manifest("replacedBy: dog-register\n"),
    good: manifest(),
  },
  {
    rule: "application/replacement-circle",
    why: "One of them has to stay.",
    file: FILE,
    bad: manifest("replacedBy: pet-register\n"),
    good: manifest(),
    also: {
      "applications/pet-register.yaml": manifest("replacedBy: dog-register\n").replace("0042", "0043"),
    },
  },
  {
    rule: "application/cmdb-id",
    why: "An import would not know which of the two manifests a record belongs to.",
    file: FILE,
    bad: manifest(),
    good: manifest().replace("0042", "0043"),
    also: { "applications/animal-register.yaml": manifest() },
  },
  {
    rule: "application/port",
    why: "Ports end up in firewall rules.",
    file: FILE,
    bad: manifest(`${CONNECTION}      ports: ["1521", "80000"]\n`),
    good: manifest(`${CONNECTION}      ports: ["1521", "8000-8010"]\n`),
  },
  {
    rule: "application/form",
    why: "What is said about an installed program has no effect on an application that runs in the browser only.",
    file: FILE,
    bad: manifest("installation:\n  services: true\n", "web"),
    good: manifest("installation:\n  services: true\n", "installed, web"),
  },
  {
    rule: "application/delivery",
    why: "A program without a web version cannot be delivered as one, and the other way round.",
    file: FILE,
    bad: manifest("decision:\n  state: ready\n  delivery: web\n"),
    good: manifest("decision:\n  state: ready\n  delivery: remote-app\n"),
  },
  {
    rule: "application/answered",
    why: "Whichever of the two was forgotten, the verdict would be about the other one.",
    file: FILE,
    bad: manifest("data:\n  offline: true\n  unknown: [offline, clipboard]\n"),
    good: manifest("data:\n  offline: true\n  unknown: [clipboard]\n"),
  },
];
