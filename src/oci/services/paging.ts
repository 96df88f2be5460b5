import type { Operation } from "../operations.js";
import { latestPast } from "../../plain/instant.js";
import { OciFailure } from "../failure.js";
import { forgetRecords } from "../transport/forget-records.js";
import { asMalformed, malformed, understood } from "./malformed-answer.js";
import { queryValue } from "./query-value.js";

const PAGE_LIMIT = 1_000;

/** With pages of the default length, a hundred, five million items. */
const MOST_PAGES = 50_000;
/** No compartment holds as many of anything; a listing without an end would fill the memory. */
const MOST_ITEMS = 2_000_000;
/** A page may be empty and yet have a next one; so many in a row lead nowhere. */
const MOST_EMPTY_PAGES = 100;
/** Items move between pages while they are listed, but no listing begins again so many times. */
const MOST_KNOWN_PAGES = 20;

interface Page<Item> {
  readonly items: readonly Item[];
  readonly opcNextPage?: string;
}

/**
 * The pages of one listing, in order, until the service names no next page; a page may be empty and
 * yet have a next one. Throws `OciFailure`, also for a listing that has no end: one that leads back
 * to a page it had, brings nothing new for many pages, or goes on beyond all measure.
 */
export async function* pagesOf<Item>(
  operation: Operation,
  region: string,
  read: (page: string | undefined) => Promise<Page<Item>>,
): AsyncGenerator<readonly Item[]> {
  const progress = new Progress();
  let page: string | undefined;
  for (;;) {
    const { items, opcNextPage } = await understood(operation, region, () => read(page));
    if (!Array.isArray(items)) throw malformed(operation, region, "the answer is not a list");
    const isLast = opcNextPage === undefined || opcNextPage === "";
    // Looked at before it is handed out: the taker may empty it.
    const why = isLast ? null : progress.endlessAfter(items as readonly Item[], opcNextPage);
    yield items;
    if (isLast) return;
    if (why !== null) throw malformed(operation, region, `${why} and would never end`);
    page = opcNextPage;
  }
}

/** What a listing has brought so far, and whether it still comes nearer to an end. */
class Progress {
  readonly #tokens = new Set<string>();
  readonly #firstItems = new Set<string>();
  #pages = 0;
  #items = 0;
  #empty = 0;
  #known = 0;

  /** What tells that the listing has no end; null while it may have one. */
  endlessAfter(items: readonly unknown[], next: string): string | null {
    this.#pages += 1;
    this.#items += items.length;
    if (this.#tokens.has(next)) return "the listing repeats a page";
    this.#tokens.add(next);
    this.#empty = items.length === 0 ? this.#empty + 1 : 0;
    if (this.#empty >= MOST_EMPTY_PAGES)
      return `the listing has ${this.#empty} empty pages in a row`;
    if (items.length > 0) this.#known = this.#isKnown(items[0]) ? this.#known + 1 : 0;
    if (this.#known >= MOST_KNOWN_PAGES) return `the listing brings the same items again and again`;
    const isTooLong = this.#pages >= MOST_PAGES || this.#items >= MOST_ITEMS;
    return isTooLong ? `the listing goes on after ${this.#items} items` : null;
  }

  /** Whether a page began with this item before. */
  #isKnown(item: unknown): boolean {
    const text = JSON.stringify(item);
    const isKnown = this.#firstItems.has(text);
    this.#firstItems.add(text);
    return isKnown;
  }
}

/** The pages of a listing as they come; reading on may throw `OciFailure`. */
export type ListedPages<Item> = AsyncIterable<readonly Item[]>;

interface PageRequest {
  readonly page?: string;
  readonly limit?: number;
}

/** Reads the listings of one service in one region, each with an explicit page limit. */
export class Lister {
  readonly #region: string;
  readonly #now: () => number;
  /** Core Services do not document their largest page; these refused ours, or made it too large. */
  readonly #unlimited = new Set<string>();

  /** `now`: milliseconds since the epoch. */
  constructor(region: string, now: () => number = Date.now) {
    this.#region = region;
    this.#now = now;
  }

  /**
   * Every page of `operation`, its models turned into domain items. Throws `OciFailure`; for a model
   * that cannot be understood only at the end, when all others have been handed out. `toItem` is
   * told the last instant at which something can have happened.
   */
  async *list<Request extends object, Model, Item>(
    operation: Operation,
    where: Request,
    read: (request: Request & PageRequest) => Promise<Page<Model>>,
    toItem: (model: Model, region: string, latest: number) => Item,
  ): AsyncGenerator<readonly Item[]> {
    const pages = pagesOf(operation, this.#region, (page) =>
      this.#withLimit(operation, (limit) =>
        read({ ...where, ...limit, ...(page === undefined ? {} : { page: queryValue(page) }) }),
      ),
    );
    let failure: OciFailure | null = null;
    for await (const models of pages) {
      const items: Item[] = [];
      const latest = latestPast(this.#now());
      for (const model of models) {
        try {
          items.push(toItem(model, this.#region, latest));
        } catch (error) {
          failure ??= asMalformed(error, operation, this.#region);
        }
      }
      forgetRecords(models);
      yield items;
    }
    if (failure !== null) throw failure;
  }

  async #withLimit<Answer>(
    operation: Operation,
    read: (limit: { readonly limit?: number }) => Promise<Answer>,
  ): Promise<Answer> {
    if (this.#unlimited.has(operation)) return read({});
    try {
      return await read({ limit: PAGE_LIMIT });
    } catch (error) {
      if (!(error instanceof OciFailure) || !callsForShortPages(error)) throw error;
      const answer = await read({});
      this.#unlimited.add(operation);
      return answer;
    }
  }
}

function callsForShortPages({ status, code }: OciFailure): boolean {
  return status === 400 || code === "TooLarge";
}
