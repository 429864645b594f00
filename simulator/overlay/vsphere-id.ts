import { inventedGuid, inventedNumber } from "../engine/invented-value";
import type { ObjectContext } from "./resource-overlay";

/** Managed object ids count from here, as in a vCenter that has been running for a while. */
const FIRST_NUMBER = 1000;
const NUMBERS = 1_000_000;

/** Managed object id with the prefix of its kind: "group-v1234". */
export function managedObjectId(prefix: string): (context: ObjectContext) => string {
  return ({ seed }) => `${prefix}${FIRST_NUMBER + inventedNumber(seed, NUMBERS)}`;
}

/** Id of a tag or category. */
export function tagId(kind: "Category" | "Tag"): (context: ObjectContext) => string {
  return ({ seed }) => `urn:vmomi:InventoryService${kind}:${inventedGuid(seed)}:GLOBAL`;
}

/** Last part of an inventory path: "CL-Desktops/Resources/workplace" → "workplace". */
export function lastSegment(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}
