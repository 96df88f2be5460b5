import type { UnreadListing } from "./inventory.js";
import { unreadListing, type ListingTask } from "./listing-task.js";

/** The listings still to be read: for the progress, and for what a cancellation leaves open. */
export class PendingWork {
  readonly #pending = new Set<ListingTask>();
  readonly #onProgress: (done: number, total: number) => void;
  #total = 0;

  constructor(onProgress: (done: number, total: number) => void) {
    this.#onProgress = onProgress;
  }

  add(tasks: readonly ListingTask[]): void {
    for (const task of tasks) this.#pending.add(task);
    this.#total += tasks.length;
  }

  done(task: ListingTask): void {
    this.#pending.delete(task);
    this.#onProgress(this.#total - this.#pending.size, this.#total);
  }

  unread(): readonly UnreadListing[] {
    return [...this.#pending].map((task) => ({
      ...unreadListing(task, new Error("the run was interrupted before this was read to its end")),
      code: "Interrupted",
    }));
  }
}
