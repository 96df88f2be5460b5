import { Pool, type Dispatcher } from "undici";

import { describeConnectionError } from "./connection-error.js";
import { statusLine } from "./exchange.js";

/**
 * undici's `clientFactory` for a proxy whose silence and whose refusals end: each tunnel has
 * `timeoutMs` for CONNECT's answer, and when there is none, the request that waits for it fails.
 */
export function proxyTunnels(timeoutMs: number) {
  return (proxy: URL, options: Pool.Options): Dispatcher =>
    new ProxyTunnels(proxy, options, timeoutMs);
}

class ProxyTunnels extends Pool {
  readonly #host: string;
  readonly #timeoutMs: number;

  constructor(proxy: URL, options: Pool.Options, timeoutMs: number) {
    super(proxy, options);
    this.#host = proxy.host;
    this.#timeoutMs = timeoutMs;
  }

  override async connect(request: Dispatcher.ConnectOptions): Promise<Dispatcher.ConnectData> {
    const signal = AbortSignal.timeout(this.#timeoutMs);
    let answer: Dispatcher.ConnectData;
    try {
      answer = await super.connect({ ...request, signal });
    } catch (error) {
      throw this.#failure(signal.aborted ? this.#silence : reasonOf(error));
    }
    if (answer.statusCode === 200) return answer;
    answer.socket.on("error", () => undefined).destroy();
    throw this.#failure(statusLine(answer.statusCode));
  }

  // Without a code: for UND_ERR_SOCKET, undici fails no request but asks the proxy again at once.
  #failure(reason: string): Error {
    return new Error(`the proxy ${this.#host} opened no tunnel (${reason})`);
  }

  get #silence(): string {
    return `no answer within ${this.#timeoutMs / 1000} s`;
  }
}

function reasonOf(error: unknown): string {
  const isClosed = (error as { code?: unknown }).code === "UND_ERR_SOCKET";
  return isClosed ? "it closed the connection" : describeConnectionError(error);
}
