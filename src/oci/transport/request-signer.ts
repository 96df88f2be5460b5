import { createHash, sign, type KeyObject } from "node:crypto";
import { promisify } from "node:util";

/** Who signs: the key id that OCI knows, and its private key. Both may change during a run. */
export interface SigningIdentity {
  /** `tenancy/user/fingerprint` for an API key, `ST$<token>` for a session token. */
  keyId(): Promise<string>;
  privateKey(): KeyObject;
}

const rsaSign = promisify(sign);

const BODY_METHODS = new Set(["POST", "PUT", "PATCH"]);

/**
 * Adds the `authorization` header that OCI asks for: HTTP Signatures with RSA-SHA256 over
 * `x-date (request-target) host`, and over the body's digest where the service reads one.
 * Kept here because the SDK's signer parses the PEM again for every request.
 * Source: https://docs.oracle.com/iaas/Content/API/Concepts/signingrequests.htm
 */
export async function signRequest(
  identity: SigningIdentity,
  request: { method: string; url: URL; headers: Headers; body: Buffer | null },
  options: { readonly excludeBody: boolean },
): Promise<void> {
  const { method, url, headers, body } = request;
  headers.set("host", url.host);
  headers.set("x-date", new Date().toUTCString());
  const names = ["x-date", "(request-target)", "host"];
  if (BODY_METHODS.has(method.toUpperCase()) && !options.excludeBody) {
    const content = body ?? Buffer.alloc(0);
    if (!headers.has("content-type")) headers.set("content-type", "application/json");
    headers.set("content-length", String(content.length));
    headers.set("x-content-sha256", createHash("sha256").update(content).digest("base64"));
    names.push("content-type", "content-length", "x-content-sha256");
  }
  const lines = names.map((name) =>
    name === "(request-target)"
      ? `(request-target): ${method.toLowerCase()} ${url.pathname}${url.search}`
      : `${name}: ${headers.get(name) ?? ""}`,
  );
  const keyId = await identity.keyId();
  // In the thread pool: RSA would otherwise be a third of the run's time on the main thread.
  const signature = await rsaSign(
    "RSA-SHA256",
    Buffer.from(lines.join("\n")),
    identity.privateKey(),
  );
  headers.set(
    "authorization",
    `Signature version="1",keyId="${keyId}",algorithm="rsa-sha256",headers="${names.join(" ")}",signature="${signature.toString("base64")}"`,
  );
}

/** What is secret in a signed request: the signature, and of the key id the token or fingerprint. */
export function secretsOf(headers: Headers): string[] {
  const authorization = headers.get("authorization") ?? "";
  const keyId = /keyId="([^"]*)"/.exec(authorization)?.[1] ?? "";
  const signature = /signature="([^"]*)"/.exec(authorization)?.[1] ?? "";
  // Tenancy and user, which come first in an API key's id, are named in many an honest message.
  const secretOfKey = keyId.startsWith("ST$") ? keyId : (keyId.split("/").at(-1) ?? "");
  return [signature, secretOfKey].filter((secret) => secret !== "");
}
