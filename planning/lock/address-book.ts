import { firstStart, type AddressRange } from "./address-layout";
import { alignUp, endOf, overlaps, sizeOfPrefix, type Cidr } from "./cidr";

/** Who holds which addresses; gives out free blocks, first fit. */
export class AddressBook {
  /** Sorted by start, free of overlaps. */
  private readonly taken: Cidr[];
  /** Below this address a range has no room for a prefix; blocks are never given back. */
  private readonly searchedTo = new Map<string, number>();

  /** @param taken - blocks already given out, in any order, without overlaps */
  public constructor(taken: readonly Cidr[]) {
    this.taken = [...taken].sort((a, b) => a.start - b.start);
  }

  /**
   * Takes the first free aligned block in the first range that has one.
   *
   * @returns the block, undefined when no range has room
   */
  public take(ranges: readonly AddressRange[], prefix: number): Cidr | undefined {
    for (const range of ranges) {
      const search = `${range.from}-${range.to}/${prefix}`;
      const block = this.firstFree({ from: this.searchedTo.get(search) ?? range.from, to: range.to }, prefix);
      this.searchedTo.set(search, block === undefined ? range.to : endOf(block));
      if (block !== undefined) {
        this.taken.splice(this.indexFrom(block.start), 0, block);
        return block;
      }
    }
    return undefined;
  }

  /** Free addresses in a space. */
  public freeAddresses(space: Cidr): number {
    const held = this.taken
      .filter((block) => overlaps(block, space))
      .reduce((sum, block) => sum + Math.min(sizeOfPrefix(block.prefix), sizeOfPrefix(space.prefix)), 0);
    return Math.max(0, sizeOfPrefix(space.prefix) - held);
  }

  /** Addresses of the largest block that could still be taken from a space; 0 when it is full. */
  public largestFreeBlock(space: Cidr): number {
    const range = { from: space.start, to: endOf(space) };
    for (let prefix = space.prefix; prefix <= 32; prefix += 1) {
      if (this.firstFree(range, prefix) !== undefined) return sizeOfPrefix(prefix);
    }
    return 0;
  }

  private firstFree(range: AddressRange, prefix: number): Cidr | undefined {
    let from: number = range.from;
    // The block before the first one at or after `from` may reach into the range.
    for (let index = Math.max(0, this.indexFrom(from) - 1); ; index += 1) {
      const start = firstStart({ from, to: range.to }, prefix);
      if (start === undefined) return undefined;
      const next = this.taken[index];
      const block = { start, prefix };
      if (next === undefined || next.start >= endOf(block)) return block;
      if (overlaps(next, block)) from = alignUp(endOf(next), prefix);
    }
  }

  /** Index of the first taken block that starts at or after an address. */
  private indexFrom(address: number): number {
    let low = 0;
    let high = this.taken.length;
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if ((this.taken[middle]?.start ?? Infinity) < address) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
