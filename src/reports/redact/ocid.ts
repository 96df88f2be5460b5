import { createHmac, createSecretKey, type KeyObject } from "node:crypto";

import { ocidsAnywhere } from "../../plain/ocid.js";

const OCID = ocidsAnywhere();

/** Enough hex digits that 100,000 OCIDs do not collide, and few enough to read out. */
const HASH_LENGTH = 12;

const SHORT = /\.\.\.([0-9a-f]{12})$/;
/** What stays of one is far shorter than 120 characters; without a bound a hostile text would take minutes. */
const SHORT_ANYWHERE = /(?:ocid[\w.:-]{0,120}?)?\.\.\.[0-9a-f]{12}(?![\w])/gi;

/** True of what is left of an OCID that was shortened, in whatever run. */
export function isShortOcid(text: string): boolean {
  return SHORT.test(text);
}

/** A keyed hash of OCIDs and what is made of it. The same key gives the same forms in every run. */
export class OcidShortener {
  readonly #key: KeyObject;

  constructor(key: string) {
    // A key object halves the cost of a hash, of which a run makes one a backup.
    this.#key = createSecretKey(key, "utf8");
  }

  /** 12 hex digits; of an OCID that is short already, those that it was shortened to. */
  hash(ocid: string): string {
    const known = SHORT.exec(ocid)?.[1];
    if (known !== undefined) return known;
    return createHmac("sha256", this.#key).update(ocid).digest("hex").slice(0, HASH_LENGTH);
  }

  /** `ocid1.volume.oc1.iad...3f9c2a7154b0`: type, realm and region stay. Idempotent. */
  shorten(ocid: string): string {
    if (isShortOcid(ocid)) return ocid;
    const readable = /^ocidv?\d+([.:])[\w-]+\1[\w-]+(?:\1[\w-]+(?=\1))?/i.exec(ocid)?.[0] ?? "";
    return `${readable}...${this.hash(ocid)}`;
  }

  /** The text with every OCID in it shortened. */
  shortenAll(text: string): string {
    return text.replace(OCID, (ocid) => this.shorten(ocid));
  }
}

/** Parts a text at its short OCIDs: even entries are free text, odd ones short OCIDs. */
export function partAtShortOcids(text: string): string[] {
  const parts: string[] = [];
  let from = 0;
  for (const { 0: short, index } of text.matchAll(SHORT_ANYWHERE)) {
    parts.push(text.slice(from, index), short);
    from = index + short.length;
  }
  return [...parts, text.slice(from)];
}
