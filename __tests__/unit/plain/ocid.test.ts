import { expect, test } from "@jest/globals";

import {
  isOcid,
  isOcidOf,
  ocidRealm,
  ocidRegion,
  ocidsAnywhere,
  ocidType,
} from "../../../src/plain/ocid.js";

const LEGACY = "ocidv1:tenancy:oc1:phx:1460406592660:aaaaaaaab4faofrfkxecohhjuivjq262pu";

test.each([
  [LEGACY, "tenancy", "oc1", "phx"],
  ["ocid1.tenancy.oc1..aaaa", "tenancy", "oc1", null],
  ["ocid1.volume.oc1.iad.abuw", "volume", "oc1", "iad"],
  ["ocid1.volume.oc1.eu-frankfurt-1.future.abuw", "volume", "oc1", "eu-frankfurt-1"],
  ["ocid1.volume.oc1.iad..abuw", "volume", "oc1", "iad"],
  ["ocid1.user.oc1-x..a_b-c", "user", "oc1-x", null],
])("%s is read by its parts", (ocid, type, realm, region) => {
  expect([isOcid(ocid), isOcidOf(ocid, "volume", "tenancy", "user")]).toEqual([true, true]);
  expect([ocidType(ocid), ocidRealm(ocid), ocidRegion(ocid)]).toEqual([type, realm, region]);
});

test.each([
  "acme",
  "",
  "ocid1.tenancy",
  "ocid1.tenancy.oc1..",
  "ocid1.tenancy.oc1.iad..",
  // As a redacted report shortens them.
  "ocid1.tenancy.oc1...3f9c2a7154b0",
  "ocid1.tenancy.oc1.iad...3f9c2a7154b0",
  "ocid1.tenancy.oc1..a b",
  "ocid1.tenancy.oc1..a\n",
  "tenancy.oc1..aaaa.bbbb",
  "ocid1/tenancy/oc1//aaaa",
])("%j is no OCID", (text) => {
  expect([isOcid(text), isOcidOf(text, "tenancy"), ocidType(text)]).toEqual([false, false, null]);
});

test("one of another type is told apart", () => {
  expect(isOcidOf("ocid1.user.oc1..aaaa", "tenancy")).toBe(false);
});

test.each(["ocid1.", "ocid1:", "ocid1.a:", "ocid1.a.b..", "ocid", "1", "ocid1.a.b.c."])(
  // Two passes within each other would outlast every limit of the tests.
  "a megabyte of %j is gone through in one pass",
  (part) => {
    const text = `ocid1.a.b.c${part.repeat(2 ** 20 / part.length)}`;
    expect(`${text}!`.match(ocidsAnywhere()) ?? []).toEqual(text.match(ocidsAnywhere()) ?? []);
    expect(isOcidOf(`${text}!`, "a")).toBe(false);
  },
);

test("every OCID in a text is found, of either form, whatever stands around it", () => {
  const text = `\\nocid1.volume.oc1.iad.a, (${LEGACY}): ocid1.user.oc1..b. "ocid1.x.oc1.phx.f.c"`;
  expect(text.match(ocidsAnywhere())).toEqual([
    "ocid1.volume.oc1.iad.a",
    LEGACY,
    "ocid1.user.oc1..b",
    "ocid1.x.oc1.phx.f.c",
  ]);
});
