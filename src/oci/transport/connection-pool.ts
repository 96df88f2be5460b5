import { EnvHttpProxyAgent, type Dispatcher } from "undici";

import { proxyTunnels } from "./proxy-tunnels.js";

/**
 * One pool of kept-alive connections a host, through `HTTPS_PROXY` / `NO_PROXY` where they are set.
 * undici's own agent rather than Node's: pool size and proxy then do not depend on the runner.
 */
export function connectionPool(options: {
  readonly connectionsPerHost: number;
  readonly connectTimeoutMs: number;
  readonly env: Readonly<Record<string, string | undefined>>;
}): Dispatcher {
  const { env, connectTimeoutMs: timeout } = options;
  // Half, so that it is over before the request's own deadline, whose message names no proxy.
  const tunnelTimeout = Math.ceil(timeout / 2);
  return new EnvHttpProxyAgent({
    // Only https is spoken; an empty text keeps undici from looking at the process by itself.
    httpProxy: "",
    httpsProxy: env["https_proxy"] ?? env["HTTPS_PROXY"] ?? "",
    noProxy: env["no_proxy"] ?? env["NO_PROXY"] ?? "",
    connections: options.connectionsPerHost,
    pipelining: 1,
    keepAliveTimeout: 30_000,
    connect: { timeout },
    // A proxy's connections take none of the above: to it, and TLS through its tunnel.
    clientFactory: proxyTunnels(tunnelTimeout),
    proxyTls: { timeout: tunnelTimeout },
    requestTls: { timeout },
  });
}
