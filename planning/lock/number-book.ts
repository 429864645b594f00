import type { NumberRangeRequest } from "../lock-request";
import type { NumberSpan } from "../telephony/telephony-plan";

/** Free blocks of a number range. */
export class NumberBook {
  private readonly taken = new Set<number>();
  private readonly firstBlock: number;
  private readonly lastBlock: number;
  /** Every block before it is taken. */
  private lowest: number;

  /** @param given - spans that are not given out again, of any range */
  constructor(
    readonly range: NumberRangeRequest,
    given: readonly NumberSpan[],
  ) {
    this.firstBlock = this.blockOf(range.first);
    this.lastBlock = this.blockOf(range.last);
    this.lowest = this.firstBlock;
    for (const span of given.filter((other) => other.range === range.id)) {
      for (let block = this.blockOf(span.first); block <= this.blockOf(span.last); block += 1) {
        this.taken.add(block);
      }
    }
  }

  /** Numbers that are left. */
  get free(): number {
    let count = 0;
    for (let block = this.firstBlock; block <= this.lastBlock; block += 1) {
      if (!this.taken.has(block)) count += 1;
    }
    return count * this.range.blockSize;
  }

  /** Takes the block that holds a number; undefined when it is taken or outside the range. */
  takeAround(number: number): NumberSpan | undefined {
    return this.take(this.blockOf(number));
  }

  /** Takes the block that follows a number, where it is free, else the lowest free one; undefined when none is left. */
  takeAfter(number: number): NumberSpan | undefined {
    return this.take(this.blockOf(number) + 1) ?? this.takeLowest();
  }

  /** First number of the lowest free block. */
  lowestFree(): number | undefined {
    while (this.taken.has(this.lowest)) this.lowest += 1;
    return this.lowest > this.lastBlock ? undefined : this.lowest * this.range.blockSize;
  }

  private takeLowest(): NumberSpan | undefined {
    const first = this.lowestFree();
    return first === undefined ? undefined : this.take(this.blockOf(first));
  }

  private take(block: number): NumberSpan | undefined {
    if (block < this.firstBlock || block > this.lastBlock || this.taken.has(block)) return undefined;
    this.taken.add(block);
    const first = block * this.range.blockSize;
    return { range: this.range.id, first, last: first + this.range.blockSize - 1 };
  }

  private blockOf(number: number): number {
    return Math.floor(number / this.range.blockSize);
  }
}
