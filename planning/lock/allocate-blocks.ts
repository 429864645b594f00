import type { Finding } from "../../model/diagnostic";
import type { LockRequest } from "../lock-request";
import { AddressBook } from "./address-book";
import { searchRanges } from "./address-layout";
import type { BlockNeed } from "./block-need";
import { formatCidr, parseCidr, sizeOfPrefix, type Cidr } from "./cidr";
import { entryName } from "./lock-entry";
import { spacePointer } from "./lock-request-check";

/** Owners that a message names before it only counts. */
const NAMED_OWNERS = 3;

/** A block that was given out in this run. */
export interface GivenBlock extends BlockNeed {
  readonly cidr: string;
}

/**
 * Gives every need the first free aligned block of its part of the address space.
 *
 * @param needs - in the order in which they are served
 * @param taken - blocks that are given out already, reserved ones included
 * @returns blocks for the needs that could be served, one error per address space that is full
 */
export function allocateBlocks(
  needs: readonly BlockNeed[],
  taken: readonly Cidr[],
  request: LockRequest,
): { readonly blocks: readonly GivenBlock[]; readonly findings: readonly Finding[] } {
  const book = new AddressBook(taken);
  const blocks: GivenBlock[] = [];
  const unserved: BlockNeed[] = [];
  for (const need of needs) {
    const text = request.addressSpaces[need.platform];
    const block =
      text === undefined
        ? undefined
        : book.take(searchRanges(parseCidr(text), need.platform, need.kind), need.prefix);
    if (block === undefined) unserved.push(need);
    else blocks.push({ ...need, cidr: formatCidr(block) });
  }
  const findings = (["azure", "vsphere"] as const).flatMap((platform) => {
    const waiting = unserved.filter((need) => need.platform === platform);
    const text = request.addressSpaces[platform];
    if (waiting.length === 0) return [];
    return [text === undefined ? missingSpace(waiting) : exhausted(waiting, text, parseCidr(text), book)];
  });
  return { blocks, findings };
}

function exhausted(needs: readonly BlockNeed[], text: string, space: Cidr, book: AddressBook): Finding {
  const needed = needs.reduce((sum, { prefix }) => sum + sizeOfPrefix(prefix), 0);
  const largest = needs.reduce((max, { prefix }) => Math.max(max, sizeOfPrefix(prefix)), 0);
  const platform = needs[0]?.platform ?? "vsphere";
  return {
    rule: "lock/address-space-exhausted",
    severity: "error",
    message: `address space ${text} is exhausted: ${owners(needs)} needed ${needed} addresses (largest block ${largest}), free ${book.freeAddresses(space)} (largest block ${book.largestFreeBlock(space)})`,
    file: "estate.yaml",
    pointer: spacePointer(platform),
    hint: "set a larger network that contains the present one, or free reserved blocks with `workplace lock --release`",
  };
}

function missingSpace(needs: readonly BlockNeed[]): Finding {
  return {
    rule: "lock/address-space-missing",
    severity: "error",
    message: `${owners(needs)} needed addresses on azure but estate.yaml has no azureAddressSpace`,
    file: "estate.yaml",
    pointer: "/network",
    hint: "set network.azureAddressSpace to a private network, written as 10.64.0.0/16",
  };
}

function owners(needs: readonly BlockNeed[]): string {
  const names = [...new Set(needs.map(entryName))];
  const more = names.length - NAMED_OWNERS;
  return [...names.slice(0, NAMED_OWNERS), ...(more > 0 ? [`${more} more`] : [])].join(", ");
}
