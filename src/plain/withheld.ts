/** In place of words that `redact` keeps back: they may quote anything. */
export const WITHHELD = "its message is withheld";

/** The code of an answer where it looks like one of OCI's (`NotAuthorizedOrNotFound`), else null. */
export function tellableCode(code: string | null): string | null {
  return code !== null && /^[A-Za-z]{3,64}$/.test(code) ? code : null;
}

/** In place of a statement of IAM, which is made of the tenancy's names. */
export const WITHHELD_STATEMENT = "the statement is withheld";
