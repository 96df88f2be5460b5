import { describe, expect, test } from "@jest/globals";
import { secretsIn } from "../../../src/settings/secrets.js";
import { samplePem } from "./samples.js";

describe("secretsIn", () => {
  test("gives the key whole and by line, without the lines that mark its ends", () => {
    const inputs = { "private-key": samplePem };
    expect(secretsIn({ inputs, env: {} })).toEqual([samplePem, "c2VjcmV0LWJ5dGVz"]);
  });

  test(String.raw`splits at \n written out`, () => {
    const written = samplePem.replaceAll("\n", String.raw`\r\n`);
    expect(secretsIn({ inputs: {}, env: { OCI_CLI_KEY_CONTENT: written } })).toEqual([
      written,
      "c2VjcmV0LWJ5dGVz",
    ]);
  });

  test("takes every source of every secret, also one that is overridden", () => {
    const inputs = { "private-key-passphrase": " passphrase-1 ", tenancy: "ocid1.tenancy.oc1..a" };
    const env = {
      OCI_CLI_PASSPHRASE: "passphrase-2",
      OCI_TOKEN_EXCHANGE_CLIENT_SECRET: "client-secret",
      PATH: "/usr/bin:/bin",
    };
    expect(secretsIn({ inputs, env })).toEqual([
      " passphrase-1 ",
      "passphrase-1",
      "passphrase-2",
      "client-secret",
    ]);
  });

  test("takes the token exchange's client secret", () => {
    const inputs = { "oidc-client-secret": "idcscs-0123", "oidc-client-id": "client-0123" };
    expect(secretsIn({ inputs, env: {} })).toEqual(["idcscs-0123"]);
  });

  test("takes GitHub's token, as input and from the environment", () => {
    const sources = {
      inputs: { "github-token": "ghs_0123456789" },
      env: { GITHUB_TOKEN: "ghp_9876543210" },
    };
    expect(secretsIn(sources)).toEqual(["ghs_0123456789", "ghp_9876543210"]);
  });

  test("leaves short texts alone", () => {
    const inputs = { "private-key-passphrase": "123" };
    expect(secretsIn({ inputs, env: { OCI_CLI_PASSPHRASE: "" } })).toEqual([]);
  });

  test("masks a short passphrase as a whole, and no short line of a longer secret", () => {
    const inputs = { "private-key-passphrase": "hunter2", "private-key": "abcd\nsecond line" };
    expect(secretsIn({ inputs, env: {} }).toSorted()).toEqual([
      "abcd\nsecond line",
      "hunter2",
      "second line",
    ]);
  });
});
