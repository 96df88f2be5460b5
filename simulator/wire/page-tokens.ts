import { createHash } from "node:crypto";

import type { ServiceName } from "../network/hosts.js";
import { invalidParameter } from "./service-error.js";

/** Where a page begins, and what the token that leads to it is tied to. */
export interface PageStart {
  readonly offset: number;
  /** True when the page before it came empty. */
  readonly afterEmpty: boolean;
}

export interface TokenContext {
  readonly service: ServiceName;
  /** What tells the listing from every other. */
  readonly listing: string;
  readonly now: number;
}

/** As long as the tokens that were recorded; a listing of Object Storage has short ones. */
const LENGTHS: Partial<Record<ServiceName, number>> = { core: 1288, identity: 1168, search: 748 };
const SHORT_LENGTH = 66;
const SEARCH_TOKEN_LIFE_MS = 600_000;

/** An opaque text from which `readPageToken` knows the page again. */
export function pageToken({ offset, afterEmpty }: PageStart, context: TokenContext): string {
  const { service, listing, now } = context;
  const payload = `${offset}.${afterEmpty ? 1 : 0}.${tagOf(listing)}.${now.toString(36)}`;
  const length = LENGTHS[service] ?? SHORT_LENGTH;
  if (service === "search") return jwtLike(payload, length);
  // The characters that break a query which is not encoded (+ / =) are all in there, on purpose.
  const [start, end] = service === "objectstorage" ? ["0:", ""] : ["+/", "=="];
  const bytes = padded(payload, Math.floor(((length - start.length - end.length) * 3) / 4));
  return `${start}${bytes.toString("base64")}${end}`;
}

/** @throws ServiceError 400 for a token of another listing, and for one of a search that has ended. */
export function readPageToken(token: string, context: TokenContext): PageStart {
  const [offset = "", afterEmpty, , made = ""] = payloadOf(token, context.service).split(".");
  const start = { offset: Number(offset), afterEmpty: afterEmpty === "1" };
  const madeAt = Number.parseInt(made, 36);
  if (!/^\d+$/.test(offset) || pageToken(start, { ...context, now: madeAt }) !== token) {
    throw invalidParameter("The page token is not valid for this listing.");
  }
  // How an ended token is refused was not recorded.
  if (context.service === "search" && context.now - madeAt > SEARCH_TOKEN_LIFE_MS) {
    throw invalidParameter("The page token has expired.");
  }
  return start;
}

function payloadOf(token: string, service: ServiceName): string {
  const base64 =
    service === "search" ? (token.split(".")[1] ?? "") : token.slice(2).replace(/=+$/, "");
  return Buffer.from(base64, service === "search" ? "base64url" : "base64").toString("latin1");
}

function jwtLike(payload: string, length: number): string {
  const header = Buffer.from('{"alg":"HS256"}').toString("base64url");
  const signature = createHash("sha256").update(payload).digest("base64url");
  const bytes = Math.floor(((length - header.length - signature.length - 2) * 3) / 4);
  return `${header}.${padded(payload, bytes).toString("base64url")}.${signature}`;
}

/** Filled up with bytes that look like chance and follow from the payload. */
function padded(payload: string, length: number): Buffer {
  const noise: Buffer[] = [Buffer.from(`${payload}.`, "latin1")];
  for (let size = 0, round = 0; size < length; size += 64, round += 1) {
    noise.push(createHash("sha512").update(`${payload} ${round}`).digest());
  }
  return Buffer.concat(noise).subarray(0, length);
}

function tagOf(listing: string): string {
  return createHash("sha1").update(listing).digest("hex").slice(0, 12);
}
