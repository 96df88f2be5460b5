import type { ServiceName } from "../network/hosts.js";
import type { Records } from "../tenancy/resource-table.js";
import type { Answer, Call } from "./operation.js";
import { pageToken, readPageToken, type PageStart, type TokenContext } from "./page-tokens.js";
import { invalidParameter } from "./service-error.js";

const DEFAULT_LIMIT = 100;
const BUCKETS_DEFAULT_LIMIT = 25;
/** Identity takes any limit, and cuts it to this. */
const IDENTITY_MOST = 100;
/** A big page of Core Services comes short by one item in so many, and yet names a next one. */
const SHORT_BY_ONE_IN = 50;

function contextOf(call: Call): TokenContext {
  const query = new URLSearchParams(call.query);
  query.delete("page");
  query.delete("limit");
  query.sort();
  const listing = `${call.operation}?${query.toString()} ${call.body.toString()}`;
  return { service: call.service, listing, now: call.now };
}

/** What the caller asked for, as the service takes it. */
function limitOf(call: Call): number {
  const text = call.query.get("limit");
  if (text === null)
    return call.operation === "ListBuckets" ? BUCKETS_DEFAULT_LIMIT : DEFAULT_LIMIT;
  const limit = Number(text);
  const { maxLimit } = call.behaviour;
  if (!Number.isInteger(limit) || limit < 1 || limit > maxLimit) {
    throw invalidParameter(`The limit must be from 1 to ${maxLimit}.`);
  }
  return call.service === "identity" ? Math.min(limit, IDENTITY_MOST) : limit;
}

/** How many items a page holds at most. */
export function pageSize(service: ServiceName, limit: number): number {
  return service === "core" ? limit - Math.floor(limit / SHORT_BY_ONE_IN) : limit;
}

/** Where the next page begins; null: this one is the last. */
function nextStart(call: Call, { offset }: PageStart, end: number, length: number): number | null {
  // Every page of Identity with something on it names a next one: a listing ends in an empty page.
  if (call.service === "identity") return offset < length ? Math.min(end, length) : null;
  return end < length ? end : null;
}

/**
 * One page of the records. `wrap` makes the body of the items; without it the body is the array.
 * A page may be empty and name a next one: where the tenancy or a fault asks for that, each page
 * comes empty once before it comes full.
 */
export function paginate<T>(
  call: Call,
  records: Records<T>,
  wrap?: (items: readonly T[]) => unknown,
): Answer {
  const context = contextOf(call);
  const limit = limitOf(call);
  const page = call.query.get("page");
  const start = page === null ? FIRST : readPageToken(page, context);
  const { offset, afterEmpty } = start;
  if (!afterEmpty && (call.emptyPage || (offset === 0 && startsEmpty(call)))) {
    const again = pageToken({ offset, afterEmpty: true }, context);
    return { headers: { "opc-next-page": again }, body: wrap?.([]) ?? [] };
  }
  const end = offset + Math.min(pageSize(call.service, limit), call.behaviour.pageSize);
  const next = nextStart(call, start, end, records.length);
  const headers = {
    ...(call.service === "identity" ? { "opc-limit": String(limit) } : {}),
    ...(next === null
      ? {}
      : { "opc-next-page": pageToken({ offset: next, afterEmpty: false }, context) }),
  };
  if (wrap !== undefined) return { headers, body: wrap(records.slice(offset, end)) };
  const ready = records.json?.(offset, end);
  if (ready === undefined) return { headers, body: records.slice(offset, end) };
  return { headers: { ...headers, "content-type": "application/json" }, body: ready };
}

const FIRST: PageStart = { offset: 0, afterEmpty: false };

function startsEmpty(call: Call): boolean {
  const compartment = call.query.get("compartmentId") ?? call.tenancy.id;
  return call.tenancy.hasEmptyFirstPage(compartment, call.operation, call.region.name);
}
