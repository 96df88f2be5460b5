import { EnvHttpProxyAgent, type Dispatcher } from "undici";

import type { ProxySettings } from "../../settings/proxy.js";
import { proxyTunnels } from "./proxy-tunnels.js";

/**
 * One pool of kept-alive connections a host, through the proxy where there is one.
 * undici's own agent rather than Node's: pool size and proxy then do not depend on the runner.
 */
export function connectionPool(options: {
  readonly connectionsPerHost: number;
  readonly connectTimeoutMs: number;
  readonly proxy: ProxySettings;
}): Dispatcher {
  const { proxy, connectTimeoutMs: timeout } = options;
  // Half, so that it is over before the request's own deadline, whose message names no proxy.
  const tunnelTimeout = Math.ceil(timeout / 2);
  return new EnvHttpProxyAgent({
    // Only https is spoken; an empty text keeps undici from looking at the process by itself.
    httpProxy: "",
    httpsProxy: proxy.url ?? "",
    noProxy: proxy.noProxy,
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
