import type { ResourceRule } from "./policy-engine";
import { declaredOfType, ignoredChanges, quoted } from "./stack-json";

const TYPES = ["azurerm_virtual_desktop_host_pool_registration_info"];

/** Shortest life of a token (h; vendor limit is 1 h, the rest is for the time between plan and apply). */
const SHORTEST_HOURS = 2;

/** Longest life of a token (h; vendor limit is 30 days, the rest is for the time between plan and apply). */
const LONGEST_HOURS = 29 * 24;

/** The service takes one hour to 30 days from now; the provider checks the format only. */
export const azureRegistrationExpiry: ResourceRule = {
  id: "policy/azure-registration-expiry",
  types: TYPES,
  explanation: "a fixed date lies in the past one day, and timestamp() differs in every plan",
  source: "https://learn.microsoft.com/azure/virtual-desktop/add-session-hosts-host-pool",
  hint: 'use ${timeadd(plantimestamp(), "648h")}',
  check: ({ expiration_date: expiry }) => {
    const hours = /^\$\{timeadd\(plantimestamp\(\), "(\d+)h"\)\}$/.exec(String(expiry))?.[1];
    if (hours === undefined) return [`expiry is ${quoted(expiry)}; expected hours from plantimestamp()`];
    return Number(hours) >= SHORTEST_HOURS && Number(hours) <= LONGEST_HOURS
      ? []
      : [`token lives ${hours} h; allowed are ${SHORTEST_HOURS} to ${LONGEST_HOURS} h`];
  },
};

/** Otherwise every plan makes a new token. */
export const azureRegistrationQuiet: ResourceRule = {
  id: "policy/azure-registration-quiet",
  types: TYPES,
  explanation: "the date differs in every plan; it matters only when a token is made",
  source: "https://developer.hashicorp.com/terraform/language/functions/plantimestamp",
  hint: 'add "expiration_date" to ignore_changes',
  check: (registration) =>
    ignoredChanges(registration).includes("expiration_date")
      ? []
      : ["every plan would change the expiry of the token"],
};

/** A pool has one token at a time. */
export const azureRegistrationSingle: ResourceRule = {
  id: "policy/azure-registration-single",
  types: TYPES,
  explanation: "several registrations of one host pool overwrite each other's token",
  source:
    "https://registry.terraform.io/providers/hashicorp/azurerm/4.55.0/docs/resources/virtual_desktop_host_pool_registration_info",
  hint: "keep one",
  check: ({ hostpool_id: pool }, { stack }) => {
    const count = declaredOfType(stack.json, "azurerm_virtual_desktop_host_pool_registration_info").filter(
      ({ attributes }) => attributes["hostpool_id"] === pool,
    ).length;
    return count === 1 ? [] : [`host pool has ${count} registrations; allowed is 1`];
  },
};

/** Rules about registration tokens. */
export const AZURE_REGISTRATION_RULES: readonly ResourceRule[] = [
  azureRegistrationExpiry,
  azureRegistrationQuiet,
  azureRegistrationSingle,
];
