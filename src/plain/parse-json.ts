/** How a key that could be `__proto__` is written: as it is, or with an escaped letter or underscore. */
const MAY_BE_PROTO = /__proto__|\\u00[5-7]/i;

/**
 * The value of a JSON text from outside, without any key `__proto__`: copied by a library, its value
 * would become the prototype, and be read as fields that the record itself does not have.
 * Throws `SyntaxError`.
 */
export function parseJson(text: string): unknown {
  return MAY_BE_PROTO.test(text) ? JSON.parse(text, withoutProto) : JSON.parse(text);
}

/** A reviver: what is undefined is left out. */
export function withoutProto(key: string, value: unknown): unknown {
  return key === "__proto__" ? undefined : value;
}
