import { readdirSync, readFileSync } from "node:fs";

const FOLDER = "__tests__/fixtures/recorded";

/** Of a page token only its length and form were kept. */
interface KeptToken {
  readonly length: number;
  readonly form: string;
}

export type Raw = Readonly<Record<string, unknown>>;

/** One answer as it was recorded. */
export interface RecordedAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | KeptToken>>;
  readonly body: unknown;
}

export function recordedNames(): readonly string[] {
  return readdirSync(FOLDER)
    .filter((name) => name.endsWith(".json"))
    .map((name) => name.replace(/\.json$/, ""))
    .sort();
}

export function recordedAnswer(name: string): RecordedAnswer {
  return JSON.parse(readFileSync(`${FOLDER}/${name}.json`, "utf8")) as RecordedAnswer;
}

/** The records of an answer: the items of a page, or the one record that it is. */
export function rawRecords({ body }: RecordedAnswer): readonly Raw[] {
  const { items } = body as { readonly items?: readonly Raw[] };
  if (items !== undefined) return items;
  return (Array.isArray(body) ? body : [body]) as readonly Raw[];
}

const CHARACTERS = {
  standard: "+/=ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789",
  jwt: "eyJ.-_ABCDEFGHIJKLMNOPQRSTUVWXYZ",
};

/** A token of the recorded length and form. */
export function tokenLike({ length, form }: KeptToken): string {
  const characters = form.startsWith("JWT") ? CHARACTERS.jwt : CHARACTERS.standard;
  return characters.repeat(Math.ceil(length / characters.length)).slice(0, length);
}

/** What belongs to the recording's connection and not to the answer. */
const HOP_BY_HOP = new Set(["connection", "content-length", "transfer-encoding"]);

/** The headers to be sent again; null in place of the next page's token: there is none. */
export function headersToSend({ headers }: RecordedAnswer): {
  readonly headers: Readonly<Record<string, string>>;
  readonly token: string | null;
} {
  const sent: Record<string, string> = {};
  let token: string | null = null;
  for (const [name, value] of Object.entries(headers)) {
    if (HOP_BY_HOP.has(name.toLowerCase())) continue;
    if (typeof value !== "string") token = tokenLike(value);
    // A header's value is ASCII; where the recording was shortened it is not.
    sent[name] = typeof value === "string" ? value.replace("…", "etag") : (token ?? "");
  }
  return { headers: sent, token };
}
