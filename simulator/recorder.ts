import type { IncomingHttpHeaders } from "node:http";

import type { ServiceName } from "./network/hosts.js";

/** One request as it arrived, and how it was answered. */
export interface RecordedRequest {
  /** Counted from 1 in the order of arrival. */
  readonly sequence: number;
  /** Milliseconds since the epoch. */
  readonly arrivedAt: number;
  readonly method: string;
  readonly host: string;
  readonly service: ServiceName;
  readonly region: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  /** Null for a request that is no operation the simulator knows. */
  readonly operation: string | null;
  readonly compartmentId: string | null;
  readonly headers: IncomingHttpHeaders;
  readonly signatureVerified: boolean;
  /** Why the signature did not count; null when it did. */
  readonly signatureFault: string | null;
  readonly keyId: string | null;
  /** The body of a POST or PUT; null for other methods. */
  readonly body: Buffer | null;
  readonly requestId: string;
  /** The kind of the fault that befell it. */
  fault: string | null;
  /** Null until answered, and for ever when cut off or left hanging. */
  status: number | null;
  code: string | null;
}

/** What one region was asked: times in milliseconds since the epoch. */
export interface RegionTraffic {
  /** Answered requests that were not refused for their rate. */
  admitted: number;
  throttled: number;
  firstAt: number;
  lastAt: number;
}

/** Keeps what was asked. Counts are kept always, the requests themselves unless switched off. */
export class Recorder {
  readonly requests: RecordedRequest[] = [];
  /** Answered requests by operation and status: `ListVolumes 200`. */
  readonly counts = new Map<string, number>();
  readonly traffic = new Map<string, RegionTraffic>();
  /** Authorities (`host:port`) that were refused because nothing is served there. */
  readonly refusedHosts: string[] = [];
  #sequence = 0;

  constructor(private readonly keepsRequests: boolean) {}

  nextSequence(): number {
    this.#sequence += 1;
    return this.#sequence;
  }

  add(request: RecordedRequest): void {
    if (this.keepsRequests) this.requests.push(request);
  }

  /** Notes how a request was answered; status null: it was not. */
  settle(request: RecordedRequest, status: number | null, code: string | null): void {
    request.status = status;
    request.code = code;
    const key = `${request.operation ?? "unknown"} ${status ?? "none"}`;
    this.counts.set(key, (this.counts.get(key) ?? 0) + 1);
    this.#countTraffic(request, status);
  }

  /** Starts anew, for the next of several runs against one simulator. */
  clear(): void {
    this.requests.length = 0;
    this.counts.clear();
    this.traffic.clear();
  }

  #countTraffic({ region, arrivedAt }: RecordedRequest, status: number | null): void {
    let traffic = this.traffic.get(region);
    if (traffic === undefined) {
      traffic = { admitted: 0, throttled: 0, firstAt: arrivedAt, lastAt: arrivedAt };
      this.traffic.set(region, traffic);
    }
    if (status === 429) traffic.throttled += 1;
    else if (status !== null) traffic.admitted += 1;
    traffic.firstAt = Math.min(traffic.firstAt, arrivedAt);
    traffic.lastAt = Math.max(traffic.lastAt, arrivedAt);
  }
}
