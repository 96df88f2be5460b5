import { createHash, sign } from "node:crypto";

import { ProxyAgent, request, type Dispatcher } from "undici";

import type { Simulator } from "../../../simulator/simulator.js";
import type { ApiUser } from "../../../simulator/runner/api-user.js";

export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
  readonly json: unknown;
}

export interface Ask {
  readonly method?: "GET" | "HEAD" | "POST" | "PUT" | "DELETE";
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Leaves the body out of the signature, as object uploads do. */
  readonly unsignedBody?: boolean;
  /** Changes the headers after they were signed. */
  readonly tamper?: (headers: Record<string, string>) => void;
}

/** Speaks to a simulator as a careful OCI client does: through its proxy, trusting its CA, signed. */
export class OciClient {
  readonly #agent: ProxyAgent;

  constructor(
    simulator: Simulator,
    private readonly user: ApiUser,
  ) {
    this.#agent = new ProxyAgent({
      uri: simulator.proxyUrl,
      requestTls: { ca: simulator.caCertificate },
    });
  }

  async ask(url: string, ask: Ask = {}): Promise<Reply> {
    const target = new URL(url);
    const headers = this.#sign(target, ask);
    ask.tamper?.(headers);
    const response = await request(target, {
      method: (ask.method ?? "GET") as Dispatcher.HttpMethod,
      headers,
      dispatcher: this.#agent,
      ...(ask.body === undefined ? {} : { body: ask.body }),
    });
    const text = await response.body.text();
    return {
      status: response.statusCode,
      headers: response.headers,
      text,
      get json(): unknown {
        return JSON.parse(text) as unknown;
      },
    };
  }

  /** Every item of a listing, page after page, and the size of each page. */
  async list(url: string): Promise<{ items: { id: string }[]; pages: number[] }> {
    const items: { id: string }[] = [];
    const pages: number[] = [];
    let page: string | undefined;
    do {
      const next = new URL(url);
      if (page !== undefined) next.searchParams.set("page", page);
      const reply = await this.ask(next.href);
      const batch = reply.json as { id: string }[];
      items.push(...batch);
      pages.push(batch.length);
      page = reply.headers["opc-next-page"]?.toString();
    } while (page !== undefined);
    return { items, pages };
  }

  async close(): Promise<void> {
    await this.#agent.close();
  }

  #sign(url: URL, ask: Ask): Record<string, string> {
    const method = ask.method ?? "GET";
    const headers: Record<string, string> = {
      "x-date": new Date().toUTCString(),
      host: url.host,
      ...ask.headers,
    };
    const covered = ["x-date", "(request-target)", "host"];
    if ((method === "POST" || method === "PUT") && ask.unsignedBody !== true) {
      const body = ask.body ?? "";
      headers["content-type"] ??= "application/json";
      headers["content-length"] ??= String(Buffer.byteLength(body));
      headers["x-content-sha256"] ??= createHash("sha256").update(body).digest("base64");
      covered.push("content-type", "content-length", "x-content-sha256");
    }
    const text = covered
      .map((name) =>
        name === "(request-target)"
          ? `${name}: ${method.toLowerCase()} ${url.pathname}${url.search}`
          : `${name}: ${headers[name] ?? ""}`,
      )
      .join("\n");
    const signature = sign("RSA-SHA256", Buffer.from(text), this.user.privateKey).toString(
      "base64",
    );
    headers["authorization"] =
      `Signature version="1",keyId="${this.user.apiKey.keyId}",algorithm="rsa-sha256",` +
      `headers="${covered.join(" ")}",signature="${signature}"`;
    return headers;
  }
}
