import { messageOf } from "../../plain/error-message.js";
import { outsideWords } from "../../plain/outside-words.js";

/** `ECONNRESET: read ECONNRESET`, `ENOTFOUND: …`: the code first, since people search for it. */
export function describeConnectionError(error: unknown): string {
  const cause = innermost(error);
  const code = (cause as { code?: unknown }).code;
  // TLS errors quote what the other side's certificate says.
  const message = outsideWords(messageOf(cause));
  return typeof code === "string" && !message.includes(code) ? `${code}: ${message}` : message;
}

function innermost(error: unknown): unknown {
  let current = error;
  for (let depth = 0; depth < 5; depth += 1) {
    const next: unknown =
      current instanceof AggregateError
        ? current.errors[0]
        : (current as { cause?: unknown }).cause;
    if (next === undefined || next === null) return current;
    current = next;
  }
  return current;
}
