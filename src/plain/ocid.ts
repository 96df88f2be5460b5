/**
 * The shape of an OCID, as Oracle's own tools take it: a version, a type, a realm, a region that may be
 * empty, and one part or more behind it; of those the first, which is for future use, may be empty where
 * there is a region. Full stops stand between them; colons in the first form,
 * `ocidv1:tenancy:oc1:phx:1460406592660:aaaa…`.
 * Source: https://docs.oracle.com/iaas/Content/General/Concepts/identifiers.htm
 */
const PARTS = String.raw`[.:][\w\-]+[.:]([\w\-]+[.:])?[\w\-]*([.:][\w\-]+)+`;

/** A regular expression that matches an OCID of one of these types, and nothing else. */
export function ocidPattern(...types: readonly string[]): string {
  return String.raw`^ocidv?[0-9]+[.:](${types.join("|")})${PARTS}$`;
}

/** An OCID anywhere in a text. What stands between its parts is the same throughout. */
const ANYWHERE = String.raw`ocidv?\d+([.:])[\w-]+\1[\w-]+\1(?:[\w-]+\1)?[\w-]*(?:\1[\w-]+)+`;

/**
 * Finds every OCID of a text. It need not stand between word boundaries: an escaped line end before
 * it ends in a letter.
 */
export function ocidsAnywhere(): RegExp {
  return new RegExp(ANYWHERE, "gi");
}

const WHOLE = new RegExp(`^${ANYWHERE}$`, "i");

/** True for an OCID of one of these types. */
export function isOcidOf(text: string, ...types: readonly string[]): boolean {
  return new RegExp(ocidPattern(...types)).test(text);
}

export function isOcid(text: string): boolean {
  return WHOLE.test(text);
}

/** `tenancy` of `ocid1.tenancy.oc1..aaaa…`; null for what is no OCID. */
export function ocidType(ocid: string): string | null {
  return part(ocid, 1);
}

/** `oc1` of `ocid1.tenancy.oc1..aaaa…`; null for what is no OCID. */
export function ocidRealm(ocid: string): string | null {
  return part(ocid, 2);
}

/** The region's key or name as the OCID has it; null where it names none. */
export function ocidRegion(ocid: string): string | null {
  return part(ocid, 3);
}

function part(ocid: string, index: number): string | null {
  return (isOcid(ocid) ? ocid.split(/[.:]/)[index] : null) || null;
}
