import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";

import { knownRegion, RegionNames, stayInRealm } from "../../../src/oci/region-names.js";
import type { RegionSubscription } from "../../../src/oci/resources.js";

test.each([
  ["iad", "us-ashburn-1"],
  ["IAD", "us-ashburn-1"],
  ["us-ashburn-1", "us-ashburn-1"],
  ["Eu-Frankfurt-1", "eu-frankfurt-1"],
  ["fra", "eu-frankfurt-1"],
  ["xx-newer-1", "xx-newer-1"],
  ["nwh", null],
  ["US East (Ashburn)", null],
  ["", null],
])("knownRegion(%j) is %j", (name, region) => {
  expect(knownRegion(name)).toBe(region);
});

describe("RegionNames", () => {
  const NEW: RegionSubscription = {
    region: "us-newhere-1",
    key: "nwh",
    isHome: false,
    isReady: true,
  };
  let asked = 0;
  const names = (answer: readonly RegionSubscription[] | Error = [NEW]) => {
    asked = 0;
    return new RegionNames(() => {
      asked += 1;
      return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
    });
  };
  const named = (region: string) => ({ kind: "named", region });

  test.each([
    ["ocid1.volume.oc1.iad.abc", named("us-ashburn-1"), 0],
    ["ocid1.volume.oc1.eu-frankfurt-1.abc", named("eu-frankfurt-1"), 0],
    ["ocid1.volume.oc1.us-unheard-1.abc", named("us-unheard-1"), 0],
    ["ocid1.volume.oc1.nwh.abc", named("us-newhere-1"), 1],
    ["ocid1.volume.oc1.NWH.abc", named("us-newhere-1"), 1],
    ["ocidv1:volume:oc1:phx:1460406592660:aaaa", named("us-phoenix-1"), 0],
    ["ocid1.volume.oc1.zzz.abc", { kind: "unknown", key: "zzz" }, 1],
    ["ocid1.compartment.oc1..abc", { kind: "none" }, 0],
    ["nonsense", { kind: "none" }, 0],
  ])("the region of %s is %j, and the tenancy is asked %i times", async (ocid, region, calls) => {
    const directory = names();
    expect(await directory.ofOcid(ocid)).toEqual(region);
    expect(await directory.ofOcid(ocid)).toEqual(region);
    expect(asked).toBe(calls);
  });

  test("a list that cannot be read translates nothing, and is asked for again", async () => {
    const directory = names(new Error("denied"));
    expect(await directory.named("nwh")).toBeNull();
    await expect(directory.subscriptions()).rejects.toThrow("denied");
    expect(asked).toBe(2);
  });
});

describe("stayInRealm", () => {
  const NAME = "OCI_DEFAULT_REALM";
  const TENANCY = "ocid1.tenancy.oc1..acme";
  const forget = () => {
    Reflect.deleteProperty(process.env, NAME);
  };
  beforeEach(forget);
  afterEach(forget);

  test.each([
    ["the region's, from the SDK's table", "us-gov-ashburn-1", TENANCY, "oraclegovcloud.com"],
    [
      "the tenancy's, of a region in no table",
      "xx-newer-1",
      "ocid1.tenancy.oc19..a",
      "oraclecloud.eu",
    ],
    [
      "the tenancy's, by an OCID of the first form",
      "xx-newer-1",
      "ocidv1:tenancy:oc4:x:1:a",
      "oraclegovcloud.uk",
    ],
  ])("takes the domain of the realm: %s", (_, region, tenancy, domain) => {
    stayInRealm(region, tenancy);
    expect(process.env[NAME]).toBe(domain);
  });

  test("leaves alone what is set, and takes an empty text for not set", () => {
    process.env[NAME] = "example.com";
    stayInRealm("us-ashburn-1", TENANCY);
    expect(process.env[NAME]).toBe("example.com");
    process.env[NAME] = "";
    stayInRealm("us-ashburn-1", TENANCY);
    expect(process.env[NAME]).toBe("oraclecloud.com");
  });

  test("refuses a realm of which nothing tells the domain", () => {
    expect(() => {
      stayInRealm("xx-newer-1", "ocid1.tenancy.oc99..acme");
    }).toThrow(
      "region: xx-newer-1 is of the realm oc99, and this version knows neither. Set OCI_DEFAULT_REALM to the realm's domain, for example oraclecloud.com, or describe the region in OCI_REGION_METADATA.",
    );
    process.env[NAME] = "https://oraclecloud.com";
    expect(() => {
      stayInRealm("us-ashburn-1", TENANCY);
    }).toThrow("OCI_DEFAULT_REALM: this is not the domain of a realm.");
  });
});
