/** Deeper than this no chain of causes is followed: one may lead back to itself. */
const MOST_CAUSES = 5;

/**
 * What an error says, without the full stop at its end, to be put in a sentence. One that has no
 * message is told by its code, HTTP status and host, then by its cause, then by its name: never empty.
 */
export function messageOf(error: unknown): string {
  return saidBy(error, MOST_CAUSES) ?? nameOf(error) ?? "no reason given";
}

/** `ENOENT`: the system's word for what went wrong; null for an error that is not of the system. */
export function systemCodeOf(error: unknown): string | null {
  const { code } = Object(error) as ErrorShape;
  return typeof code === "string" ? code : null;
}

function saidBy(error: unknown, depth: number): string | null {
  // By its shape: an error of another realm is an error too.
  const { message, cause, errors } = Object(error) as ErrorShape;
  const text = inSentence(typeof message === "string" ? message : plainText(error));
  if (text !== "") return text;
  const facts = factsOf(error);
  if (facts !== "") return facts;
  if (depth === 0) return null;
  const causes = [cause, ...(Array.isArray(errors) ? (errors as unknown[]) : [])];
  for (const each of causes.filter((it) => it !== undefined && it !== null)) {
    const said = saidBy(each, depth - 1);
    if (said !== null) return said;
  }
  return null;
}

interface ErrorShape {
  readonly message?: unknown;
  readonly cause?: unknown;
  readonly errors?: unknown;
  readonly code?: unknown;
  readonly status?: unknown;
  readonly statusCode?: unknown;
  readonly request?: unknown;
  readonly hostname?: unknown;
  readonly name?: unknown;
}

/** What is thrown need not be an error; of an object without a message there is nothing to show. */
function plainText(thrown: unknown): string {
  return typeof thrown === "object" && thrown !== null ? "" : String(thrown);
}

function inSentence(text: string): string {
  return text.trim().replace(/\.+$/, "");
}

/** `status 403, blobs.example`, `ECONNREFUSED`: as far as the error has them. */
function factsOf(error: unknown): string {
  const { code, status, statusCode, request, hostname } = Object(error) as ErrorShape;
  const http = [statusCode, status].find((each) => typeof each === "number");
  return [
    http === undefined ? "" : `status ${http}`,
    typeof code === "string" || typeof code === "number" ? String(code) : "",
    typeof hostname === "string" ? hostname : hostOf(request),
  ]
    .filter((part) => part !== "")
    .join(", ");
}

function hostOf(request: unknown): string {
  const { url } = Object(request) as { url?: unknown };
  return typeof url === "string" && URL.canParse(url) ? new URL(url).host : "";
}

function nameOf(error: unknown): string | null {
  const { name } = Object(error) as ErrorShape;
  return typeof name === "string" && name !== "" ? name : null;
}
