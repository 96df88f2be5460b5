import { createPublicKey, type KeyObject } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { answerControl } from "./control.js";
import { Dispatcher } from "./dispatcher.js";
import { FaultPlan, type Fault } from "./faults.js";
import { CertificateAuthority } from "./network/certificates.js";
import { ConnectProxy } from "./network/connect-proxy.js";
import { servedHosts } from "./network/hosts.js";
import { Recorder, type RecordedRequest, type RegionTraffic } from "./recorder.js";
import { reply } from "./reply.js";
import { Catalog } from "./services/catalog.js";
import { ObjectShelf, type StoredObject } from "./services/object-shelf.js";
import type { TokenService } from "./services/token-service.js";
import type { Tenancy } from "./tenancy/tenancy.js";
import { Throttle, type ThrottleOptions } from "./throttle.js";
import type { ServiceBehaviour } from "./wire/operation.js";

/** A key that requests may be signed with; `keyId` is `<tenancy>/<user>/<fingerprint>`. */
export interface ApiKey {
  readonly keyId: string;
  /** PEM, SPKI. */
  readonly publicKey: string;
}

export interface SimulatorOptions {
  readonly tenancy: Tenancy;
  readonly apiKeys?: readonly ApiKey[];
  /** Added to every answer, in milliseconds. */
  readonly latencyMs?: number;
  readonly throttle?: ThrottleOptions;
  readonly faults?: readonly Fault[];
  readonly behaviour?: Partial<ServiceBehaviour>;
  /** What the services take for the time, and say in `Date`; the real one when not given. */
  readonly clock?: () => number;
  /** What the chance of faults is drawn from. */
  readonly seed?: string;
  /** Hears of each request that a fault leaves without an answer for ever. */
  readonly onHang?: () => void;
  /** False keeps the counts only: for benchmarks with many requests. */
  readonly recordRequests?: boolean;
}

/** A running simulator. */
export interface Simulator {
  readonly tenancy: Tenancy;
  /** What HTTPS_PROXY is to be set to. */
  readonly proxyUrl: string;
  readonly caCertificate: string;
  /** What NODE_EXTRA_CA_CERTS is to be set to. */
  readonly caCertificatePath: string;
  readonly requests: readonly RecordedRequest[];
  /** Answered requests by operation and status: `ListVolumes 200`. */
  readonly counts: ReadonlyMap<string, number>;
  /** What each region was asked, by its name. */
  readonly traffic: ReadonlyMap<string, RegionTraffic>;
  readonly refusedHosts: readonly string[];
  /** The objects in a bucket by name; put some in to have them there before. */
  objects(region: string, bucket: string): Map<string, StoredObject>;
  registerKey(key: ApiKey): void;
  /** Serves a host that hands out session tokens, over the region's own where it has that name. */
  addTokenService(service: TokenService): void;
  /** Puts a fault in force; the function returned takes it out again. */
  setFault(fault: Fault): () => void;
  clearFaults(): void;
  setThrottle(throttle: ThrottleOptions | null): void;
  stop(): Promise<void>;
}

const DEFAULT_BEHAVIOUR: ServiceBehaviour = {
  pageSize: 1000,
  maxLimit: 1000,
  bootVolumesNeedAvailabilityDomain: false,
  searchLagMs: 0,
};

/** Starts an OCI on loopback that serves the tenancy under OCI's real host names. */
export async function startSimulator(options: SimulatorOptions): Promise<Simulator> {
  const { tenancy } = options;
  const keys = new Map<string, KeyObject>();
  const registerKey = ({ keyId, publicKey }: ApiKey): void => {
    keys.set(keyId, createPublicKey(publicKey));
  };
  options.apiKeys?.forEach(registerKey);
  const faults = new FaultPlan(options.seed ?? "simulator");
  options.faults?.forEach((fault) => faults.add(fault));
  const recorder = new Recorder(options.recordRequests ?? true);
  const objects = new ObjectShelf();
  const hosts = servedHosts(tenancy);
  let throttle = options.throttle === undefined ? null : new Throttle(options.throttle);
  const setThrottle = (wanted: ThrottleOptions | null): void => {
    throttle = wanted === null ? null : new Throttle(wanted);
  };
  const clock = options.clock ?? Date.now;
  const dispatcher = new Dispatcher({
    catalog: new Catalog(),
    behaviour: { ...DEFAULT_BEHAVIOUR, ...options.behaviour },
    throttle: () => throttle,
    ...{ clock, tenancy, hosts, keys, objects, faults, recorder },
  });
  const authority = await CertificateAuthority.create();
  const folder = await mkdtemp(join(tmpdir(), "oci-simulator-"));
  const caCertificatePath = join(folder, "ca.pem");
  await writeFile(caCertificatePath, authority.pem);

  const tokenServices = new Map<string, TokenService>();

  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const tokenService = tokenServices.get(request.headers.host ?? "");
    if (tokenService !== undefined) {
      await answerToken(tokenService, clock(), request, response);
      return;
    }
    const dispatched = dispatcher.dispatch(request, await bodyOf(request));
    const { effect } = dispatched;
    const extra = effect?.kind === "delay" ? effect.ms : 0;
    await pause((options.latencyMs ?? 0) + extra);
    const reset = (socket: Socket) => {
      proxy.reset(socket);
    };
    reply(dispatched, response, recorder, reset, options.onHang);
  };
  const proxy = await ConnectProxy.listen({
    authority,
    isServed: (host) => hosts.has(host) || tokenServices.has(host),
    onRefused: (name) => recorder.refusedHosts.push(name),
    onRequest: (request, response) => {
      serve(request, response).catch(() => response.destroy());
    },
    onControl: (request, response) => {
      answerControl(request, response, { recorder, faults, setThrottle });
    },
  });
  return {
    tenancy,
    proxyUrl: proxy.url,
    caCertificate: authority.pem,
    caCertificatePath,
    requests: recorder.requests,
    counts: recorder.counts,
    traffic: recorder.traffic,
    refusedHosts: recorder.refusedHosts,
    objects: (region, bucket) => objects.in(region, bucket),
    registerKey,
    addTokenService: (service) => {
      tokenServices.set(service.host, service);
    },
    setFault: (fault) => faults.add(fault),
    clearFaults: () => {
      faults.clear();
    },
    setThrottle,
    stop: async () => {
      await proxy.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function answerToken(
  service: TokenService,
  now: number,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { method = "GET", url: target = "/", headers } = request;
  const body = await bodyOf(request);
  const { status = 200, body: answer } = service.answer({ method, target, headers, body, now });
  const date = new Date(now).toUTCString();
  response.writeHead(status, { "content-type": "application/json", date });
  response.end(answer === undefined ? undefined : JSON.stringify(answer));
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

async function pause(ms: number): Promise<void> {
  if (ms > 0) await new Promise((resolve) => setTimeout(resolve, ms).unref());
}
