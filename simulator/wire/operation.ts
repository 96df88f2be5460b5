import type { IncomingHttpHeaders } from "node:http";

import type { ObjectShelf } from "../services/object-shelf.js";
import type { ServiceName } from "../network/hosts.js";
import type { RegionContents, Tenancy } from "../tenancy/tenancy.js";

export type Method = "GET" | "HEAD" | "POST" | "PUT";

/** How the simulated services behave where OCI's documentation leaves room. */
export interface ServiceBehaviour {
  /** Items on a page at most, whatever `limit` says. */
  readonly pageSize: number;
  /** A `limit` above this is answered 400. */
  readonly maxLimit: number;
  readonly bootVolumesNeedAvailabilityDomain: boolean;
  /** Resources younger than this are not in the search index yet, in milliseconds. */
  readonly searchLagMs: number;
}

/** One request, as far as an operation needs to know it. */
export interface Call {
  readonly operation: string;
  readonly service: ServiceName;
  readonly tenancy: Tenancy;
  readonly region: RegionContents;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  readonly now: number;
  readonly behaviour: ServiceBehaviour;
  readonly objects: ObjectShelf;
  /** True when a fault asks for an empty page that names a next one. */
  readonly emptyPage: boolean;
}

/** A plain answer. `body` is sent as JSON unless it is a buffer; undefined sends none. */
export interface Answer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

export interface Operation {
  /** Its name in IAM documentation: `ListVolumeBackups`. */
  readonly name: string;
  readonly service: ServiceName;
  readonly method: Method;
  /** `/20160918/instances/{instanceId}`; a last `{name*}` takes the rest of the path. */
  readonly path: string;
  /** Query parameters without which the answer is 400 MissingParameter. */
  readonly required?: readonly string[];
  /** The body is not covered by the signature (object uploads). */
  readonly unsignedBody?: boolean;
  /** The compartment that permission is asked in; undefined when the resource does not exist. */
  readonly compartment: (call: Call) => string | undefined;
  readonly answer: (call: Call) => Answer;
}

export const queryCompartment = (call: Call): string | undefined =>
  call.query.get("compartmentId") ?? undefined;

export const rootCompartment = (call: Call): string => call.tenancy.id;
