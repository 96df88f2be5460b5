import { createHash, verify, type KeyObject } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";

const MAX_SKEW_MS = 5 * 60_000;
/** A token may run out while the request that it signed is on its way. */
const TOKEN_GRACE_MS = 1_000;
const BODY_HEADERS = ["content-length", "content-type", "x-content-sha256"];

export interface SignedRequest {
  readonly method: string;
  /** Path and query as they stand in the request line. */
  readonly target: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  /** The body need not be covered: object uploads. */
  readonly unsignedBody: boolean;
}

/** `reason` says, for the person who reads a failed test, why the signature does not count. */
export type SignatureVerdict =
  | { readonly verified: true; readonly keyId: string }
  | { readonly verified: false; readonly keyId: string | null; readonly reason: string };

/**
 * Verifies an OCI request signature (draft-cavage HTTP signatures, version 1, RSA-SHA256): the key
 * is known, all that must be covered is covered, the date is within 5 minutes, the digest is right.
 */
export function verifySignature(
  request: SignedRequest,
  keys: ReadonlyMap<string, KeyObject>,
  now: number,
): SignatureVerdict {
  const fields = authorizationFields(request.headers.authorization);
  if (fields === null)
    return { verified: false, keyId: null, reason: "no Signature authorization" };
  const keyId = fields.get("keyId") ?? null;
  const reason = faultOf(request, fields, keys, now);
  if (reason !== null) return { verified: false, keyId, reason };
  return { verified: true, keyId: keyId ?? "" };
}

function authorizationFields(header: string | undefined): Map<string, string> | null {
  if (header?.startsWith("Signature ") !== true) return null;
  const fields = new Map<string, string>();
  for (const [, name = "", value = ""] of header.matchAll(/(\w+)="([^"]*)"/g)) {
    fields.set(name, value);
  }
  return fields;
}

function faultOf(
  request: SignedRequest,
  fields: ReadonlyMap<string, string>,
  keys: ReadonlyMap<string, KeyObject>,
  now: number,
): string | null {
  if (fields.get("version") !== "1") return "signature version is not 1";
  if (fields.get("algorithm") !== "rsa-sha256") return "algorithm is not rsa-sha256";
  const keyId = fields.get("keyId") ?? "";
  const key = keys.get(keyId);
  if (key === undefined) return "unknown keyId";
  if (hasExpired(keyId, now)) return "the session token has expired";
  const covered = (fields.get("headers") ?? "").toLowerCase().split(" ");
  const uncovered = requiredHeaders(request, covered).filter((name) => !covered.includes(name));
  if (uncovered.length > 0) return `not signed: ${uncovered.join(", ")}`;
  const absent = covered.filter((name) => headerLine(request, name) === null);
  if (absent.length > 0) return `signed but absent: ${absent.join(", ")}`;
  const date = request.headers[covered.includes("x-date") ? "x-date" : "date"];
  const skew = Math.abs(Date.parse(String(date)) - now);
  if (!(skew <= MAX_SKEW_MS)) return "date is more than 5 minutes off";
  const digest = covered.includes("x-content-sha256") ? digestOf(request.body) : null;
  if (digest !== null && digest !== request.headers["x-content-sha256"]) return "wrong body digest";
  const text = covered.map((name) => headerLine(request, name)).join("\n");
  const signature = Buffer.from(fields.get("signature") ?? "", "base64");
  return verify("RSA-SHA256", Buffer.from(text), key, signature) ? null : "wrong signature";
}

/** A session's key id is `ST$` and the token, a JWT. */
function hasExpired(keyId: string, now: number): boolean {
  if (!keyId.startsWith("ST$")) return false;
  const payload = keyId.split(".")[1] ?? "";
  const { exp } = JSON.parse(Buffer.from(payload, "base64url").toString()) as { exp: number };
  return now >= exp * 1_000 + TOKEN_GRACE_MS;
}

function requiredHeaders(request: SignedRequest, covered: readonly string[]): string[] {
  const date = covered.includes("date") ? "date" : "x-date";
  const carriesBody = request.method === "POST" || request.method === "PUT";
  const body = carriesBody && !request.unsignedBody ? BODY_HEADERS : [];
  return ["(request-target)", "host", date, ...body];
}

function headerLine(request: SignedRequest, name: string): string | null {
  if (name === "(request-target)") {
    return `${name}: ${request.method.toLowerCase()} ${request.target}`;
  }
  const value = request.headers[name];
  return value === undefined ? null : `${name}: ${String(value)}`;
}

const digestOf = (body: Buffer): string => createHash("sha256").update(body).digest("base64");
