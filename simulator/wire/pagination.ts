import { createHash } from "node:crypto";

import type { Records } from "../tenancy/resource-table.js";
import type { Answer, Call } from "./operation.js";
import { invalidParameter } from "./service-error.js";

const DEFAULT_LIMIT = 100;

/** Ties a token to its listing, so that one used elsewhere is refused. */
function listingTag(call: Call): string {
  const query = new URLSearchParams(call.query);
  query.delete("page");
  query.delete("limit");
  query.sort();
  return createHash("sha1")
    .update(`${call.operation}?${query.toString()}`)
    .update(call.body)
    .digest("hex")
    .slice(0, 12);
}

// The characters that break an unencoded query (& + = %) are all in there, on purpose.
const tokenOf = (offset: number, afterEmpty: boolean, tag: string): string =>
  `p%2F+${offset}&e=${afterEmpty ? 1 : 0}&t=${tag}==`;

const TOKEN = /^p%2F\+(\d+)&e=([01])&t=([0-9a-f]{12})==$/;

function startOf(call: Call, tag: string): { offset: number; afterEmpty: boolean } {
  const page = call.query.get("page");
  if (page === null) return { offset: 0, afterEmpty: false };
  const [, offset, afterEmpty, owner] = TOKEN.exec(page) ?? [];
  if (offset === undefined || owner !== tag) {
    throw invalidParameter("The page token is not valid for this listing.");
  }
  return { offset: Number(offset), afterEmpty: afterEmpty === "1" };
}

function limitOf(call: Call): number {
  const text = call.query.get("limit");
  if (text === null) return Math.min(DEFAULT_LIMIT, call.behaviour.pageSize);
  const limit = Number(text);
  if (!Number.isInteger(limit) || limit < 1 || limit > call.behaviour.maxLimit) {
    throw invalidParameter(`The limit must be from 1 to ${call.behaviour.maxLimit}.`);
  }
  return Math.min(limit, call.behaviour.pageSize);
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
  const tag = listingTag(call);
  const limit = limitOf(call);
  const { offset, afterEmpty } = startOf(call, tag);
  if (!afterEmpty && (call.emptyPage || (offset === 0 && startsEmpty(call)))) {
    return { headers: { "opc-next-page": tokenOf(offset, true, tag) }, body: wrap?.([]) ?? [] };
  }
  const end = offset + limit;
  const headers: Record<string, string> =
    end < records.length ? { "opc-next-page": tokenOf(end, false, tag) } : {};
  if (wrap !== undefined) return { headers, body: wrap(records.slice(offset, end)) };
  const ready = records.json?.(offset, end);
  if (ready === undefined) return { headers, body: records.slice(offset, end) };
  return { headers: { ...headers, "content-type": "application/json" }, body: ready };
}

function startsEmpty(call: Call): boolean {
  const compartment = call.query.get("compartmentId") ?? call.tenancy.id;
  return call.tenancy.hasEmptyFirstPage(compartment, call.operation, call.region.name);
}
