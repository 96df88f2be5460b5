import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { OcidShortener, partAtShortOcids } from "../../../../src/reports/redact/ocid.js";

const shortener = new OcidShortener("ocid1.tenancy.oc1..aaaa");

const unique = fc.stringMatching(/^[a-z2-7]{60}$/);
const ocids = fc
  .tuple(
    fc.constantFrom("volume", "bootvolume", "compartment", "volumegroup", "tenancy", "instance"),
    fc.constantFrom("oc1", "oc2", "oc19"),
    fc.constantFrom("", "iad", "phx", "eu-frankfurt-1"),
    unique,
    fc.boolean(),
  )
  .map(([type, realm, region, id, isFirstForm]) =>
    isFirstForm
      ? `ocidv1:${type}:${realm}:${region}:1460406592660:${id}`
      : `ocid1.${type}.${realm}.${region}.${id}`,
  );

describe("a short OCID", () => {
  test.each([
    ["ocid1.volume.oc1.iad.abuwcljrxyz", "ocid1.volume.oc1.iad..."],
    ["ocid1.compartment.oc1..aaaaaaaaxyz", "ocid1.compartment.oc1..."],
    ["ocid1.bootvolume.oc1.eu-frankfurt-1.abc", "ocid1.bootvolume.oc1.eu-frankfurt-1..."],
    ["ocid1.volume.oc1.iad.future.abc", "ocid1.volume.oc1.iad..."],
    ["ocidv1:tenancy:oc1:phx:1460406592660:aaaa", "ocidv1:tenancy:oc1:phx..."],
    ["not an OCID", "..."],
  ])("of %s begins %s", (ocid, start) => {
    const short = shortener.shorten(ocid);
    expect(short.slice(0, -12)).toBe(start);
    expect(short.slice(-12)).toMatch(/^[0-9a-f]{12}$/);
    expect(shortener.shorten(short)).toBe(short);
    expect(shortener.hash(short)).toBe(shortener.hash(ocid));
  });

  test("depends on the key, and on nothing else", () => {
    const ocid = "ocid1.volume.oc1.iad.abuwcljrxyz";
    expect(new OcidShortener("ocid1.tenancy.oc1..aaaa").shorten(ocid)).toBe(
      shortener.shorten(ocid),
    );
    expect(new OcidShortener("ocid1.tenancy.oc1..bbbb").shorten(ocid)).not.toBe(
      shortener.shorten(ocid),
    );
  });

  test("tells 50,000 volumes apart", () => {
    const shorts = Array.from({ length: 50_000 }, (_, index) =>
      shortener.shorten(`ocid1.volume.oc1.iad.v${index}`),
    );
    expect(new Set(shorts).size).toBe(50_000);
  });
});

describe("OCIDs in a text", () => {
  test.each([
    "volume ocid1.volume.oc1.iad.abc.",
    '{"id":"ocid1.volume.oc1.iad.abc","x":1}',
    "line\\nocid1.volume.oc1.iad.abc",
    "/20160918/volumes/ocid1.volume.oc1.iad.abc?limit=1",
    "OCID1.VOLUME.OC1.IAD.ABC",
    "(ocidv1:tenancy:oc1:phx:1460406592660:abc)",
    "ocid1.volume.oc1.iad.abc, ocid1.compartment.oc1..abc",
  ])("are shortened in %j", (text) => {
    expect(shortener.shortenAll(text)).not.toMatch(/\babc\b|\.ABC|:abc/);
  });

  test("leave no unique part behind, in whatever surroundings", () => {
    fc.assert(
      fc.property(fc.array(ocids, { minLength: 1, maxLength: 4 }), fc.string(), (ids, glue) => {
        fc.pre(!/[\w.:-]/.test(glue));
        const text = `${glue}${ids.join(` ${glue} `)}${glue}`;
        const short = shortener.shortenAll(text);
        for (const id of ids) expect(short).not.toContain(id.split(".").at(-1));
        expect(shortener.shortenAll(short)).toBe(short);
        expect(partAtShortOcids(short).filter((_, index) => index % 2 === 1)).toEqual(
          ids.map((id) => shortener.shorten(id)),
        );
        expect(partAtShortOcids(short).join("")).toBe(short);
      }),
    );
  });

  test.each(["ocid", "ocid1.a:", "ocid..", "ocid1.a.b...", "..."])(
    // Two passes within each other would outlast every limit of the tests.
    "a megabyte of %j is gone through in one pass",
    (part) => {
      const text = part.repeat(2 ** 20 / part.length);
      expect(partAtShortOcids(shortener.shortenAll(text))).toEqual([text]);
    },
  );
});
