import { createHash, createPublicKey, type KeyObject } from "node:crypto";

import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import { fingerprintOf, readPrivateKey } from "../../../../src/oci/sign-in/private-key.js";
import { SignInError } from "../../../../src/oci/sign-in/sign-in-error.js";
import {
  EC_PKCS8,
  EC_SEC1,
  DES_PKCS1,
  DES_PKCS8,
  ED25519,
  ENCRYPTED_PKCS1,
  ENCRYPTED_PKCS8,
  holdsKeyText,
  PASSPHRASE,
  PKCS1,
  PKCS8,
  RSA,
} from "./key-samples.js";

const NAMES = { key: "private-key", passphrase: "private-key-passphrase" };
const read = (text: string, passphrase: string | null = null) =>
  readPrivateKey(text, passphrase, NAMES);
const isRsa = (key: KeyObject) => key.equals(RSA);

const FORMS: readonly (readonly [string, string, string | null])[] = [
  ["PKCS#1", PKCS1, null],
  ["PKCS#8", PKCS8, null],
  ["encrypted PKCS#1", ENCRYPTED_PKCS1, PASSPHRASE],
  ["encrypted PKCS#8", ENCRYPTED_PKCS8, PASSPHRASE],
];

describe.each(FORMS)("a key in %s", (_, pem, passphrase) => {
  test.each<[string, (text: string) => string]>([
    ["as it is", (text) => text],
    ["with literal \\n", (text) => text.replaceAll("\n", "\\n")],
    ["with literal \\r\\n", (text) => text.replaceAll("\n", "\\r\\n")],
    ["with doubled \\\\n", (text) => text.replaceAll("\n", "\\\\n")],
    ["with CRLF", (text) => text.replaceAll("\n", "\r\n")],
    ["on one line", (text) => text.replaceAll("\n", " ")],
    ["indented", (text) => text.replaceAll("\n", "\n    ")],
    ["without its last line's end", (text) => text.trimEnd()],
    ["with OCI_API_KEY behind its end", (text) => `${text.trimEnd()}\nOCI_API_KEY`],
    ["in quotes", (text) => `"${text}"`],
    ["amid other text", (text) => `Bag Attributes: x\n${text}\nOCI_API_KEY\n`],
  ])("is read %s", (_form, shape) => {
    expect(isRsa(read(shape(pem), passphrase))).toBe(true);
  });
});

test("a key that is not encrypted does without the passphrase that came with it", () => {
  expect(isRsa(read(PKCS8, PASSPHRASE))).toBe(true);
});

describe("a key that cannot be used", () => {
  test.each([
    ["nothing", ""],
    ["garbage", "not a key"],
    ["a key without its end", PKCS8.slice(0, 400)],
    ["an empty key", "-----BEGIN PRIVATE KEY-----\n-----END PRIVATE KEY-----"],
    ["ends that do not fit", PKCS8.replace("END PRIVATE", "END RSA PRIVATE")],
  ])("%s is no PEM private key", (_, text) => {
    expect(() => read(text)).toThrow(
      new SignInError(
        'private-key: this is not a PEM private key. Give the whole file, from "-----BEGIN" to "-----END …-----".',
      ),
    );
  });

  test.each([
    ["one with a hole", PKCS8.replace(/\n(.{64}\n){3}/, "\n")],
    ["an encrypted one with a hole", ENCRYPTED_PKCS8.replace(/\n(.{64}\n){3}/, "\n")],
  ])("%s cannot be read", (_, text) => {
    expect(() => read(text, text.includes("ENCRYPTED") ? PASSPHRASE : null)).toThrow(
      "private-key: this looks like a PEM private key but cannot be read. Give the file unchanged; it may have been cut off or altered when it was copied.",
    );
  });

  test.each([EC_PKCS8, EC_SEC1])("one that is not RSA is refused", (text) => {
    expect(() => read(text)).toThrow(
      'private-key: OCI signs requests with an RSA key, and this is a key of type "ec". Make an RSA key of 2,048 bits or more and add its public part to the user\'s API keys.',
    );
  });

  test.each([ENCRYPTED_PKCS1, ENCRYPTED_PKCS8])("an encrypted one needs a passphrase", (text) => {
    expect(() => read(text)).toThrow(
      "private-key: the private key is encrypted. Give its passphrase in private-key-passphrase.",
    );
  });

  test.each([
    [ENCRYPTED_PKCS1, "wrong"],
    [ENCRYPTED_PKCS8, "wrong"],
    [ENCRYPTED_PKCS1, ""],
    [ENCRYPTED_PKCS8, ""],
  ])("an encrypted one does not open with another passphrase", (text, passphrase) => {
    expect(() => read(text, passphrase)).toThrow(
      "private-key-passphrase: the private key in private-key does not open with this passphrase.",
    );
  });

  const publicPem = (type: "spki" | "pkcs1") =>
    createPublicKey(RSA).export({ type, format: "pem" }).toString();
  test.each([
    ["a public key", publicPem("spki"), "this is a public key. Give the private key that"],
    ["a PKCS#1 public key", publicPem("pkcs1"), "this is a public key."],
    [
      "a certificate",
      "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----",
      "this is a certificate.",
    ],
    [
      "a public SSH key",
      "ssh-rsa AAAAB3Nza jane@example",
      "this is the public part of an SSH key.",
    ],
    ["a public SSH key (EC)", "ecdsa-sha2-nistp256 AAAA", "this is the public part of an SSH key."],
    ["a PuTTY key", "PuTTY-User-Key-File-3: ssh-rsa", "this is a key in PuTTY's format."],
    ["a path", "~/.oci/oci_api_key.pem", "this is the path of a file."],
    ["a path of Windows'", "C:\\Users\\jane doe\\key.PEM", "this is the path of a file."],
    [
      "an SSH key",
      PKCS8.replaceAll("PRIVATE KEY", "OPENSSH PRIVATE KEY"),
      "this is an SSH key in OpenSSH's own format",
    ],
    [
      "one encrypted with DES",
      DES_PKCS8,
      "the private key is encrypted in a way that is no longer supported",
    ],
    [
      "one encrypted with DES, legacy",
      DES_PKCS1,
      "the private key is encrypted in a way that is no longer supported",
    ],
    [
      "an Ed25519 key",
      ED25519,
      'OCI signs requests with an RSA key, and this is a key of type "ed25519".',
    ],
  ])("%s is called what it is", (_, text, says) => {
    for (const passphrase of [PASSPHRASE, "wrong"]) {
      expect(() => read(text, passphrase)).toThrow(`private-key: ${says}`);
    }
  });

  test("no error holds any of the key or the passphrase, however the key is spoilt", () => {
    const pems = FORMS.map(([, pem]) => pem);
    const spoilt = fc.record({
      pem: fc.constantFrom(...pems, EC_PKCS8, EC_SEC1),
      at: fc.nat(1_700),
      cut: fc.nat(40),
      put: fc.string({ maxLength: 5 }),
      passphrase: fc.constantFrom(null, "", "a wrong passphrase"),
    });
    fc.assert(
      fc.property(spoilt, ({ pem, at, cut, put, passphrase }) => {
        try {
          read(pem.slice(0, at) + put + pem.slice(at + cut), passphrase);
        } catch (error) {
          expect(error).toBeInstanceOf(SignInError);
          const said = `${String(error)} ${(error as Error).stack ?? ""} ${JSON.stringify(error)}`;
          expect(holdsKeyText(said, pem)).toBe(false);
          expect(said).not.toContain("a wrong passphrase");
        }
      }),
      { numRuns: 200 },
    );
  });
});

test("the fingerprint is the MD5 of the public key, as OCI shows it", () => {
  const der = createPublicKey(RSA).export({ type: "spki", format: "der" });
  const hex = createHash("md5").update(der).digest("hex");
  expect(fingerprintOf(RSA)).toMatch(/^([0-9a-f]{2}:){15}[0-9a-f]{2}$/);
  expect(fingerprintOf(RSA).replaceAll(":", "")).toBe(hex);
});

// Two passes within each other would outlast every limit of the tests.
test.each([" ", "~/ ", "a.", "/x.pem "])("a megabyte of %j is told from a key", (part) => {
  expect(() => readPrivateKey(part.repeat(2 ** 20 / part.length), null, NAMES)).toThrow(
    SignInError,
  );
});
