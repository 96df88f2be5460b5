import { visible } from "../../plain/visible.js";
import { NameIndex } from "./name-index.js";
import { NamePseudonyms, type NamelessKind } from "./name-pseudonyms.js";
import { OcidShortener, partAtShortOcids } from "./ocid.js";

export type NamedKind =
  | "tenancy"
  | "compartment"
  | "volume"
  | "boot-volume"
  | "instance"
  | "backup-policy"
  | "iam-policy";

/** As much of a compartment as its pseudonym is made of. */
export interface NamedCompartment {
  readonly id: string;
  readonly name: string;
  /** From the tenancy's name down: `acme/prod`. */
  readonly path: string;
}

/** In free text a shorter name would be any word of the language: `it`, `db`, `1`. */
const SHORTEST_NAME = 3;

/**
 * Shortens OCIDs and replaces names by pseudonyms that are the same in every run over a tenancy.
 * What has an OCID has one made of that, by HMAC-SHA-256, and never of its name, which could be guessed
 * and tried; a resource that is renamed keeps it. `NamePseudonyms` has the rest.
 */
export class Redactor {
  readonly #shortener: OcidShortener;
  readonly #tenancyId: string;
  readonly #shortTenancyId: string;
  readonly #names = new NameIndex();
  readonly #nameless: NamePseudonyms;
  /** By OCID. */
  readonly #compartments = new Map<string, string>();
  readonly #paths = new Map<string, string>();

  /**
   * @param tenancyId the whole OCID of the tenancy: the key of what is made of OCIDs
   * @param secret the key of what is made of names; null where there is none that lasts
   */
  constructor(tenancyId: string, secret: Uint8Array | null = null) {
    this.#nameless = new NamePseudonyms(tenancyId, secret);
    this.#tenancyId = tenancyId;
    this.#shortener = new OcidShortener(tenancyId);
    this.#shortTenancyId = this.ocid(tenancyId);
  }

  /** `ocid1.volume.oc1.iad...3f9c2a7154b0`; idempotent. */
  ocid(ocid: string): string {
    return this.#shortener.shorten(ocid);
  }

  /** The text with its OCIDs shortened and every name left: for texts of the user's own. */
  ocidsIn(text: string): string {
    return this.#shortener.shortenAll(text);
  }

  /** `volume-3f9c2a71`, with the first digits of the short OCID. */
  pseudonym(kind: NamedKind, ocid: string): string {
    return `${kind}-${this.#shortener.hash(ocid).slice(0, 8)}`;
  }

  /** A pseudonym of what has a name only. */
  named(kind: NamelessKind, name: string): string {
    return this.#nameless.of(kind, name);
  }

  compartment(id: string): string {
    const known = this.#compartments.get(id);
    if (known !== undefined) return known;
    const isTenancy = this.ocid(id) === this.#shortTenancyId;
    const pseudonym = this.pseudonym(isTenancy ? "tenancy" : "compartment", id);
    this.#compartments.set(id, pseudonym);
    return pseudonym;
  }

  /** The path with a pseudonym for every segment, those of compartments not learned too. */
  path(path: string): string {
    const known = this.#paths.get(path);
    if (known !== undefined) return known;
    const slash = path.lastIndexOf("/");
    if (slash < 0) return this.compartment(this.#tenancyId);
    // Of a compartment that was not learned there is no OCID to make it from.
    return `${this.path(path.slice(0, slash))}/${this.named("compartment", path)}`;
  }

  /** Makes compartments' names and paths known. Call it before anything is told of them. */
  learnCompartments(compartments: readonly NamedCompartment[]): void {
    // Parents first: a path is made of its parent's.
    const topDown = [...compartments].sort((a, b) => a.path.length - b.path.length);
    for (const { id, name, path } of topDown) {
      const pseudonym = this.compartment(id);
      const parent = path.endsWith(`/${name}`) ? path.slice(0, -name.length - 1) : null;
      const redacted = parent === null ? pseudonym : `${this.path(parent)}/${pseudonym}`;
      this.#paths.set(path, redacted);
      this.learn(path, redacted);
      this.learn(name, pseudonym);
      if (parent !== null) this.#learnAncestors(parent);
    }
  }

  /** Those above the scope have a path and no entry of their own. */
  #learnAncestors(path: string): void {
    const redacted = this.path(path);
    const slash = path.lastIndexOf("/");
    this.learn(path, redacted);
    this.learn(path.slice(slash + 1), redacted.slice(redacted.lastIndexOf("/") + 1));
    if (slash > 0) this.#learnAncestors(path.slice(0, slash));
  }

  /** Makes a name known that free text may quote; its JSON and its visible form too. */
  learn(name: string, pseudonym: string): void {
    // A pseudonym in a text that was redacted before is no name.
    for (const segment of pseudonym.split("/")) this.keep(segment);
    if (name.length < SHORTEST_NAME || !/\p{L}/u.test(name)) return;
    // A match takes a name in either normal form, and so may who writes the reason beside it.
    for (const spelling of new Set([name, name.normalize("NFC"), name.normalize("NFD")])) {
      for (const form of [spelling, JSON.stringify(spelling).slice(1, -1), visible(spelling)]) {
        this.#names.add(form, pseudonym);
      }
    }
  }

  /** Leaves this text as it is wherever it stands, as for a bucket or a file of the user's own. */
  keep(text: string): void {
    this.#names.add(text, text);
  }

  /**
   * The user's own words (a rule's name, an exemption's reason) without OCIDs and without the names
   * learned so far. Never a sentence of this program's: a volume may be called as any word of it.
   */
  text(text: string): string {
    return partAtShortOcids(this.ocidsIn(text))
      .map((part, index) => (index % 2 === 0 ? this.#names.replaceIn(part) : part))
      .join("");
  }
}
