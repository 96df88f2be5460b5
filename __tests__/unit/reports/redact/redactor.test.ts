import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { Redactor } from "../../../../src/reports/redact/redactor.js";
import { hostileText } from "../hostile-names.js";

const TENANCY = "ocid1.tenancy.oc1..aaaa";
const VOLUME = "ocid1.volume.oc1.iad.abuwcljrxyz";
const ERP = { id: "ocid1.compartment.oc1..erp", name: "erp", path: "acme/prod/erp" };

function redactor(): Redactor {
  return new Redactor(TENANCY, Buffer.from("the private key"));
}

describe("a pseudonym", () => {
  test("has the kind and the first digits of the short OCID", () => {
    const short = redactor().ocid(VOLUME);
    expect(redactor().pseudonym("volume", VOLUME)).toBe(`volume-${short.slice(-12, -4)}`);
  });

  test("is the same for an OCID that is short already", () => {
    const it = redactor();
    expect(it.pseudonym("volume", it.ocid(VOLUME))).toBe(it.pseudonym("volume", VOLUME));
    expect(it.compartment(it.ocid(TENANCY))).toBe(it.compartment(TENANCY));
  });

  test("of the tenancy is called so", () => {
    expect(redactor().compartment(TENANCY)).toMatch(/^tenancy-[0-9a-f]{8}$/);
    expect(redactor().compartment(ERP.id)).toMatch(/^compartment-[0-9a-f]{8}$/);
  });
});

describe("a path", () => {
  test("has a pseudonym for every segment, known ones by their OCID", () => {
    const it = redactor();
    it.learnCompartments([ERP, { id: TENANCY, name: "acme", path: "acme" }]);
    const [tenancy, prod, erp] = it.path("acme/prod/erp").split("/");
    expect(tenancy).toBe(it.compartment(TENANCY));
    expect(prod).toMatch(/^compartment-[0-9a-f]{8}$/);
    expect(erp).toBe(it.compartment(ERP.id));
    expect(it.path("acme/prod")).toBe(`${String(tenancy)}/${String(prod)}`);
    expect(it.path("acme")).toBe(tenancy);
  });

  test("does not depend on the order in which compartments are learned", () => {
    const prod = { id: "ocid1.compartment.oc1..prod", name: "prod", path: "acme/prod" };
    const [one, other] = [redactor(), redactor()];
    one.learnCompartments([ERP, prod]);
    other.learnCompartments([prod, ERP]);
    expect(one.path(ERP.path)).toBe(other.path(ERP.path));
    expect(one.path(ERP.path)).toContain(`/${one.compartment(prod.id)}/`);
  });

  test("takes a name with a slash in it for one segment", () => {
    const it = redactor();
    it.learnCompartments([{ ...ERP, name: "e/r", path: "acme/e/r" }]);
    expect(it.path("acme/e/r").split("/")).toEqual([
      it.compartment(TENANCY),
      it.compartment(ERP.id),
    ]);
  });
});

describe("a text", () => {
  test("has neither OCIDs nor learned names, above the scope neither", () => {
    const it = redactor();
    it.learnCompartments([ERP]);
    it.learn("ledger", it.pseudonym("volume", VOLUME));
    const text = it.text(`ledger (${VOLUME}) in acme/prod/erp: erp, prod and acme; acme/prod`);
    expect(text).not.toMatch(/ledger|acme|erp|prod|abuwcljr/);
    const erp = it.path(ERP.path);
    expect(text).toContain(`in ${erp}: ${it.compartment(ERP.id)}, `);
  });

  test("that was redacted before stays as it is, even when names are words of it", () => {
    const it = redactor();
    for (const name of ["volume", "compartment", "tenancy", "ocid1", "oc1", "iad"]) {
      it.learn(name, it.pseudonym("volume", `ocid1.volume.oc1.iad.${name}`));
    }
    it.learnCompartments([ERP]);
    const once = it.text(`${VOLUME} in ${ERP.path}: volume`);
    expect(it.text(once)).toBe(once);
  });

  test("has the name in its JSON and its visible form replaced too", () => {
    const it = redactor();
    const name = 'led"ger\n\u202Ex';
    it.learn(name, "volume-00000000");
    expect(it.text(JSON.stringify({ name }))).toBe('{"name":"volume-00000000"}');
    expect(it.text('led"ger\\u000a\\u202ex')).toBe("volume-00000000");
  });

  test("has the name in either normal form replaced, as a match takes either", () => {
    const [composed, decomposed] = ["NFC", "NFD"].map((form) => "db-größe".normalize(form));
    for (const name of [composed, decomposed].map(String)) {
      const it = redactor();
      it.learn(name, "volume-00000000");
      expect(it.text(`${composed} is ${decomposed}`)).toBe("volume-00000000 is volume-00000000");
    }
  });

  test("keeps what is to be kept, and names too short to tell from words", () => {
    const it = redactor();
    it.learn("acme", "tenancy-00000000");
    it.learn("it", "volume-00000001");
    it.learn("2024", "volume-00000002");
    it.keep("acme-reports");
    expect(it.text("acme: it wrote oci://acme-reports@ns/2024 and acme-logs")).toBe(
      "tenancy-00000000: it wrote oci://acme-reports@ns/2024 and tenancy-00000000-logs",
    );
  });

  test("of the user's own loses its OCIDs only", () => {
    const it = redactor();
    it.learn("ledger", "volume-00000000");
    expect(it.ocidsIn(`ledger is ${VOLUME}`)).toBe(`ledger is ${it.ocid(VOLUME)}`);
  });

  test("never quotes a name that stands by itself", () => {
    fc.assert(
      fc.property(hostileText, hostileText, (name, around) => {
        fc.pre(name.length >= 3 && /\p{L}/u.test(name) && !around.includes(name));
        fc.pre(!"volume-12345678".includes(name));
        const it = redactor();
        it.learn(name, "volume-12345678");
        expect(it.text(`"${name}"`)).toBe('"volume-12345678"');
        expect(it.text(`${around} ${name}`)).not.toContain(` ${name}`);
      }),
    );
  });
});
