import { SimulationError } from "../simulation-error";
import { textOf, textsOf, type ValueObject } from "../value";
import type { ObjectContext, OverlayFamily } from "./resource-overlay";
import { lastSegment, managedObjectId, tagId } from "./vsphere-id";

// Replacement, defaults and allowed values: vsphere/resource_vsphere_*.go at tag v2.15.0 of
// https://github.com/vmware/terraform-provider-vsphere

const FOLDER = "vsphere_folder";
const POOL = "vsphere_resource_pool";
const SHARE_LEVELS = ["low", "normal", "high", "custom"];

/** Folders, resource pools, tags and roles: what keeps a vCenter in order. */
export const VSPHERE_INVENTORY_OBJECTS: OverlayFamily = {
  [FOLDER]: {
    requiresReplace: ["type", "datacenter_id"],
    allowed: { type: ["datacenter", "host", "vm", "datastore", "network"] },
    references: { datacenter_id: { types: [] }, tags: { types: ["vsphere_tag"], holds: false } },
    id: managedObjectId("group-v"),
    idFromService: true,
    unique: [
      {
        keys: ({ values }) => [
          `folder ${textOf(values, "datacenter_id")} ${textOf(values, "type")} ${textOf(values, "path")}`,
        ],
        summary: "DuplicateName",
        message: ({ values }, holder) =>
          `The name '${lastSegment(textOf(values, "path") ?? "")}' already exists (${holder}).`,
      },
    ],
    serviceRules: [parentFolderExists],
  },
  [POOL]: {
    references: {
      parent_resource_pool_id: { types: [POOL] },
      tags: { types: ["vsphere_tag"], holds: false },
    },
    allowed: { cpu_share_level: SHARE_LEVELS, memory_share_level: SHARE_LEVELS },
    defaults: {
      cpu_expandable: true,
      cpu_limit: -1,
      cpu_reservation: 0,
      cpu_share_level: "normal",
      memory_expandable: true,
      memory_limit: -1,
      memory_reservation: 0,
      memory_share_level: "normal",
    },
    // "normal" in vCenter's share scale.
    computed: { cpu_shares: () => 4000, memory_shares: () => 163_840 },
    id: managedObjectId("resgroup-"),
    idFromService: true,
    unique: [
      {
        keys: ({ values }) => [`pool ${textOf(values, "parent_resource_pool_id")} ${textOf(values, "name")}`],
        summary: "DuplicateName",
        message: ({ values }, holder) => `The name '${textOf(values, "name")}' already exists (${holder}).`,
      },
    ],
  },
  "data.vsphere_resource_pool": {
    // The question names a path: "CL-Desktops/Resources/workplace".
    matches: (pool, question) => textOf(pool, "name") === lastSegment(textOf(question, "name") ?? ""),
  },
  "data.vsphere_folder": {
    matches: (folder, question) =>
      (textOf(question, "path") ?? "").endsWith(`/${textOf(folder, "path") ?? ""}`) ||
      textOf(folder, "path") === textOf(question, "path"),
  },
  vsphere_tag_category: {
    requiresReplace: ["cardinality"],
    allowed: { cardinality: ["SINGLE", "MULTIPLE"] },
    id: tagId("Category"),
    idFromService: true,
    unique: [
      {
        keys: ({ values }) => [`tag category ${textOf(values, "name")}`],
        summary: "com.vmware.vapi.std.errors.already_exists",
        message: ({ values }, holder) =>
          `The category '${textOf(values, "name")}' already exists (${holder}).`,
      },
    ],
    serviceRules: [kindsAreOnlyAdded],
  },
  vsphere_tag: {
    requiresReplace: ["category_id"],
    references: { category_id: { types: ["vsphere_tag_category"] } },
    id: tagId("Tag"),
    idFromService: true,
    unique: [
      {
        keys: ({ values }) => [`tag ${textOf(values, "category_id")} ${textOf(values, "name")}`],
        summary: "com.vmware.vapi.std.errors.already_exists",
        message: ({ values }, holder) =>
          `The tag '${textOf(values, "name")}' already exists in its category (${holder}).`,
      },
    ],
  },
  vsphere_role: {
    computed: { label: ({ values }) => textOf(values, "name") },
    id: managedObjectId(""),
    idFromService: true,
    unique: [
      {
        keys: ({ values }) => [`role ${textOf(values, "name")}`],
        summary: "AlreadyExists",
        message: ({ values }, holder) => `The role '${textOf(values, "name")}' already exists (${holder}).`,
      },
    ],
  },
};

function parentFolderExists({ values, store }: ObjectContext): void {
  const path = textOf(values, "path") ?? "";
  if (!path.includes("/")) return;
  const parent = path.slice(0, path.lastIndexOf("/"));
  if (store.list(FOLDER).some((folder) => isFolder(folder, parent, values))) return;
  throw new SimulationError(
    "folder not found",
    `Folder "${path}" cannot be created: its parent folder "${parent}" was not found.`,
    "path",
  );
}

function isFolder(folder: ValueObject, path: string, like: ValueObject): boolean {
  return textOf(folder, "path") === path && textOf(folder, "type") === textOf(like, "type");
}

/** vCenter adds kinds of objects to a category, but never takes one away. */
function kindsAreOnlyAdded({ values, prior }: ObjectContext): void {
  const now = textsOf(values, "associable_types");
  const lost = textsOf(prior, "associable_types").find((kind) => !now.includes(kind));
  if (lost === undefined) return;
  throw new SimulationError(
    "com.vmware.vapi.std.errors.invalid_argument",
    `The category '${textOf(values, "name")}' cannot give up the associable type '${lost}'; types can only be added.`,
    "associable_types",
  );
}
