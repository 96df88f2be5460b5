import type { KeyObject } from "node:crypto";
import type { IncomingMessage } from "node:http";

import type { FaultEffect, FaultPlan } from "./faults.js";
import type { ServedHost } from "./network/hosts.js";
import type { RecordedRequest, Recorder } from "./recorder.js";
import { answerOrRefusal, faultError } from "./refusal.js";
import type { Catalog, RouteMatch } from "./services/catalog.js";
import type { ObjectShelf } from "./services/object-shelf.js";
import type { Tenancy } from "./tenancy/tenancy.js";
import type { Throttle } from "./throttle.js";
import type { Answer, Call, Operation, ServiceBehaviour } from "./wire/operation.js";
import {
  missingParameter,
  notAuthenticated,
  notFound,
  tooManyRequests,
} from "./wire/service-error.js";
import { newRequestId } from "./wire/request-id.js";
import { verifySignature } from "./wire/signature.js";

export interface DispatcherParts {
  readonly tenancy: Tenancy;
  readonly hosts: ReadonlyMap<string, ServedHost>;
  readonly keys: ReadonlyMap<string, KeyObject>;
  readonly catalog: Catalog;
  readonly objects: ObjectShelf;
  readonly faults: FaultPlan;
  readonly recorder: Recorder;
  readonly behaviour: ServiceBehaviour;
  readonly clock: () => number;
  readonly throttle: () => Throttle | null;
}

/** A request with its answer, and what is to go wrong on the way back. */
export interface Dispatched {
  readonly record: RecordedRequest;
  readonly answer: Answer;
  readonly effect: FaultEffect | null;
}

/** Decides the answer to a request: who asks, may they, what goes wrong, and what there is. */
export class Dispatcher {
  constructor(private readonly parts: DispatcherParts) {}

  dispatch(request: IncomingMessage, body: Buffer): Dispatched {
    const { parts } = this;
    const host = request.headers.host ?? "";
    const served = parts.hosts.get(host);
    const url = new URL(request.url ?? "/", `https://${host === "" ? "unknown" : host}`);
    const method = request.method ?? "GET";
    const match = served && routeOf(parts.catalog, served, method, url.pathname);
    const verdict = verifySignature(
      {
        method,
        target: request.url ?? "/",
        headers: request.headers,
        body,
        unsignedBody: match?.operation.unsignedBody ?? false,
      },
      parts.keys,
      parts.clock(),
    );
    const call = served && match ? this.#call(request, body, url, served, match) : null;
    const record: RecordedRequest = {
      sequence: parts.recorder.nextSequence(),
      arrivedAt: parts.clock(),
      method,
      host,
      service: served?.service ?? "auth",
      region: served?.region ?? "",
      path: url.pathname,
      query: Object.fromEntries(url.searchParams),
      operation: match?.operation.name ?? null,
      compartmentId: call && match ? compartmentOf(match.operation, call) : null,
      headers: request.headers,
      signatureVerified: verdict.verified,
      signatureFault: verdict.verified ? null : verdict.reason,
      keyId: verdict.keyId,
      body: method === "POST" || method === "PUT" ? body : null,
      requestId: newRequestId(served?.service ?? "auth"),
      fault: null,
      status: null,
      code: null,
    };
    parts.recorder.add(record);
    const effect = verdict.verified && call ? this.#strike(record, request.url ?? "/") : null;
    const struck = effect?.kind === "empty-page" && call ? { ...call, emptyPage: true } : call;
    const answer = answerOrRefusal(record, () =>
      this.#answer(record, match?.operation, struck, effect),
    );
    return { record, answer, effect };
  }

  #strike(record: RecordedRequest, target: string): FaultEffect | null {
    const { region, operation, compartmentId } = record;
    const effect = this.parts.faults.strike({
      operation: operation ?? "",
      region,
      compartment: compartmentId,
      target,
    });
    record.fault = effect?.kind ?? null;
    return effect;
  }

  #answer(
    record: RecordedRequest,
    operation: Operation | undefined,
    call: Call | null,
    effect: FaultEffect | null,
  ): Answer {
    if (!record.signatureVerified) throw notAuthenticated();
    if (operation === undefined || call === null) throw notFound();
    if (call.region.status !== "READY") throw notAuthenticated();
    this.#admit(call);
    if (effect?.kind === "status") throw faultError(effect);
    if (effect?.kind === "instead") return effect;
    for (const name of operation.required ?? []) {
      if ((call.query.get(name) ?? "") === "") throw missingParameter(name);
    }
    demandAccess(call, operation, record.compartmentId);
    return operation.answer(call);
  }

  #admit(call: Call): void {
    const throttle = this.parts.throttle();
    if (throttle === null || throttle.admits(call.region.name, call.now)) return;
    throw tooManyRequests(throttle.retryAfterSeconds);
  }

  #call(
    request: IncomingMessage,
    body: Buffer,
    url: URL,
    served: ServedHost,
    { operation, params }: RouteMatch,
  ): Call {
    const { tenancy, behaviour, objects, clock } = this.parts;
    return {
      operation: operation.name,
      service: operation.service,
      region: tenancy.region(served.region),
      query: url.searchParams,
      headers: request.headers,
      now: clock(),
      emptyPage: false,
      ...{ tenancy, params, body, behaviour, objects },
    };
  }
}

function routeOf(
  catalog: Catalog,
  served: ServedHost,
  method: string,
  path: string,
): RouteMatch | undefined {
  try {
    return catalog.find(served.service, method, path);
  } catch (error) {
    // A path with a broken percent escape leads nowhere.
    if (error instanceof URIError) return undefined;
    throw error;
  }
}

function compartmentOf(operation: Operation, call: Call): string | null {
  try {
    return operation.compartment(call) ?? null;
  } catch {
    // Some operations name the compartment in the body; a body that cannot be read names none.
    return call.tenancy.id;
  }
}

function demandAccess(call: Call, operation: Operation, compartmentId: string | null): void {
  const compartment = call.tenancy.compartments.get(compartmentId ?? "");
  if (compartment === undefined) throw notFound();
  // A deleted compartment is still shown by the identity service, and holds nothing elsewhere.
  const isGone = compartment.lifecycleState === "DELETED" && operation.name !== "GetCompartment";
  const isDenied = call.tenancy.isDenied(compartment.id, call.operation, call.region.name);
  if (isGone || isDenied) throw notFound();
}
