/** The longest text of another party that is repeated, in UTF-16 units. */
const MOST_SHOWN = 300;
/** What comes after so much cannot be within the part that is shown, however much is masked. */
const MOST_READ = 4_000;
/** So many characters in a row of a secret give it away; fewer may be any word. */
const GRAM = 16;

const MASK = "***";

/** What no text of another party is to repeat, no matter whose it is. */
const SECRET_SHAPES: readonly RegExp[] = [
  // The scheme of OCI's Authorization header; nothing useful comes after it.
  /Signature\s+(?:version|keyId|algorithm|headers)\b.*$/i,
  /\b(?:Bearer|Basic)\s+[\w.~+/=%-]{8,}/gi,
  /\b(?:signature|authorization|keyId|token|sig)["']?\s*[:=]\s*["']?[^\s"'&,]{8,}/gi,
  /ST\$\S+/g,
  // JSON Web Tokens, and a part of one.
  /eyJ[\w-]{10,}(?:\.[\w-]*)*/g,
  // Fingerprints, whole and cut.
  /(?:[0-9a-f]{2}:){5,}[0-9a-f]{0,2}/gi,
  // Signatures, keys and tokens are longer than any OCID's longest part.
  /[A-Za-z0-9+/_=%-]{80,}/g,
];

/**
 * What another party said (a service, a gateway, a proxy), fit to be repeated in a sentence, a log or
 * a report: on one line, without control characters, with secrets replaced by `***`, and cut. The
 * work is bounded, however long the text is. Empty when it says nothing.
 *
 * @param secrets what was sent to it: also a part of one is masked
 */
export function outsideWords(text: string, secrets: readonly string[] = []): string {
  const read = text.slice(0, MOST_READ).replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, " ");
  const unsaid = SECRET_SHAPES.reduce(
    (masked, shape) => masked.replace(shape, MASK),
    withoutPartsOf(read, secrets),
  );
  const shown = unsaid.replace(/[\p{Cf}\p{Cs}]/gu, "").trim();
  if (shown.length <= MOST_SHOWN) return shown;
  // Not in the middle of a character of two units.
  return `${shown.slice(0, MOST_SHOWN - 1).replace(/[\uD800-\uDBFF]$/, "")}…`;
}

const REQUEST_ID = /^[A-Za-z0-9][\w:/.-]{0,127}$/;
const TOKEN_OR_FINGERPRINT = /^eyJ|(?:[0-9a-f]{2}:){5,}/i;

/** An id that another party gave to a request; null for a text that is none, or holds a secret. */
export function requestIdIn(text: string | null, secrets: readonly string[] = []): string | null {
  if (text === null || !REQUEST_ID.test(text) || TOKEN_OR_FINGERPRINT.test(text)) return null;
  return withoutPartsOf(text, secrets) === text ? text : null;
}

/** Masks every stretch of the text that is made of pieces of a secret. */
function withoutPartsOf(text: string, secrets: readonly string[]): string {
  const grams = new Set(secrets.flatMap(gramsOf));
  if (grams.size === 0) return text;
  let shown = "";
  let at = 0;
  while (at < text.length) {
    const end = endOfSecret(text, at, grams);
    shown += end === at ? text.charAt(at) : MASK;
    at = Math.max(end, at + 1);
  }
  return shown;
}

/** Where the stretch of secrets that begins at `start` ends; `start` when none begins there. */
function endOfSecret(text: string, start: number, grams: ReadonlySet<string>): number {
  let at = start;
  while (grams.has(text.slice(at, at + GRAM))) at += 1;
  return at === start ? start : at + GRAM - 1;
}

function gramsOf(secret: string): string[] {
  const count = Math.max(0, secret.length - GRAM + 1);
  return Array.from({ length: count }, (_, at) => secret.slice(at, at + GRAM));
}
