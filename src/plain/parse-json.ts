/** An escaped letter or underscore. */
const ESCAPED_LETTER = /\\u00[5-7]/i;

/**
 * The value of a JSON text from outside, without any key `__proto__`: copied by a library, its value
 * would become the prototype, and be read as fields that the record itself does not have.
 * Throws `SyntaxError`.
 */
export function parseJson(text: string): unknown {
  return mayHaveProto(text) ? JSON.parse(text, withoutProto) : JSON.parse(text);
}

/** Whether a key could be `__proto__`, as it is or escaped. Plain searches first: texts may be large. */
function mayHaveProto(text: string): boolean {
  return text.includes("__proto__") || (text.includes("\\u00") && ESCAPED_LETTER.test(text));
}

/** A reviver: what is undefined is left out. */
export function withoutProto(key: string, value: unknown): unknown {
  return key === "__proto__" ? undefined : value;
}
