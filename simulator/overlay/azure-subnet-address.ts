import { formatIpv4, parseIpv4, parseIpv4Range } from "../engine/ipv4-range";
import { inventedNumber } from "../engine/invented-value";
import type { ObjectStore } from "../engine/object-store";
import { SimulationError } from "../simulation-error";
import { textsOf, type ValueObject } from "../value";
import { nameFromId } from "./arm-id";

/**
 * Addresses at the start of a subnet that Azure keeps: network, gateway, two for DNS. Kind: vendor limit.
 * Source: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq
 */
const RESERVED_AT_START = 4;

/** Address at the end that Azure keeps: broadcast. Kind: vendor limit, same source. */
const RESERVED_AT_END = 1;

/** Key under which an address of a subnet is taken. */
export function addressKey(subnetId: string, address: string): string {
  return `address ${subnetId} ${address}`;
}

/**
 * A free address of a subnet; the same object gets the same one in every run as long as nobody else took it.
 *
 * @returns undefined when the subnet is not part of the simulation
 * @throws SimulationError when the subnet is full
 */
export function freeAddress(store: ObjectStore, subnetId: string, seed: string): string | undefined {
  const subnet = store.get({ type: "azurerm_subnet", id: subnetId });
  const range = subnet && usableRange(subnet);
  if (!range) return undefined;
  const size = range.last - range.first + 1;
  const start = inventedNumber(seed, Math.max(size, 1));
  for (let step = 0; step < size; step++) {
    const address = formatIpv4(range.first + ((start + step) % size));
    if (!store.holder(addressKey(subnetId, address))) return address;
  }
  throw new SimulationError(
    "SubnetIsFull",
    `Subnet "${nameFromId(subnetId)}" with address prefix ${textsOf(subnet, "address_prefixes").join(", ")} does not have enough capacity for 1 IP addresses; all ${Math.max(size, 0)} are taken.`,
  );
}

/**
 * Refuses an address that the configuration chose and the subnet cannot give.
 *
 * @throws SimulationError
 */
export function checkStaticAddress(store: ObjectStore, subnetId: string, address: string): void {
  const subnet = store.get({ type: "azurerm_subnet", id: subnetId });
  const range = subnet && usableRange(subnet);
  const value = parseIpv4(address);
  if (!range || (value !== undefined && value >= range.first && value <= range.last)) return;
  throw new SimulationError(
    "PrivateIPAddressNotInSubnet",
    `Private static IP address ${address} does not belong to the range of subnet prefix ${textsOf(subnet, "address_prefixes").join(", ")} of "${nameFromId(subnetId)}", or Azure keeps it for itself; allowed are ${formatIpv4(range.first)} to ${formatIpv4(range.last)}.`,
  );
}

function usableRange(subnet: ValueObject): { readonly first: number; readonly last: number } | undefined {
  const range = parseIpv4Range(textsOf(subnet, "address_prefixes")[0] ?? "");
  return range && { first: range.first + RESERVED_AT_START, last: range.last - RESERVED_AT_END };
}
