import { expect, test } from "@jest/globals";

import { signInWithApiKey } from "../../../../src/oci/sign-in/api-key.js";
import { fingerprintOf } from "../../../../src/oci/sign-in/private-key.js";
import { SignInError } from "../../../../src/oci/sign-in/sign-in-error.js";
import { holdsKeyText, OTHER_FINGERPRINT, PKCS8, RSA } from "./key-samples.js";

const FINGERPRINT = fingerprintOf(RSA);
const KEY = {
  tenancy: "ocid1.tenancy.oc1..acme",
  user: "ocid1.user.oc1..auditor",
  fingerprint: FINGERPRINT,
  privateKey: PKCS8,
  passphrase: null,
};

test("signs with tenancy, user and fingerprint, in lower case as OCI knows it", async () => {
  const signedIn = signInWithApiKey(
    { ...KEY, fingerprint: FINGERPRINT.toUpperCase() },
    "us-ashburn-1",
  );
  expect(await signedIn.identity.keyId()).toBe(`${KEY.tenancy}/${KEY.user}/${FINGERPRINT}`);
  expect(signedIn.identity.privateKey().equals(RSA)).toBe(true);
  expect(signedIn).toMatchObject({ tenancyId: KEY.tenancy, region: "us-ashburn-1" });
});

test("a fingerprint of another key is refused with the right one", () => {
  const signIn = () => signInWithApiKey({ ...KEY, fingerprint: OTHER_FINGERPRINT }, "us-ashburn-1");
  expect(signIn).toThrow(
    new SignInError(
      `fingerprint: got ${OTHER_FINGERPRINT}, but the private key in private-key has the fingerprint ${FINGERPRINT}. Give the key and the fingerprint of the same API key.`,
    ),
  );
});

test("the parts are named as the user knows them", () => {
  const names = { fingerprint: "F", key: "K", passphrase: "P" };
  expect(() => signInWithApiKey({ ...KEY, privateKey: "x" }, "r", names)).toThrow(/^K: /);
  expect(() => signInWithApiKey({ ...KEY, fingerprint: "x" }, "r", names)).toThrow(/^F: got x/);
});

test("what is signed in tells no key when it is printed", () => {
  const signedIn = signInWithApiKey(KEY, "us-ashburn-1");
  expect(holdsKeyText(JSON.stringify(signedIn), PKCS8)).toBe(false);
});
