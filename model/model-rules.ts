/** Every rule of the model: id → what it demands. Each has a section in docs/checks.md. */
export const MODEL_RULES = {
  "file/missing": "an estate has an estate.yaml",
  "file/unreadable": "files and folders of an estate can be read",
  "file/extension": "data files end in .yaml",
  "file/unexpected": "the folders of an estate hold data files only",
  "file/outside-estate": "links in an estate stay inside it",
  "file/name": "the name of a file is a valid id",
  "file/too-large": "a data file has at most 1 MiB",
  "file/encoding": "data files are UTF-8 text",

  "yaml/syntax": "data files are valid YAML 1.2",
  "yaml/empty": "a data file has content",
  "yaml/not-a-mapping": "a data file consists of keys and values",
  "yaml/several-documents": "a data file holds one document",
  "yaml/directive": "data files carry no YAML directives",
  "yaml/alias": "values are written out instead of referred to",
  "yaml/tag": "values carry no YAML tags",
  "yaml/duplicate-key": "a key stands once in its mapping",
  "yaml/key": "keys are plain text",
  "yaml/nesting": "data is nested at most 20 levels deep",
  "yaml/template-text": "texts contain no Terraform template",
  "yaml/control-character": "texts contain no invisible control characters",
  "yaml/reserved-key": "keys do not collide with names built into JavaScript",
  "yaml/number": "numbers are finite",

  "schema/required": "a required key is present",
  "schema/unknown-key": "only known keys are used",
  "schema/type": "a value has the expected type",
  "schema/enum": "a value is one of the allowed ones",
  "schema/pattern": "a text has the expected form",
  "schema/range": "a number lies within its limits",
  "schema/length": "a text is neither too short nor too long",
  "schema/items": "a list or mapping has the right number of entries, none of them twice",
  "schema/format": "an e-mail address is one",
  "schema/key-name": "a key that is chosen freely has the form of an id",
  "schema/not-for-kind": "a key belongs to the chosen kind",

  "ref/unknown-scenario": "a scenario that is referred to exists",
  "ref/unknown-site": "a site that is referred to exists",
  "ref/unknown-zone": "a network zone that is referred to exists",
  "ref/unknown-image": "an image that is referred to exists",
  "ref/unknown-working-time-model": "a working-time model that is referred to exists",
  "ref/unknown-platform": "a platform that is referred to is declared",
  "ref/unknown-device": "a device that is referred to is in the catalogue",
  "ref/unknown-host-model": "a server model that is referred to is in the catalogue",
  "ref/unknown-price": "a price that is referred to is in the price book",
  "ref/unknown-price-book": "the price book exists",
  "ref/duplicate-catalog-entry": "an id stands in one catalogue file",

  "people/no-user-groups": "an estate has user groups",
  "people/nobody": "a user group has people",
  "people/scenario-sum": "people by scenario add up to the headcount",
  "people/site-sum": "people by site add up to the headcount",
  "people/personal-image": "a group with personal desktops names their image",

  "evidence/unknown-figure": "sources and assumptions name a figure beside them",

  "placement/reason": "data of class high or very-high leaves the data centre only with a reason",
  "placement/platform": "a user group asks for a platform its protection class may use",

  "time/frame": "the working-time frame begins before it ends",
  "time/peak": "the peak lies inside the frame",
  "time/core": "core time lies inside the frame",

  "scenario/gpu-memory": "a gpu scenario says how much GPU memory it needs",
  "scenario/redirection": "drives and USB stay closed for protection classes high and very-high",

  "image/order": "image generations ascend",
  "image/current": "exactly one image generation is current",
  "image/azure-source": "an image used on Azure names its gallery image and versions",
  "image/vsphere-source": "an image used on vSphere names its templates",
  "image/licence": "Windows 11 multi-session stays off vSphere",
  "image/session-type": "desktops shared by several people run a multi-session system",

  "network/address": "addresses and networks are valid IPv4",
  "network/private": "address spaces are private",
  "network/alignment": "a network begins at its network address",
  "network/size": "address spaces are neither too small nor too large",
  "network/overlap": "address spaces do not overlap",
  "network/given-out": "DNS servers and the firewall stand outside the address spaces",
  "network/vlan-range": "the range of VLAN ids begins before it ends",
  "network/azure-space": "the azure platform has an address space",

  "catalog/sockets": "the vCPUs of a VM profile divide evenly into sockets",

  "unused/scenario": "a scenario is used by a user group",
  "unused/site": "a site is used by a user group",
  "unused/image": "an image is used by a user group",
} as const satisfies Readonly<Record<string, string>>;

/** Id of a rule of the model. */
export type ModelRule = keyof typeof MODEL_RULES;
