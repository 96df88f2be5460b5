/**
 * PEM text with real newlines: a secret store may hand it over with `\n` written out or with CRLF.
 * Undefined when nothing is left. Whether it is a key at all is for sign-in to say.
 */
export function normalisePrivateKey(text: string): string | undefined {
  const pem = text.replace(/(\\+r)?\\+n|\r\n?/g, "\n").trim();
  return pem === "" ? undefined : `${pem}\n`;
}
