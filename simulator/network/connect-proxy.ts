import { createServer as createHttpServer, type RequestListener, type Server } from "node:http";
import { createServer as createTlsServer, type Server as TlsServer } from "node:https";
import type { AddressInfo, Socket } from "node:net";
import type { Duplex } from "node:stream";

import type { CertificateAuthority } from "./certificates.js";

export interface ProxyOptions {
  readonly authority: CertificateAuthority;
  readonly isServed: (host: string) => boolean;
  readonly onRefused: (authority: string) => void;
  /** Answers what arrives inside the tunnels. */
  readonly onRequest: RequestListener;
  /** Answers requests made to the proxy itself. */
  readonly onControl: RequestListener;
}

/**
 * An HTTP proxy on loopback that accepts CONNECT for the served hosts and is itself the far end:
 * it terminates TLS in the tunnel with a certificate for the name that the client asked for.
 */
export class ConnectProxy {
  readonly #proxy: Server;
  readonly #tls: TlsServer;
  readonly #sockets = new Set<Duplex>();
  readonly #byRemotePort = new Map<number, Socket>();

  private constructor(options: ProxyOptions) {
    this.#tls = createTlsServer(
      {
        SNICallback: (host, done) => {
          options.authority.contextFor(host).then(
            (context) => {
              done(null, context);
            },
            (error: unknown) => {
              done(error instanceof Error ? error : new Error(String(error)));
            },
          );
        },
        keepAliveTimeout: 60_000,
      },
      options.onRequest,
    );
    // A client that gives up half-way through a handshake is no concern of the others.
    this.#tls.on("tlsClientError", () => undefined);
    this.#proxy = createHttpServer(options.onControl);
    this.#proxy.on("connection", (socket) => {
      this.#sockets.add(socket);
      socket.on("close", () => this.#sockets.delete(socket));
    });
    this.#proxy.on("connect", (request, socket: Socket, head) => {
      this.#connect(options, request.url ?? "", socket, head);
    });
  }

  static async listen(options: ProxyOptions): Promise<ConnectProxy> {
    const proxy = new ConnectProxy(options);
    await new Promise<void>((resolve) => proxy.#proxy.listen(0, "127.0.0.1", resolve));
    return proxy;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#proxy.address() as AddressInfo).port}`;
  }

  /** Cuts the connection that a request came in on with a TCP reset. */
  reset(inner: Socket): void {
    const outer = this.#byRemotePort.get(inner.remotePort ?? -1);
    if (outer === undefined) inner.destroy();
    else outer.resetAndDestroy();
  }

  async stop(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    this.#tls.closeAllConnections();
    await new Promise<void>((resolve) => {
      this.#proxy.close(() => {
        resolve();
      });
    });
  }

  #connect(options: ProxyOptions, authority: string, socket: Socket, head: Buffer): void {
    // A reset by the client must not end the process; the request that it cut is recorded anyway.
    socket.on("error", () => undefined);
    const [host = "", port] = authority.split(":");
    if (port !== "443" || !options.isServed(host)) {
      options.onRefused(authority);
      socket.end("HTTP/1.1 502 Bad Gateway\r\ncontent-length: 0\r\nconnection: close\r\n\r\n");
      return;
    }
    const remotePort = socket.remotePort ?? -1;
    this.#byRemotePort.set(remotePort, socket);
    socket.on("close", () => this.#byRemotePort.delete(remotePort));
    socket.write("HTTP/1.1 200 Connection Established\r\n\r\n");
    if (head.length > 0) socket.unshift(head);
    this.#tls.emit("connection", socket);
  }
}
