import { createServer, type Server } from "node:https";
import type { Socket } from "node:net";

import { afterAll, afterEach, beforeAll, describe, expect, test } from "@jest/globals";
import { ProxyAgent, type Dispatcher } from "undici";

import { CertificateAuthority } from "../../../../simulator/network/certificates.js";
import { fetchIdToken } from "../../../../src/github/id-token.js";
import { exchangeToken } from "../../../../src/oci/sign-in/token-exchange.js";
import { connectionPool } from "../../../../src/oci/transport/connection-pool.js";
import { exchange, type Answer } from "../../../../src/oci/transport/exchange.js";
import { proxyTunnels } from "../../../../src/oci/transport/proxy-tunnels.js";
import { rawProxy, rawServer, type RawProxy, type RawServer } from "./raw-server.js";
import { failureOf, REGION, send, transportTo } from "./transport-fixture.js";
import { proxyIn } from "./proxy-in.js";

const NEVER = new AbortController().signal;
const LONG = 60_000;
const GRANTED = "HTTP/1.1 200 Connection Established\r\n\r\n";
const HOST = "iaas.us-ashburn-1.oraclecloud.com";

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function proxyThat(answers: (socket: Socket, authority: string) => void): Promise<RawProxy> {
  const proxy = await rawProxy(answers);
  closing.push(() => proxy.close());
  return proxy;
}

async function serverThat(accepts: (socket: Socket) => void): Promise<RawServer> {
  const server = await rawServer(accepts);
  closing.push(() => server.close());
  return server;
}

function poolOf(env: Record<string, string>, connectTimeoutMs = LONG): Dispatcher {
  const pool = connectionPool({ connectionsPerHost: 2, connectTimeoutMs, proxy: proxyIn(env) });
  closing.push(() => pool.destroy());
  return pool;
}

function poolBehind(proxy: RawServer, connectTimeoutMs?: number): Dispatcher {
  return poolOf({ HTTPS_PROXY: `http://user:secret@127.0.0.1:${proxy.port}` }, connectTimeoutMs);
}

function ask(pool: Dispatcher, url = `https://${HOST}/`): Promise<Answer> {
  const request = { method: "GET", url: new URL(url), headers: new Headers(), body: null } as const;
  return exchange(pool, request, LONG, NEVER);
}

const close = (socket: Socket) => {
  socket.destroy();
};
const staySilent = () => undefined;

describe("a proxy that opens no tunnel", () => {
  test.each<[string, (socket: Socket) => void, string]>([
    ["closes the connection", close, "it closed the connection"],
    ["ends the connection", (socket) => socket.end(), "it closed the connection"],
    ["resets the connection", (socket) => socket.resetAndDestroy(), "read ECONNRESET"],
    [
      "answers 502",
      (socket) => socket.end("HTTP/1.1 502 Nope\r\ncontent-length: 0\r\n\r\n"),
      "502 Bad Gateway",
    ],
    [
      "wants other credentials",
      (socket) => socket.end("HTTP/1.1 407 Nope\r\ncontent-length: 0\r\n\r\n"),
      "407 Proxy Authentication Required",
    ],
    [
      "only says to wait",
      (socket) => socket.end("HTTP/1.1 100 Continue\r\n\r\n"),
      "it closed the connection",
    ],
  ])("and %s fails the request after one CONNECT", async (_, answers, reason) => {
    const proxy = await proxyThat(answers);
    await expect(ask(poolBehind(proxy))).rejects.toMatchObject({
      code: "ConnectionFailed",
      message: `the proxy 127.0.0.1:${proxy.port} opened no tunnel (${reason})`,
    });
    expect(proxy.tunnels).toEqual([`${HOST}:443`]);
  });

  test("and does not answer fails the request at half of the connect time-out", async () => {
    const proxy = await proxyThat(staySilent);
    await expect(ask(poolBehind(proxy, 80))).rejects.toMatchObject({
      code: "ConnectionFailed",
      message: `the proxy 127.0.0.1:${proxy.port} opened no tunnel (no answer within 0.04 s)`,
    });
    expect(proxy.tunnels).toEqual([`${HOST}:443`]);
  });

  test("and is not there fails the request", async () => {
    const proxy = await rawProxy(close);
    await proxy.close();
    await expect(ask(poolBehind(proxy))).rejects.toMatchObject({
      code: "ConnectionFailed",
      message: `the proxy 127.0.0.1:${proxy.port} opened no tunnel (connect ECONNREFUSED 127.0.0.1:${proxy.port})`,
    });
  });

  test("fails every request that waits, each after its own CONNECT", async () => {
    const proxy = await proxyThat(close);
    const pool = poolBehind(proxy);
    const asked = await Promise.allSettled(Array.from({ length: 10 }, () => ask(pool)));
    expect(asked.map(({ status }) => status)).toEqual(Array<string>(10).fill("rejected"));
    expect(proxy.tunnels).toHaveLength(10);
  });
});

describe("a tunnel that", () => {
  test("is closed before TLS is up fails the request", async () => {
    const proxy = await proxyThat((socket) => socket.end(GRANTED));
    await expect(ask(poolBehind(proxy))).rejects.toMatchObject({ code: "ConnectionFailed" });
    expect(proxy.tunnels).toHaveLength(1);
  });

  test("has a silent end fails the request at the connect time-out", async () => {
    const proxy = await proxyThat((socket) => socket.write(GRANTED));
    await expect(ask(poolBehind(proxy, 60))).rejects.toMatchObject({
      code: "ConnectionFailed",
      message: expect.stringContaining("Connect Timeout Error"),
    });
    expect(proxy.tunnels).toHaveLength(1);
  });
});

describe("a direct connection that", () => {
  test.each<[string, (socket: Socket) => void]>([
    ["closed", close],
    ["reset", (socket) => socket.resetAndDestroy()],
  ])("is %s before TLS is up fails the request", async (_, accepts) => {
    const server = await serverThat(accepts);
    const asked = ask(poolOf({}), `https://127.0.0.1:${server.port}/`);
    await expect(asked).rejects.toMatchObject({ code: "ConnectionFailed" });
    expect(server.connections).toBe(1);
  });

  test("has a silent end fails the request at the connect time-out", async () => {
    const server = await serverThat(staySilent);
    const asked = ask(poolOf({}, 60), `https://127.0.0.1:${server.port}/`);
    await expect(asked).rejects.toMatchObject({ code: "ConnectionFailed" });
    expect(server.connections).toBe(1);
  });
});

describe("the sign-in behind a proxy that opens no tunnel", () => {
  const backoff = [0, 0, 0];

  test.each<[string, (socket: Socket) => void]>([
    ["closes the connection", close],
    ["does not answer", staySilent],
  ])("ends when it %s", async (_, answers) => {
    const proxy = await proxyThat(answers);
    const context = {
      env: {
        GITHUB_ACTIONS: "true",
        ACTIONS_ID_TOKEN_REQUEST_URL: "https://tokens.example/",
        ACTIONS_ID_TOKEN_REQUEST_TOKEN: "request-token",
      },
      dispatcher: poolBehind(proxy, 40),
      requestTimeoutMs: LONG,
      cancellation: NEVER,
      region: null,
      now: Date.now,
      mask: () => undefined,
      idToken: () => Promise.reject(new Error("not asked for")),
    };
    await expect(fetchIdToken("audience", context, backoff)).rejects.toThrow(
      /^GitHub's token service tokens\.example cannot be reached \(the proxy 127\.0\.0\.1:\d+ /,
    );
    const request = {
      ...{ domainUrl: "https://idcs.example", clientId: "client", clientSecret: "a-secret" },
      ...{ subjectToken: "a.b.c", publicKey: "key" },
    };
    await expect(exchangeToken(request, context, backoff)).rejects.toThrow(
      /the identity domain idcs\.example cannot be reached \(the proxy 127\.0\.0\.1:\d+ /,
    );
    const attempts = (host: string) => Array<string>(4).fill(`${host}:443`);
    expect(proxy.tunnels).toEqual([...attempts("tokens.example"), ...attempts("idcs.example")]);
  });
});

describe("a proxy that opens no tunnel to one region", () => {
  const DEAD = "us-phoenix-1";
  let authority: CertificateAuthority;
  let service: Server;

  beforeAll(async () => {
    authority = await CertificateAuthority.create();
    service = createServer(
      {
        SNICallback: (host, done) => {
          authority.contextFor(host).then((context) => {
            done(null, context);
          }, done);
        },
      },
      (_, response) => {
        response.setHeader("content-type", "application/json").end("[]");
      },
    );
  });
  afterAll(() => {
    service.closeAllConnections();
  });

  function transportBehind(proxy: RawProxy, timeoutMs: number) {
    const pool = new ProxyAgent({
      uri: `http://127.0.0.1:${proxy.port}`,
      requestTls: { ca: authority.pem },
      clientFactory: proxyTunnels(timeoutMs),
    });
    closing.push(() => pool.destroy());
    return transportTo({ dispatcher: pool }, { requestTimeoutMs: LONG });
  }

  test.each<[string, (socket: Socket) => void, string]>([
    ["closes the connection", close, "it closed the connection"],
    ["does not answer", staySilent, "no answer within 0.2 s"],
  ])("and %s costs that region only", async (_, answers, reason) => {
    const proxy = await proxyThat((socket, name) => {
      if (name.includes(DEAD)) {
        answers(socket);
      } else {
        socket.write(GRANTED);
        service.emit("connection", socket);
      }
    });
    const transport = transportBehind(proxy, 200);
    const dead = transport.clientFor("iaas", DEAD);
    const uri = `https://iaas.${DEAD}.oraclecloud.com/20160918/volumes`;
    const living = transport.clientFor("iaas", REGION);

    const [lost, list] = await Promise.all([failureOf(send(dead, { uri })), send(living)]);
    expect(await list.json()).toEqual([]);
    expect(lost).toMatchObject({
      code: "ConnectionFailed",
      message: `the proxy 127.0.0.1:${proxy.port} opened no tunnel (${reason}) (after 7 attempts)`,
    });

    await failureOf(send(dead, { uri }));
    const isDead = (name: string) => name.includes(DEAD);
    expect(proxy.tunnels.filter(isDead)).toHaveLength(14);
    expect(await (await send(living)).json()).toEqual([]);
    expect(transport.usage).toMatchObject({ requests: 16, retries: 12 });
  });
});
