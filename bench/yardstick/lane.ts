import { createHash, sign, type KeyObject } from "node:crypto";

import type { Dispatcher } from "undici";

export interface LaneOptions {
  readonly pool: Dispatcher;
  readonly keyId: string;
  readonly key: KeyObject;
  readonly concurrency: number;
  /** Requests a second that the region is known to admit; Infinity without a throttle. */
  readonly rate: number;
}

interface Reply {
  readonly json: unknown;
  readonly nextPage: string | undefined;
}

/** All requests of one region: signed by hand, never more than `concurrency` at once. */
export class Lane {
  readonly #options: LaneOptions;
  readonly #waiting: (() => void)[] = [];
  #free: number;
  #nextStart: number;

  constructor(options: LaneOptions) {
    this.#options = options;
    this.#free = options.concurrency;
    // The first second's worth may start at once.
    this.#nextStart = Date.now() - 1_000;
  }

  /** Every page of a listing, parsed. `path` carries a query; `body` makes it a POST. */
  async *pages(host: string, path: string, body?: string): AsyncGenerator {
    let page: string | undefined;
    do {
      const suffix = page === undefined ? "" : `&page=${encodeURIComponent(page)}`;
      const { json, nextPage } = await this.request(host, path + suffix, body);
      yield json;
      page = nextPage;
    } while (page !== undefined);
  }

  async request(host: string, path: string, body?: string): Promise<Reply> {
    await this.#start();
    try {
      for (;;) {
        const {
          statusCode,
          headers,
          body: content,
        } = await this.#options.pool.request({
          origin: `https://${host}`,
          path,
          method: body === undefined ? "GET" : "POST",
          headers: this.#signed(host, path, body),
          ...(body === undefined ? {} : { body }),
        });
        const text = await content.text();
        if (statusCode === 200) {
          return { json: JSON.parse(text), nextPage: headers["opc-next-page"]?.toString() };
        }
        if (statusCode !== 429) throw new Error(`${path} was answered ${statusCode}: ${text}`);
        await pause(1_000 / this.#options.rate);
      }
    } finally {
      const next = this.#waiting.shift();
      if (next === undefined) this.#free += 1;
      else next();
    }
  }

  async #start(): Promise<void> {
    if (this.#free > 0) this.#free -= 1;
    else await new Promise<void>((resolve) => this.#waiting.push(resolve));
    const now = Date.now();
    this.#nextStart = Math.max(this.#nextStart, now - 1_000) + 1_000 / this.#options.rate;
    if (this.#nextStart > now) await pause(this.#nextStart - now);
  }

  #signed(host: string, path: string, body: string | undefined): Record<string, string> {
    const date = new Date().toUTCString();
    const verb = body === undefined ? "get" : "post";
    const headers: Record<string, string> = { "x-date": date, host };
    let names = "x-date (request-target) host";
    let text = `x-date: ${date}\n(request-target): ${verb} ${path}\nhost: ${host}`;
    if (body !== undefined) {
      const digest = createHash("sha256").update(body).digest("base64");
      const length = String(Buffer.byteLength(body));
      headers["content-type"] = "application/json";
      headers["content-length"] = length;
      headers["x-content-sha256"] = digest;
      names += " content-type content-length x-content-sha256";
      text += `\ncontent-type: application/json\ncontent-length: ${length}\nx-content-sha256: ${digest}`;
    }
    const signature = sign("sha256", Buffer.from(text), this.#options.key).toString("base64");
    headers["authorization"] =
      `Signature version="1",keyId="${this.#options.keyId}",algorithm="rsa-sha256",headers="${names}",signature="${signature}"`;
    return headers;
  }
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
