import { createPrivateKey, generateKeyPairSync } from "node:crypto";

import { expect, test } from "@jest/globals";

import { lastingSecret } from "../../../../src/oci/sign-in/lasting-secret.js";
import type { AuthSettings } from "../../../../src/settings/settings.js";

const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
const signedIn = (key = privateKey) => ({
  identity: { keyId: () => Promise.resolve("k"), privateKey: () => key },
  tenancyId: "t",
  region: "us-ashburn-1",
});
const auth = (kind: string, over: object = {}) => ({ kind, ...over }) as AuthSettings;

test("an API key's is the key, however it was written", () => {
  const asPkcs1 = createPrivateKey(privateKey.export({ type: "pkcs1", format: "pem" }));
  const one = lastingSecret(auth("api_key"), signedIn());
  expect(one?.length).toBeGreaterThan(1_000);
  expect(lastingSecret(auth("config_file"), signedIn(asPkcs1))).toEqual(one);
});

test("the OIDC client's is its own, not the key of the session", () => {
  const secret = lastingSecret(auth("oidc", { clientSecret: "s3cret" }), signedIn());
  expect(Buffer.from(secret ?? []).toString()).toBe("s3cret");
});

test.each(["security_token", "instance_principal", "resource_principal"])(
  "%s has none: each session makes its key anew",
  (kind) => {
    expect(lastingSecret(auth(kind), signedIn())).toBeNull();
  },
);
