import { latestPast } from "../../instant.js";
import { OciFailure } from "../failure.js";
import { asMalformed, malformed, understood } from "./malformed-answer.js";
import { queryValue } from "./query-value.js";

const PAGE_LIMIT = 1_000;

interface Page<Item> {
  readonly items: readonly Item[];
  readonly opcNextPage?: string;
}

/**
 * The pages of one listing, in order, until the service names no next page; a page may be empty and
 * yet have a next one. Throws `OciFailure`, also for a listing that leads back to a page it had.
 */
async function* pagesOf<Item>(
  operation: string,
  region: string,
  read: (page: string | undefined) => Promise<Page<Item>>,
): AsyncGenerator<readonly Item[]> {
  const seen = new Set<string>();
  let page: string | undefined;
  for (;;) {
    const { items, opcNextPage } = await understood(operation, region, () => read(page));
    if (!Array.isArray(items)) throw malformed(operation, region, "the answer is not a list");
    yield items;
    if (opcNextPage === undefined || opcNextPage === "") return;
    if (seen.has(opcNextPage)) {
      throw malformed(operation, region, "the listing repeats a page and would never end");
    }
    seen.add(opcNextPage);
    page = opcNextPage;
  }
}

/** The pages of a listing as they come; reading on may throw `OciFailure`. */
export type Listing<Item> = AsyncIterable<readonly Item[]>;

interface PageRequest {
  readonly page?: string;
  readonly limit?: number;
}

/** Reads the listings of one service in one region, each with an explicit page limit. */
export class Lister {
  readonly #region: string;
  readonly #now: () => number;
  /** Core Services do not document their largest page; these refused ours. */
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
    operation: string,
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
      yield items;
    }
    if (failure !== null) throw failure;
  }

  async #withLimit<Answer>(
    operation: string,
    read: (limit: { readonly limit?: number }) => Promise<Answer>,
  ): Promise<Answer> {
    if (this.#unlimited.has(operation)) return read({});
    try {
      return await read({ limit: PAGE_LIMIT });
    } catch (error) {
      if (!(error instanceof OciFailure) || error.status !== 400) throw error;
      const answer = await read({});
      this.#unlimited.add(operation);
      return answer;
    }
  }
}
