import { createHmac, createSecretKey, hkdfSync, type KeyObject } from "node:crypto";

const PURPOSE = "oci-volume-backup-audit: pseudonyms of names";
const KEY_BYTES = 32;
const HASH_LENGTH = 8;

/** What has a name and no OCID to make a pseudonym of. */
export type NamelessKind = "bucket" | "compartment" | "namespace" | "owner" | "pattern" | "subject";

/**
 * Pseudonyms of names. A name can be guessed and tried, so that they are keyed hashes only where there
 * is a lasting secret to key them with: then they are the same in every run that has it. Else they are
 * numbers, in the order in which the names come up, and tell nothing.
 */
export class NamePseudonyms {
  readonly #key: KeyObject | null;
  readonly #numbers = new Map<NamelessKind, Map<string, number>>();

  constructor(tenancyId: string, secret: Uint8Array | null) {
    this.#key =
      secret &&
      createSecretKey(Buffer.from(hkdfSync("sha256", secret, tenancyId, PURPOSE, KEY_BYTES)));
  }

  /** `pattern-3f9c2a71`, or `pattern-1`. */
  of(kind: NamelessKind, name: string): string {
    return `${kind}-${this.#key === null ? this.#numberOf(kind, name) : hash(this.#key, kind, name)}`;
  }

  #numberOf(kind: NamelessKind, name: string): number {
    const known = this.#numbers.get(kind) ?? new Map<string, number>();
    this.#numbers.set(kind, known);
    const number = known.get(name) ?? known.size + 1;
    known.set(name, number);
    return number;
  }
}

function hash(key: KeyObject, kind: NamelessKind, name: string): string {
  return createHmac("sha256", key).update(`${kind}\0${name}`).digest("hex").slice(0, HASH_LENGTH);
}
