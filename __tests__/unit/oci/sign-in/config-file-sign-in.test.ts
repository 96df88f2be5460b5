import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, beforeEach, describe, expect, test } from "@jest/globals";
import { Agent } from "undici";

import { fingerprintOf } from "../../../../src/oci/sign-in/private-key.js";
import { signInWithConfigFile } from "../../../../src/oci/sign-in/profile-sign-in.js";
import { SignInError } from "../../../../src/oci/sign-in/sign-in-error.js";
import type { SignInContext } from "../../../../src/oci/sign-in/signed-in.js";
import {
  ENCRYPTED_PKCS8,
  holdsKeyText,
  OTHER_FINGERPRINT,
  PASSPHRASE,
  PKCS8,
  RSA,
} from "./key-samples.js";

const folder = mkdtempSync(join(tmpdir(), "oci-profile-"));
const dispatcher = new Agent();
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await dispatcher.destroy();
});

const FINGERPRINT = fingerprintOf(RSA);
const configFile = join(folder, "config");
const keyFile = join(folder, "key.pem");
const masked: string[] = [];

beforeEach(() => {
  masked.length = 0;
  writeFileSync(keyFile, PKCS8);
});

const PROFILE = {
  tenancy: "ocid1.tenancy.oc1..acme",
  user: "ocid1.user.oc1..auditor",
  fingerprint: FINGERPRINT,
  key_file: "key.pem",
  region: "eu-frankfurt-1",
};

function signIn(over: Record<string, string | undefined> = {}, region: string | null = null) {
  const lines = Object.entries<string | undefined>({ ...PROFILE, ...over })
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `${key}=${value ?? ""}`);
  writeFileSync(configFile, ["[prod]", ...lines].join("\n"));
  const context: SignInContext = {
    region,
    env: {},
    dispatcher,
    requestTimeoutMs: 1_000,
    cancellation: new AbortController().signal,
    now: () => 0,
    mask: (secret) => masked.push(secret),
    idToken: () => Promise.reject(new Error("not asked for")),
  };
  return signInWithConfigFile({ configFile, profile: "prod" }, context);
}

describe("signInWithConfigFile", () => {
  test("takes everything from the profile and masks the key", async () => {
    const signedIn = signIn();
    expect(await signedIn.identity.keyId()).toBe(
      `${PROFILE.tenancy}/${PROFILE.user}/${FINGERPRINT}`,
    );
    expect(signedIn).toMatchObject({ tenancyId: PROFILE.tenancy, region: "eu-frankfurt-1" });
    expect(masked).toEqual([PKCS8]);
  });

  test("the region that the user names comes first", () => {
    expect(signIn({}, "us-ashburn-1").region).toBe("us-ashburn-1");
    expect(signIn({ region: undefined }, "us-ashburn-1").region).toBe("us-ashburn-1");
    expect(() => signIn({ region: undefined })).toThrow(/^region: give the region/);
  });

  test("opens an encrypted key with the profile's passphrase, and masks both", () => {
    writeFileSync(keyFile, ENCRYPTED_PKCS8);
    expect(signIn({ pass_phrase: PASSPHRASE }).identity.privateKey().equals(RSA)).toBe(true);
    expect(masked).toEqual([ENCRYPTED_PKCS8, PASSPHRASE]);
  });

  test.each(["tenancy", "user", "fingerprint", "key_file"])("needs a %s", (key) => {
    expect(() => signIn({ [key]: undefined })).toThrow(
      `config-profile: profile "prod" of ${configFile} has no "${key}". Add it, or choose another profile.`,
    );
  });

  test("a key file that is not there is told with its place", () => {
    expect(() => signIn({ key_file: "other.pem" })).toThrow(
      `key_file in profile "prod" of ${configFile}: the file ${join(folder, "other.pem")} cannot be read (ENOENT).`,
    );
  });

  test("errors name the profile's parts and hold no key", () => {
    const where = `profile "prod" of ${configFile}`;
    const failures: [Record<string, string>, string, string][] = [
      [{ fingerprint: OTHER_FINGERPRINT }, PKCS8, `fingerprint in ${where}: got`],
      [
        {},
        ENCRYPTED_PKCS8,
        `${keyFile}: the private key is encrypted. Give its passphrase in pass_phrase in ${where}.`,
      ],
      [{ pass_phrase: "wrong" }, ENCRYPTED_PKCS8, `pass_phrase in ${where}: the private key`],
    ];
    for (const [over, key, message] of failures) {
      writeFileSync(keyFile, key);
      expect(() => signIn(over)).toThrow(message);
      let said = "";
      try {
        signIn(over);
      } catch (error) {
        said = String(error);
      }
      expect(holdsKeyText(said, key)).toBe(false);
      expect(said).not.toContain("wrong");
    }
  });

  test.each([
    [
      "region",
      "us-ashburn-1 # home",
      "a region name like us-ashburn-1, and a comment stands on a line of its own.",
    ],
    ["region", "US East (Ashburn)", "a region name like us-ashburn-1."],
    ["region", "all", "a region name like us-ashburn-1."],
    ["tenancy", "acme", "an OCID: ocid1.tenancy.…."],
    ["tenancy", "ocid1.user.oc1..x", "an OCID: ocid1.tenancy.…."],
    ["user", "jane@example.com", "an OCID: ocid1.user.…."],
    ["fingerprint", "12:34", "16 pairs of hexadecimal digits with colons between."],
  ])("the %s %j is told with its profile and file", (key, value, takes) => {
    expect(() => signIn({ [key]: value })).toThrow(
      new SignInError(
        `${key} in profile "prod" of ${configFile}: got "${value}"; it takes ${takes}`,
      ),
    );
  });

  test("a key in the wrong place is not shown", () => {
    expect(() => signIn({ user: PKCS8.replaceAll("\n", " ") })).toThrow(
      "got a value that is not shown; it takes an OCID",
    );
  });

  test("a region's key is as good as its name; one of no table is told", () => {
    expect(signIn({ region: "IAD" }).region).toBe("us-ashburn-1");
    expect(() => signIn({ region: "NWH" })).toThrow(
      `region in profile "prod" of ${configFile}: got "nwh", which is in no table of region keys. Give the region's full name, for example us-ashburn-1, or describe the region in OCI_REGION_METADATA.`,
    );
  });

  test("OCIDs of the first form sign as well", async () => {
    const tenancy = "ocidv1:tenancy:oc1:phx:1460406592660:aaaa";
    expect(await signIn({ tenancy }).identity.keyId()).toBe(
      `${tenancy}/${PROFILE.user}/${FINGERPRINT}`,
    );
  });

  test("a session profile is not signed with as if it held an API key", () => {
    expect(() => signIn({ security_token_file: "token" })).toThrow(
      /^config-profile: profile "prod" of .* is a session profile \(security_token_file\)\./,
    );
  });
});
