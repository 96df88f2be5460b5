import { pageSize } from "../wire/pagination.js";
import type { Records } from "./resource-table.js";

/** What a page holds when the audit asks for 1,000; pages of this size are kept as bytes. */
const PAGE = pageSize("core", 1_000);

/**
 * Records that are made from their index when asked for, with their pages rendered beforehand, so
 * that serving one costs the simulator no more than sending it. `make` must be pure.
 */
export class RenderedRecords<T> implements Records<T> {
  readonly #pages: Buffer[] = [];

  constructor(
    readonly length: number,
    private readonly make: (index: number) => T,
  ) {
    for (let start = 0; start < length; start += PAGE) {
      this.#pages.push(Buffer.from(JSON.stringify(this.slice(start, start + PAGE))));
    }
  }

  slice(start: number, end = this.length): readonly T[] {
    const items: T[] = [];
    for (let index = start; index < Math.min(end, this.length); index += 1) {
      items.push(this.make(index));
    }
    return items;
  }

  json(start: number, end: number): Buffer | undefined {
    return start % PAGE === 0 && end - start === PAGE ? this.#pages[start / PAGE] : undefined;
  }
}
