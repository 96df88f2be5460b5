import { randomBytes } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";

import type { Answer } from "../wire/operation.js";

export interface TokenRequest {
  readonly method: string;
  /** Path and query as they stand in the request line. */
  readonly target: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  readonly now: number;
}

/** A host that hands out session tokens: it is asked before there is a key to sign with. */
export interface TokenService {
  readonly host: string;
  answer(request: TokenRequest): Answer;
}

/** Makes a key known to the services that verify signatures; the public key is PEM, SPKI. */
export type RegisterKey = (key: { readonly keyId: string; readonly publicKey: string }) => void;

/** What a token service tells about the session it opens. */
export interface SessionOptions {
  readonly register: RegisterKey;
  /** How long its tokens live; an hour when not given. */
  readonly lifetimeSeconds?: number;
}

const HOUR_SECONDS = 3_600;

/** Opens a session: a token that tells `claims`, known as the key id that it signs under. */
export function openSession(
  options: SessionOptions,
  publicKey: string,
  claims: Readonly<Record<string, unknown>>,
  now: number,
): string {
  const issuedAt = Math.floor(now / 1_000);
  const expiry = issuedAt + (options.lifetimeSeconds ?? HOUR_SECONDS);
  const token = [
    encode({ alg: "RS256", typ: "JWT" }),
    encode({ ...claims, iat: issuedAt, exp: expiry, jti: randomBytes(16).toString("hex") }),
    randomBytes(32).toString("base64url"),
  ].join(".");
  options.register({ keyId: `ST$${token}`, publicKey });
  return token;
}

/** Base64 without armour, on one line or several, as a PEM public key. */
export function publicKeyPem(base64: string): string {
  const lines = base64.replace(/\s+/g, "").match(/.{1,64}/g) ?? [];
  return ["-----BEGIN PUBLIC KEY-----", ...lines, "-----END PUBLIC KEY-----", ""].join("\n");
}

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString("base64url");
