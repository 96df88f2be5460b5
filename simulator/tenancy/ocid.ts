import { createHash } from "node:crypto";

const ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
const UNIQUE_LENGTH = 60;

function base32(bytes: Buffer, length: number): string {
  let text = "";
  for (let index = 0; index < length; index += 1) {
    text += ALPHABET.charAt((bytes[index % bytes.length] ?? 0) & 31);
  }
  return text;
}

/** Makes OCIDs that look like OCI's; the same seed and the same order of calls give the same ones. */
export class OcidMint {
  readonly #seed: string;
  readonly #realm: string;
  readonly #counts = new Map<string, number>();

  constructor(seed: string, realm: string) {
    this.#seed = seed;
    this.#realm = realm;
  }

  /** `region` is the OCID's region segment; empty for global resources like compartments. */
  next(type: string, region = ""): string {
    const scope = `${type}.${region}`;
    const count = (this.#counts.get(scope) ?? 0) + 1;
    this.#counts.set(scope, count);
    const digest = createHash("sha512").update(`${this.#seed}/${scope}/${count}`).digest();
    const prefix = region === "" ? "aaaaaaaa" : "abuwcljr";
    const unique = prefix + base32(digest, UNIQUE_LENGTH - prefix.length);
    return `ocid1.${type}.${this.#realm}.${region}.${unique}`;
  }

  /** An OCID of the first form, as the oldest tenancies have it. */
  firstForm(type: string, region: string): string {
    const digest = createHash("sha512").update(`${this.#seed}/${type}`).digest();
    return `ocidv1:${type}:${this.#realm}:${region}:1460406592660:${base32(digest, 34)}`;
  }
}

/** The name under which a compartment stays listed once it is deleted: `sandbox.8M2UjMOe`. */
export function deletedName(name: string, id: string): string {
  const digest = createHash("sha512").update(id).digest("base64");
  return `${name}.${digest.replaceAll(/[+/]/g, "").slice(0, 8)}`;
}
