/**
 * Empties a page whose records are no longer needed. What waited for the answer (promises, generators of
 * the SDK) has grown old in the heap by then, and though it is dead it holds on to the page until the
 * whole heap is collected: half of what V8 moved to its old generation were such pages. Null, and not
 * shorter: whoever looks at a record all the same must not meet an empty listing.
 */
export function forgetRecords(page: readonly unknown[]): void {
  (page as unknown[]).fill(null);
}
