import { randomBytes, type KeyObject } from "node:crypto";
import type { IncomingMessage } from "node:http";

import type { FaultEffect, FaultPlan } from "./faults.js";
import type { ServedHost } from "./network/hosts.js";
import type { RecordedRequest, Recorder } from "./recorder.js";
import type { Catalog, RouteMatch } from "./services/catalog.js";
import type { ObjectShelf } from "./services/object-shelf.js";
import type { Tenancy } from "./tenancy/tenancy.js";
import type { Throttle } from "./throttle.js";
import type { Answer, Call, Operation, ServiceBehaviour } from "./wire/operation.js";
import {
  missingParameter,
  notAuthenticated,
  notFound,
  ServiceError,
} from "./wire/service-error.js";
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
      requestId: randomBytes(16).toString("hex").toUpperCase(),
      fault: null,
      status: null,
      code: null,
    };
    parts.recorder.add(record);
    const effect = verdict.verified && call ? this.#strike(record, request.url ?? "/") : null;
    const struck = effect?.kind === "empty-page" && call ? { ...call, emptyPage: true } : call;
    const answer = asAnswer(record, () => this.#answer(record, match?.operation, struck, effect));
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
    if (effect?.kind === "status") throw errorOf(effect);
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
    const seconds = throttle.retryAfterSeconds;
    throw new ServiceError(
      429,
      "TooManyRequests",
      "Too many requests for the user or the tenancy.",
      seconds === undefined ? {} : { "retry-after": String(seconds) },
    );
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

function asAnswer(record: RecordedRequest, answer: () => Answer): Answer {
  try {
    return answer();
  } catch (error) {
    const refusal = refusalOf(error);
    record.code = refusal.code;
    return {
      status: refusal.status,
      headers: refusal.headers,
      body: { code: refusal.code, message: refusal.message },
    };
  }
}

function refusalOf(error: unknown): ServiceError {
  if (error instanceof ServiceError) return error;
  if (error instanceof SyntaxError) {
    return new ServiceError(400, "CannotParseRequest", "The request body is no JSON.");
  }
  const reason = error instanceof Error ? error.message : String(error);
  return new ServiceError(500, "InternalServerError", reason);
}

const CODES: ReadonlyMap<number, string> = new Map([
  [400, "InvalidParameter"],
  [401, "NotAuthenticated"],
  [403, "NotAllowed"],
  [404, "NotAuthorizedOrNotFound"],
  [409, "IncorrectState"],
  [412, "NoEtagMatch"],
  [429, "TooManyRequests"],
  [500, "InternalServerError"],
  [503, "ServiceUnavailable"],
]);

function errorOf(effect: Extract<FaultEffect, { kind: "status" }>): ServiceError {
  const { status, retryAfterSeconds } = effect;
  const code = effect.code ?? CODES.get(status) ?? "UnknownError";
  const headers: Record<string, string> =
    retryAfterSeconds === undefined ? {} : { "retry-after": String(retryAfterSeconds) };
  return new ServiceError(status, code, effect.message ?? `Simulated ${code}.`, headers);
}
