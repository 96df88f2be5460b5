import type { Clock } from "../../../src/oci/transport/clock.js";

/**
 * Deadlines that are over as soon as every request under way is one that no answer will come to: none of
 * them is waited for, and none cuts off an answer that is on its way.
 */
export class HangDeadlines implements Pick<Clock, "after"> {
  readonly #open = new Set<() => void>();
  #hanging = 0;

  after(_ms: number, callback: () => void): () => void {
    this.#open.add(callback);
    return () => {
      if (this.#open.delete(callback)) this.#endIfAllHang();
    };
  }

  /** To be told of each request that is left without an answer. */
  hang(): void {
    this.#hanging += 1;
    this.#endIfAllHang();
  }

  #endIfAllHang(): void {
    if (this.#hanging < this.#open.size) return;
    const callbacks = [...this.#open];
    this.#open.clear();
    this.#hanging = 0;
    for (const callback of callbacks) callback();
  }
}
