import { once } from "node:events";
import { createServer, type AddressInfo, type Socket } from "node:net";

/** A TCP server on this machine that is as rude as the test wants. */
export interface RawServer {
  readonly port: number;
  /** How many connections were made to it. */
  readonly connections: number;
  close(): Promise<void>;
}

export async function rawServer(onConnection: (socket: Socket) => void): Promise<RawServer> {
  const sockets = new Set<Socket>();
  let connections = 0;
  const server = createServer((socket) => {
    connections += 1;
    sockets.add(socket);
    // Clients that give up are what these tests are about.
    socket.on("error", () => undefined);
    onConnection(socket);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    port: (server.address() as AddressInfo).port,
    get connections() {
      return connections;
    },
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, "close");
    },
  };
}

export interface RawProxy extends RawServer {
  /** What was asked for with CONNECT, in order. */
  readonly tunnels: readonly string[];
}

/** A proxy that does with each CONNECT whatever the test wants. */
export async function rawProxy(
  onConnect: (socket: Socket, authority: string) => void,
): Promise<RawProxy> {
  const tunnels: string[] = [];
  const server = await rawServer((socket) => {
    socket.once("data", (head: Buffer) => {
      const [, authority = ""] = /^CONNECT (\S+) /.exec(head.toString("latin1")) ?? [];
      tunnels.push(authority);
      onConnect(socket, authority);
    });
  });
  return Object.defineProperty(server, "tunnels", { value: tunnels }) as RawProxy;
}
