import { writeFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { expect, test } from "@jest/globals";
import { fetch } from "undici";

import { fingerprintOf } from "../../../../src/oci/sign-in/private-key.js";
import { askSdk } from "../../../../src/oci/sign-in/sdk-provider.js";
import { signIn } from "../../../../src/oci/sign-in/sign-in.js";
import { fakeContext, pemOf, rejection, rsaPair, TENANCY } from "./session-fixture.js";

const { privateKey } = rsaPair();
const FINGERPRINT = fingerprintOf(privateKey);
const USER = "ocid1.user.oc1..auditor";

test("an API key signs by itself", async () => {
  const key = { tenancy: TENANCY, user: USER, fingerprint: FINGERPRINT };
  const auth = {
    kind: "api_key",
    ...key,
    privateKey: pemOf(privateKey),
    passphrase: null,
  } as const;
  const { identity } = await signIn(auth, fakeContext());
  expect(await identity.keyId()).toBe(`${TENANCY}/${USER}/${FINGERPRINT}`);
});

test("a profile's API key does, too", async () => {
  const folder = mkdtempSync(join(tmpdir(), "sign-in-"));
  try {
    const configFile = join(folder, "config");
    writeFileSync(join(folder, "key.pem"), pemOf(privateKey));
    const lines = [`tenancy=${TENANCY}`, `user=${USER}`, `fingerprint=${FINGERPRINT}`];
    writeFileSync(configFile, ["[DEFAULT]", ...lines, "key_file=key.pem"].join("\n"));
    const auth = { kind: "config_file", configFile, profile: "DEFAULT" } as const;
    const { identity } = await signIn(auth, fakeContext());
    expect(await identity.keyId()).toBe(`${TENANCY}/${USER}/${FINGERPRINT}`);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("a sign-in that cannot work rejects", async () => {
  const auth = { kind: "config_file", configFile: "/nowhere/config", profile: "DEFAULT" } as const;
  expect(await rejection(signIn(auth, fakeContext()))).toContain("cannot be read (ENOENT)");
});

test("what the SDK fetches goes through the run's own connections, for as long as it is asked", async () => {
  const context = fakeContext();
  const url = "https://auth.us-ashburn-1.oraclecloud.com/v1/x509";
  const origin = context.dispatcher.get("https://auth.us-ashburn-1.oraclecloud.com");
  origin.intercept({ path: "/v1/x509" }).reply(200, "answered");
  const text = await askSdk(context, async () => (await fetch(url)).text());
  expect(text).toBe("answered");
  expect(context.dispatcher.pendingInterceptors()).toEqual([]);
});
