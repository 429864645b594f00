import { createHash } from "node:crypto";

/** Windows computer name, NetBIOS limit (characters; vendor limit: azurerm 4.55.0, windows_virtual_machine validation). */
export const COMPUTER_NAME_MAX_LENGTH = 15;

/**
 * Names of host pool, workspace, application group and scaling plan (characters; vendor limit:
 * azurerm 4.55.0, desktop virtualization validation).
 */
export const AVD_NAME_MAX_LENGTH = 64;

/**
 * Storage account that joins a domain: its computer object takes a NetBIOS name (characters; vendor limit:
 * https://learn.microsoft.com/azure/storage/files/storage-files-identity-ad-ds-enable).
 */
export const STORAGE_ACCOUNT_NAME_MAX_LENGTH = 15;

/** Highest slot that four digits can name (hosts per image generation). */
export const MAX_SLOT = 9999;

/** Highest image generation that two base-36 digits can name. */
export const MAX_GENERATION = 36 * 36 - 1;

/** Abbreviations of Microsoft's naming convention whose names derive from a pool; the longest decides whether a pool id fits. */
export const AVD_ABBREVIATIONS = ["vdpool", "vdws", "vdag", "vdscaling"] as const;

/**
 * Computer name of a session host, stable for its whole life.
 *
 * `<prefix><pool code>-<generation, 2 digits base 36>-<slot, 4 digits>`, at most 15 characters with a prefix of 4 and
 * a code of 3. The image generation is part of it because both generations stand side by side during an update.
 *
 * @param prefix - naming prefix of the estate (2 to 4 characters)
 * @param poolCode - code of the pool in the lock file (1 to 3 characters)
 * @param generation - image generation (integer, 1 to 1295)
 * @param slot - host slot in the pool (integer, 1 to 9999)
 * @throws RangeError when a number does not fit its digits or the name is longer than 15 characters
 * @example
 * computerName("ms", "a0b", 3, 17) // => "msa0b-03-0017"
 */
export function computerName(prefix: string, poolCode: string, generation: number, slot: number): string {
  requireInteger("image generation", generation, MAX_GENERATION);
  requireInteger("host slot", slot, MAX_SLOT);
  const generationDigits = generation.toString(36).padStart(2, "0");
  return fitting(
    `${prefix}${poolCode}-${generationDigits}-${String(slot).padStart(4, "0")}`,
    "computer name",
    COMPUTER_NAME_MAX_LENGTH,
  );
}

/**
 * Computer name of a virtual machine of the platform itself, `<prefix>-<key>`.
 *
 * @param prefix - naming prefix of the estate (2 to 4 characters)
 * @param key - instance key (at most 10 characters): `broker-1`
 * @throws RangeError when the name is longer than 15 characters
 * @example
 * infrastructureComputerName("ms", "broker-1") // => "ms-broker-1"
 */
export function infrastructureComputerName(prefix: string, key: string): string {
  return fitting(`${prefix}-${key}`, "computer name", COMPUTER_NAME_MAX_LENGTH);
}

/**
 * Name of an Azure resource, `<abbreviation>-<prefix>-<environment>-<rest>`.
 *
 * Does not check lengths: they differ per resource type. `poolNameProblem` guards what derives from a pool.
 *
 * @param abbreviation - resource type as in Microsoft's naming convention: `vdpool`, `rg`, `snet`
 * @param prefix - naming prefix of the estate
 * @param environment - stage: `prod`, `test`, `dev`
 * @param rest - what tells it from others of its type; for a pool its short name
 * @example
 * azureName("vdpool", "ms", "prod", "office-standard-pooled-normal") // => "vdpool-ms-prod-office-standard-pooled-normal"
 */
export function azureName(abbreviation: string, prefix: string, environment: string, rest: string): string {
  return `${abbreviation}-${prefix}-${environment}-${rest}`;
}

/**
 * Characters that tell storage accounts of two subscriptions apart (base 36: one in 46,656 pairs of cities with the
 * same prefix still collides, and the service says so at apply; more do not fit into 15).
 */
const SUBSCRIPTION_MARK_LENGTH = 3;

/**
 * Name of the storage account of a pool's profile shares,
 * `st<prefix><first letter of the stage><mark of the subscription><pool code><share>`.
 *
 * Storage accounts share one name space with all of Azure: the mark keeps two cities with the same prefix apart. Letters
 * and digits only, at most 2 + 4 + 1 + 3 + 3 + 2 = 15 characters.
 *
 * @param subscriptionId - id of the Azure subscription, upper or lower case
 * @param prefix - naming prefix of the estate (2 to 4 characters); hyphens drop out
 * @param environment - stage: `prod`, `test`, `dev`
 * @param poolCode - code of the pool in the lock file (1 to 3 characters)
 * @param shareIndex - number of the account when the pool has several (1 to 99); left out when undefined
 * @throws RangeError when the index has more than two digits or the name is longer than 15 characters
 * @example
 * storageAccountName("00000000-0000-0000-0000-000000000001", "ms", "prod", "p01", 2) // => "stmsp3rmp012"
 */
export function storageAccountName(
  subscriptionId: string,
  prefix: string,
  environment: string,
  poolCode: string,
  shareIndex?: number,
): string {
  if (shareIndex !== undefined) requireInteger("share index", shareIndex, 99);
  const stage = environment.slice(0, 1);
  const name = `st${prefix}${stage}${subscriptionMark(subscriptionId)}${poolCode}${shareIndex ?? ""}`
    .toLowerCase()
    .replace(/[^a-z0-9]/g, "");
  return fitting(name, "storage account name", STORAGE_ACCOUNT_NAME_MAX_LENGTH);
}

/**
 * Pool id without platform: what tells a pool's resources apart inside names that carry the platform already.
 *
 * @param poolId - `<platform>-pool-<zone>-<image>-<session type>-<protection class>`
 * @throws RangeError when the id is not one of a pool
 * @example
 * poolShortName("azure-pool-office-standard-pooled-normal") // => "office-standard-pooled-normal"
 */
export function poolShortName(poolId: string): string {
  const match = /^[a-z]+-pool-(.+)$/.exec(poolId);
  if (match?.[1] === undefined)
    throw new RangeError(`pool id "${poolId}" does not start with <platform>-pool-`);
  return match[1];
}

/**
 * The longest name of a pool that Azure Virtual Desktop would refuse; undefined when all of them fit.
 *
 * @param poolId - id of an Azure pool
 * @returns the offending name; its length is over `AVD_NAME_MAX_LENGTH`
 */
export function poolNameProblem(prefix: string, environment: string, poolId: string): string | undefined {
  const names = AVD_ABBREVIATIONS.map((abbreviation) =>
    azureName(abbreviation, prefix, environment, poolShortName(poolId)),
  );
  const longest = names.reduce((a, b) => (b.length > a.length ? b : a));
  return longest.length > AVD_NAME_MAX_LENGTH ? longest : undefined;
}

function subscriptionMark(subscriptionId: string): string {
  const digest = createHash("sha256").update(subscriptionId.toLowerCase()).digest("hex");
  return BigInt(`0x${digest}`).toString(36).slice(-SUBSCRIPTION_MARK_LENGTH);
}

function requireInteger(what: string, value: number, max: number): void {
  if (!Number.isInteger(value) || value < 1 || value > max) {
    throw new RangeError(`${what} is ${value}; allowed is a whole number from 1 to ${max}`);
  }
}

function fitting(name: string, what: string, maxLength: number): string {
  if (name.length > maxLength) {
    throw new RangeError(`${what} "${name}" has ${name.length} characters; allowed are at most ${maxLength}`);
  }
  return name;
}
