/** The error's message without the full stop at its end, to be put in a sentence. */
export function messageOf(error: unknown): string {
  // By its shape: an error of another realm is an error too.
  const { message } = Object(error) as { message?: unknown };
  return (typeof message === "string" ? message : String(error)).replace(/\.+$/, "");
}
