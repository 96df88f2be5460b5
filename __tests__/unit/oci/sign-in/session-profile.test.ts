import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";

import { signIn } from "../../../../src/oci/sign-in/sign-in.js";
import {
  fakeContext,
  livingFor,
  MINUTE,
  pemOf,
  rejection,
  rsaPair,
  TENANCY,
} from "./session-fixture.js";

const PEM = pemOf(rsaPair().privateKey);
let folder: string;
let configFile: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "session-profile-"));
  configFile = join(folder, "config");
  writeFileSync(join(folder, "key.pem"), PEM);
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

const SESSION = {
  tenancy: TENANCY,
  region: "eu-frankfurt-1",
  key_file: "key.pem",
  security_token_file: "token",
};

/** The session profile but for one part. */
function without(part: keyof typeof SESSION): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(SESSION).filter(([key]) => key !== part));
}

/** Writes the profile `audit` with these parts, and the token when there is one. */
function arrange(parts: Readonly<Record<string, string>>, token?: string) {
  const lines = Object.entries(parts).map(([key, value]) => `${key}=${value}`);
  writeFileSync(configFile, ["[audit]", ...lines].join("\n"));
  if (token !== undefined) writeFileSync(join(folder, "token"), token);
  return { kind: "security_token", configFile, profile: "audit" } as const;
}

const where = () => `profile "audit" of ${configFile}`;

describe("auth: security_token", () => {
  test("signs with the session's token, trimmed and masked, and with its key", async () => {
    const token = livingFor(60 * MINUTE);
    const context = fakeContext({ region: null });
    const { identity, tenancyId, region } = await signIn(arrange(SESSION, `${token}\n`), context);
    expect(await identity.keyId()).toBe(`ST$${token}`);
    expect(identity.privateKey().equals(rsaPair().privateKey)).toBe(true);
    expect({ tenancyId, region }).toEqual({ tenancyId: TENANCY, region: "eu-frankfurt-1" });
    expect(context.masked).toEqual([token, PEM]);
  });

  test("the region that the user named comes before the profile's", async () => {
    const auth = arrange(SESSION, livingFor(MINUTE));
    expect(await signIn(auth, fakeContext())).toMatchObject({ region: "us-ashburn-1" });
  });

  test("opens an encrypted key with the profile's pass_phrase", async () => {
    const cipher = { cipher: "aes-256-cbc", passphrase: "open sesame" };
    const { privateKey } = rsaPair();
    const pem = privateKey.export({ type: "pkcs8", format: "pem", ...cipher });
    writeFileSync(join(folder, "key.pem"), pem);
    const auth = arrange({ ...SESSION, pass_phrase: "open sesame" }, livingFor(MINUTE));
    const context = fakeContext();
    const { identity } = await signIn(auth, context);
    expect(identity.privateKey().equals(privateKey)).toBe(true);
    expect(context.masked).toContain("open sesame");
  });

  test("takes up a session that was refreshed in the middle of a run", async () => {
    const auth = arrange(SESSION, livingFor(60 * MINUTE));
    const context = fakeContext();
    const { identity } = await signIn(auth, context);
    const refreshed = livingFor(90 * MINUTE);
    arrange(SESSION, refreshed);
    context.advance(60 * MINUTE);
    expect(await identity.keyId()).toBe(`ST$${refreshed}`);
  });

  test("says how to begin a new session when this one has expired", async () => {
    const auth = arrange(SESSION, livingFor(-MINUTE));
    expect(await rejection(signIn(auth, fakeContext()))).toBe(
      `security_token_file in ${where()}: the session expired at 2024-06-01T11:59:00.000Z. To begin a new one, run oci session authenticate --profile-name audit.`,
    );
  });

  test("says the same when it expires in the middle of a run", async () => {
    const context = fakeContext();
    const { identity } = await signIn(arrange(SESSION, livingFor(MINUTE)), context);
    context.advance(MINUTE);
    const message = await rejection(identity.keyId());
    expect(message).toContain("the session expired at 2024-06-01T12:01:00.000Z");
  });

  test.each(["", "opaque"])("says when the file holds no token: %j", async (token) => {
    const auth = arrange(SESSION, token);
    expect(await rejection(signIn(auth, fakeContext()))).toBe(
      `security_token_file in ${where()}: ${join(folder, "token")} holds no session token. To make one, run oci session authenticate --profile-name audit.`,
    );
  });

  test("says when the token's file is not there", async () => {
    expect(await rejection(signIn(arrange(SESSION), fakeContext()))).toBe(
      `security_token_file in ${where()}: the file ${join(folder, "token")} cannot be read (ENOENT). Give the path of an existing file that this user may read.`,
    );
  });

  test("says when nobody names a region", async () => {
    const rest = without("region");
    expect(await rejection(signIn(arrange(rest), fakeContext({ region: null })))).toBe(
      "region: give the region to start from, for example us-ashburn-1.",
    );
  });

  test("says when the profile has no session", async () => {
    const rest = without("security_token_file");
    expect(await rejection(signIn(arrange(rest), fakeContext()))).toBe(
      `config-profile: ${where()} is no session profile (it has no security_token_file). Set auth: config_file for an API-key profile, or run oci session authenticate --profile-name audit.`,
    );
  });

  test("says which part a profile lacks", async () => {
    const rest = without("key_file");
    expect(await rejection(signIn(arrange(rest, livingFor(MINUTE)), fakeContext()))).toBe(
      `config-profile: ${where()} has no "key_file". Add it, or choose another profile.`,
    );
  });

  test("config_file refuses a session profile and names the auth for it", async () => {
    const auth = { ...arrange(SESSION), kind: "config_file" } as const;
    expect(await rejection(signIn(auth, fakeContext()))).toBe(
      `config-profile: ${where()} is a session profile (security_token_file). Set auth: security_token, or choose an API-key profile.`,
    );
  });
});
