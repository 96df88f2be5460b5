import { Places } from "../../../../src/posture/access/places.js";

const place = (id: string, name: string, parentId: string | null) => ({ id, name, parentId });

export const ACME = "ocid1.tenancy.oc1..acme";
export const ERP = "ocid1.compartment.oc1..erp";

/** acme with prod/erp, which is audited, prod/web and dev, which are not. */
export const places = new Places(ACME, [
  place(ACME, "acme", null),
  place("ocid1.compartment.oc1..prod", "prod", ACME),
  place(ERP, "erp", "ocid1.compartment.oc1..prod"),
  place("ocid1.compartment.oc1..web", "web", "ocid1.compartment.oc1..prod"),
  place("ocid1.compartment.oc1..dev", "dev", ACME),
]);

export const covering = { sure: places.covering([ERP]), possible: new Set<string>() };

const OCIDS: Readonly<Record<string, string>> = {
  acme: ACME,
  prod: "ocid1.compartment.oc1..prod",
  erp: ERP,
  web: "ocid1.compartment.oc1..web",
  dev: "ocid1.compartment.oc1..dev",
};

export function ocidOf(name: string): string {
  return OCIDS[name] ?? name;
}
