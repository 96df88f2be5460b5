/** The message of whatever was thrown; by its shape, since errors of other realms are errors too. */
export function errorMessage(error: unknown): string {
  const { message } = Object(error) as { message?: unknown };
  return typeof message === "string" ? message : String(error);
}
