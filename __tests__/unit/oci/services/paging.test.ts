import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import { OciFailure } from "../../../../src/oci/failure.js";
import { Lister } from "../../../../src/oci/services/paging.js";
import { everyItem } from "./service-fixture.js";

interface Request {
  readonly compartmentId: string;
  readonly page?: string;
  readonly limit?: number;
}
interface Page {
  readonly items: readonly number[];
  readonly opcNextPage?: string;
}

const WHERE = { compartmentId: "a" };

function refusal(status: number | null, code = "X"): OciFailure {
  const facts = { operation: "ListVolumes" as const, region: "r", code, opcRequestId: null };
  return new OciFailure("no", { ...facts, status });
}

/** A listing whose pages are answered by `answer`, and the requests it made. */
function listing(answer: (request: Request) => Page) {
  const requests: Request[] = [];
  const lister = new Lister("eu-frankfurt-1");
  const read = (request: Request) => {
    requests.push(request);
    return Promise.resolve().then(() => answer(request));
  };
  const list = () =>
    lister.list("ListVolumes", WHERE, read, (each: number, region) => ({ each, region }));
  return { requests, list };
}

describe("Lister", () => {
  test("reads on while there is a next page, be the page empty", async () => {
    const pages: Record<string, Page> = {
      "": { items: [1, 2], opcNextPage: "b" },
      b: { items: [], opcNextPage: "c" },
      c: { items: [3], opcNextPage: "" },
    };
    const { list, requests } = listing(({ page = "" }) => pages[page] ?? { items: [] });
    expect(await everyItem(list())).toEqual(
      [1, 2, 3].map((each) => ({ each, region: "eu-frankfurt-1" })),
    );
    expect(requests).toEqual([
      { compartmentId: "a", limit: 1_000 },
      { compartmentId: "a", limit: 1_000, page: "b" },
      { compartmentId: "a", limit: 1_000, page: "c" },
    ]);
  });

  test("encodes a page token, since the SDK does not", async () => {
    const { list, requests } = listing(({ page }) =>
      page === undefined ? { items: [1], opcNextPage: "a&b+c=d%#é" } : { items: [2] },
    );
    await everyItem(list());
    expect(requests[1]?.page).toBe("a%26b%2Bc%3Dd%25%23%C3%A9");
  });

  test("a limit that is refused is left out, once and for all", async () => {
    const { list, requests } = listing(({ limit, page }) => {
      if (limit !== undefined) throw refusal(400);
      return page === undefined ? { items: [1], opcNextPage: "b" } : { items: [2] };
    });
    expect(await everyItem(list())).toHaveLength(2);
    expect(await everyItem(list())).toHaveLength(2);
    expect(requests.map(({ limit }) => limit)).toEqual([1_000, ...Array<undefined>(4)]);
  });

  test("a page that is too large is asked for in shorter ones", async () => {
    const { list, requests } = listing(({ limit }) => {
      if (limit !== undefined) throw refusal(null, "TooLarge");
      return { items: [1] };
    });
    expect(await everyItem(list())).toHaveLength(1);
    expect(requests.map(({ limit }) => limit)).toEqual([1_000, undefined]);
  });

  test("a request that is refused without a limit too keeps asking for one", async () => {
    const { list, requests } = listing(() => {
      throw refusal(400);
    });
    await expect(everyItem(list())).rejects.toThrow("no");
    await expect(everyItem(list())).rejects.toThrow("no");
    expect(requests.map(({ limit }) => limit)).toEqual([1_000, undefined, 1_000, undefined]);
  });

  test.each([404, 500, null])("a failure of status %j is not asked again", async (status) => {
    const { list, requests } = listing(() => {
      throw status === null ? new Error("no") : refusal(status);
    });
    await expect(everyItem(list())).rejects.toThrow("no");
    expect(requests).toHaveLength(1);
  });

  test("keeps the pages that came before a failure", async () => {
    const { list } = listing(({ page }) => {
      if (page !== undefined) throw refusal(500);
      return { items: [1], opcNextPage: "b" };
    });
    const got: unknown[] = [];
    const reading = (async () => {
      for await (const page of list()) got.push(...page);
    })();
    await expect(reading).rejects.toThrow("no");
    expect(got).toHaveLength(1);
  });

  test("empties a page once its records are turned into items, and never shortens it", async () => {
    const handedOut: Page = { items: [1, 2] };
    const { list } = listing(() => handedOut);
    expect((await everyItem(list())).map(({ each }) => each)).toEqual([1, 2]);
    expect(handedOut.items).toEqual([null, null]);
  });

  test("a listing that comes back to a page it had ends as a failure", async () => {
    const { list, requests } = listing(({ page }) => ({
      items: [1],
      opcNextPage: page === "b" ? "c" : "b",
    }));
    await expect(everyItem(list())).rejects.toMatchObject({
      name: "OciFailure",
      message: "the listing repeats a page and would never end",
      operation: "ListVolumes",
      region: "eu-frankfurt-1",
      status: null,
      code: "BadBody",
    });
    expect(requests).toHaveLength(3);
  });

  test.each<[string, (at: number) => readonly number[], number, string]>([
    ["empty pages", () => [], 100, "the listing has 100 empty pages in a row"],
    ["the same page", () => [1, 2], 21, "the listing brings the same items again and again"],
    [
      "the same pages in turn",
      (at) => [at % 7],
      27,
      "the listing brings the same items again and again",
    ],
    ["new items", (at) => [at], 50_000, "the listing goes on after 50000 items"],
    [
      "whole pages of new items",
      (at) => Array<number>(1_000).fill(at),
      2_000,
      "the listing goes on after 2000000 items",
    ],
  ])("a listing with %s for ever is given up", async (_, itemsOf, pages, message) => {
    const { list, requests } = listing(({ page = "0" }) => {
      const at = Number(page);
      return { items: itemsOf(at), opcNextPage: String(at + 1) };
    });
    const reading = (async () => {
      for await (const page of list()) expect(page).toBeDefined();
    })();
    await expect(reading).rejects.toMatchObject({
      message: `${message} and would never end`,
      code: "BadBody",
    });
    expect(requests).toHaveLength(pages);
  });

  test("a long listing in short pages, half of them empty, is read to its end", async () => {
    const volumes = 20_000;
    const { list } = listing(({ page = "0" }) => {
      const at = Number(page);
      const start = Math.floor(at / 2) * 7;
      const length = at % 2 === 0 ? 0 : Math.min(7, volumes - start);
      const next = start + 7 < volumes || at % 2 === 0 ? { opcNextPage: String(at + 1) } : {};
      return { items: Array.from({ length }, (_, item) => start + item), ...next };
    });
    expect(await everyItem(list())).toHaveLength(volumes);
  });

  test("an answer without items is no empty list", async () => {
    const { list } = listing(() => ({}) as Page);
    await expect(everyItem(list())).rejects.toMatchObject({
      message: "the answer is not a list",
      code: "BadBody",
    });
  });

  test("gives every item once, in order, however it is cut into pages", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(fc.nat(), { maxLength: 5 })), async (pages) => {
        const { list } = listing(({ page = "0" }) => {
          const at = Number(page);
          return {
            items: [...(pages[at] ?? [])],
            ...(at + 1 < pages.length ? { opcNextPage: String(at + 1) } : {}),
          };
        });
        expect((await everyItem(list())).map(({ each }) => each)).toEqual(pages.flat());
      }),
    );
  });
});
