import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";

import { canonicalRegion, regionOf, stayInRealm } from "../../../src/oci/region-names.js";

test.each([
  ["iad", "us-ashburn-1"],
  ["us-ashburn-1", "us-ashburn-1"],
  ["fra", "eu-frankfurt-1"],
  ["xx-newer-1", "xx-newer-1"],
  ["", ""],
])("canonicalRegion(%j) is %j", (name, region) => {
  expect(canonicalRegion(name)).toBe(region);
});

test.each([
  ["ocid1.volume.oc1.iad.abc", "us-ashburn-1"],
  ["ocid1.volume.oc1.eu-frankfurt-1.abc", "eu-frankfurt-1"],
  ["ocid1.compartment.oc1..abc", null],
  ["nonsense", null],
])("the region of %s is %j", (ocid, region) => {
  expect(regionOf(ocid)).toBe(region);
});

describe("stayInRealm", () => {
  const NAME = "OCI_DEFAULT_REALM";
  beforeEach(() => {
    Reflect.deleteProperty(process.env, NAME);
  });
  afterEach(() => {
    Reflect.deleteProperty(process.env, NAME);
  });

  test("takes the realm's domain from the SDK's table", () => {
    stayInRealm("us-gov-ashburn-1");
    expect(process.env[NAME]).toBe("oraclegovcloud.com");
  });

  test("leaves alone what it does not know or what is set", () => {
    stayInRealm("xx-newer-1");
    expect(process.env[NAME]).toBeUndefined();
    process.env[NAME] = "example.com";
    stayInRealm("us-ashburn-1");
    expect(process.env[NAME]).toBe("example.com");
  });
});
