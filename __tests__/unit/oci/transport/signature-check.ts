import { createHash, createVerify, generateKeyPairSync } from "node:crypto";

import type { SigningIdentity } from "../../../../src/oci/transport/request-signer.js";

export const KEY_PAIR = generateKeyPairSync("rsa", { modulusLength: 2_048 });
export const KEY_ID = "ocid1.tenancy.oc1..acme/ocid1.user.oc1..auditor/aa:bb";

export const IDENTITY: SigningIdentity = {
  keyId: () => Promise.resolve(KEY_ID),
  privateKey: () => KEY_PAIR.privateKey,
};

interface Signed {
  readonly method: string;
  readonly target: string;
  readonly body: Buffer;
  header(name: string): string | undefined;
}

/** What a service sees in a signed request; throws when the signature or the digest is wrong. */
export function checkSignature(request: Signed): {
  readonly keyId: string;
  readonly names: string[];
} {
  const authorization = request.header("authorization") ?? "";
  const part = (name: string) =>
    new RegExp(`[ ,]${name}="([^"]*)"`).exec(authorization)?.[1] ?? `no ${name}`;
  const names = part("headers").split(" ");
  const lines = names.map((name) => {
    const value =
      name === "(request-target)"
        ? `${request.method.toLowerCase()} ${request.target}`
        : (request.header(name) ?? `no header ${name}`);
    return `${name}: ${value}`;
  });
  const verify = createVerify("sha256").update(lines.join("\n"));
  if (part("algorithm") !== "rsa-sha256" || part("version") !== "1") {
    throw new Error(`not the scheme of OCI: ${authorization}`);
  }
  if (!verify.verify(KEY_PAIR.publicKey, part("signature"), "base64")) {
    throw new Error("the signature does not fit the request");
  }
  if (names.includes("x-content-sha256")) {
    const digest = createHash("sha256").update(request.body).digest("base64");
    if (digest !== request.header("x-content-sha256")) throw new Error("the digest is wrong");
  }
  return { keyId: part("keyId"), names };
}
