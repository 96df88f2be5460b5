import { createHmac } from "node:crypto";

import { describe, expect, test } from "@jest/globals";

import { NamePseudonyms } from "../../../../src/reports/redact/name-pseudonyms.js";
import { Redactor } from "../../../../src/reports/redact/redactor.js";

const TENANCY = "ocid1.tenancy.oc1..aaaa";
const SECRET = Buffer.from("the private key");
const KINDS = ["bucket", "compartment", "namespace", "pattern"] as const;

describe("pseudonyms of names, with a secret that lasts", () => {
  const of = (secret: Uint8Array | null, tenancyId = TENANCY) =>
    new NamePseudonyms(tenancyId, secret);

  test("are the same in every run, and others with another secret or tenancy", () => {
    for (const kind of KINDS) {
      const told = of(SECRET).of(kind, "sandbox");
      expect(told).toMatch(new RegExp(`^${kind}-[0-9a-f]{8}$`));
      expect(of(SECRET).of(kind, "sandbox")).toBe(told);
      expect(of(SECRET).of(kind, "sandbox2")).not.toBe(told);
      expect(of(Buffer.from("another key")).of(kind, "sandbox")).not.toBe(told);
      expect(of(SECRET, `${TENANCY}b`).of(kind, "sandbox")).not.toBe(told);
    }
  });

  test("are no hash that the tenancy's OCID or nothing is the key of", () => {
    const redactor = new Redactor(TENANCY, SECRET);
    const told = [redactor.named("pattern", "sandbox"), redactor.path("acme/sandbox")].join();
    for (const text of [
      "sandbox",
      "pattern\0sandbox",
      "acme/sandbox",
      "compartment\0acme/sandbox",
    ]) {
      for (const key of [TENANCY, "", redactor.ocid(TENANCY)]) {
        const guess = createHmac("sha256", key).update(text).digest("hex").slice(0, 8);
        expect(told).not.toContain(guess);
      }
    }
  });
});

describe("pseudonyms of names, without one", () => {
  test("are numbers in the order in which the names come up, and tell nothing", () => {
    const names = new NamePseudonyms(TENANCY, null);
    expect(names.of("pattern", "sandbox")).toBe("pattern-1");
    expect(names.of("pattern", "dev/**")).toBe("pattern-2");
    expect(names.of("bucket", "sandbox")).toBe("bucket-1");
    expect(names.of("pattern", "sandbox")).toBe("pattern-1");
    expect(new NamePseudonyms(TENANCY, null).of("pattern", "other")).toBe("pattern-1");
  });
});
