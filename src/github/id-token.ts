import { readFile } from "node:fs/promises";

import { request, type Dispatcher } from "undici";

import { messageOf } from "../plain/error-message.js";
import { parseJson } from "../plain/parse-json.js";
import { withRetries } from "../plain/retry.js";

/** No ID token could be had. The message is a sentence that says what to change. */
class IdTokenError extends Error {
  override readonly name = "IdTokenError";
}

export interface IdTokenContext {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly dispatcher: Dispatcher;
  /** Deadline of one attempt. */
  readonly requestTimeoutMs: number;
  readonly cancellation: AbortSignal;
  readonly mask: (secret: string) => void;
}

/** A failure that may pass. */
class PassingFailure extends IdTokenError {}

/**
 * A fresh OIDC ID token of the running job. Asked for without `@actions/core`, whose client does
 * not share our proxy, deadline and cancellation. Rejects with `IdTokenError`.
 * Source: https://docs.github.com/actions/reference/security/oidc
 */
export async function fetchIdToken(
  audience: string,
  context: IdTokenContext,
  waitsMs?: readonly number[],
): Promise<string> {
  const { env } = context;
  if (env["GITHUB_ACTIONS"] !== "true") {
    throw new IdTokenError(
      "auth: oidc works within GitHub Actions only, where GitHub vouches for the job. Choose another auth.",
    );
  }
  const url = env["ACTIONS_ID_TOKEN_REQUEST_URL"] ?? "";
  const requestToken = env["ACTIONS_ID_TOKEN_REQUEST_TOKEN"] ?? "";
  if (!URL.canParse(url) || requestToken === "") throw await notOffered(env);
  const target = new URL(url);
  target.searchParams.set("audience", audience);
  const { cancellation } = context;
  const token = await withRetries(() => ask(target, requestToken, context), {
    ...{ passing: PassingFailure, cancellation, waitsMs },
  });
  context.mask(token);
  return token;
}

async function ask(url: URL, requestToken: string, context: IdTokenContext): Promise<string> {
  const { dispatcher, requestTimeoutMs, cancellation } = context;
  let status: number;
  let body: string;
  try {
    const answer = await request(url, {
      dispatcher,
      headers: { accept: "application/json", authorization: `Bearer ${requestToken}` },
      signal: AbortSignal.any([cancellation, AbortSignal.timeout(requestTimeoutMs)]),
    });
    status = answer.statusCode;
    body = await answer.body.text();
  } catch (error) {
    throw new PassingFailure(
      `GitHub's token service ${url.host} cannot be reached (${messageOf(error)}). Check that the runner may reach it (HTTPS_PROXY, NO_PROXY, firewall).`,
    );
  }
  if (status === 200) return tokenIn(body, url.host);
  const refused = `GitHub's token service ${url.host} gave no ID token (status ${status})`;
  throw status === 429 || status >= 500
    ? new PassingFailure(`${refused}. Run the job again; see https://www.githubstatus.com.`)
    : new IdTokenError(`${refused}. Check that the job has permissions: id-token: write.`);
}

function tokenIn(body: string, host: string): string {
  let value: unknown;
  try {
    ({ value } = Object(parseJson(body)) as { value?: unknown });
  } catch {
    value = undefined;
  }
  if (typeof value === "string" && value.trim() !== "") return value.trim();
  throw new PassingFailure(
    `GitHub's token service ${host} answered without an ID token. Run the job again; see https://www.githubstatus.com.`,
  );
}

/** Why the runner was given no way to ask for a token. */
async function notOffered(env: IdTokenContext["env"]): Promise<IdTokenError> {
  return (await isFromFork(env))
    ? new IdTokenError(
        "auth: oidc: this run is for a pull request from a fork, and GitHub gives those no ID token. Run the audit on schedule, push or workflow_dispatch instead.",
      )
    : new IdTokenError(
        "auth: oidc: GitHub offers this job no ID token. Add permissions: id-token: write to the job (and contents: read, if it checks out code).",
      );
}

interface Repository {
  readonly full_name?: unknown;
  readonly fork?: unknown;
}

/** GitHub's event payload; any part of it may be missing. */
interface PullRequestEvent {
  readonly pull_request?: {
    readonly head?: { readonly repo?: Repository | null };
    readonly base?: { readonly repo?: Repository | null };
  };
}

async function isFromFork(env: IdTokenContext["env"]): Promise<boolean> {
  if (env["GITHUB_EVENT_NAME"] !== "pull_request") return false;
  let event: PullRequestEvent | null;
  try {
    event = parseJson(await readFile(env["GITHUB_EVENT_PATH"] ?? "", "utf8")) as typeof event;
  } catch {
    return false;
  }
  const { head, base } = event?.pull_request ?? {};
  if (head === undefined) return false;
  // A fork that was deleted leaves no repository behind.
  if (head.repo == null) return true;
  const { full_name: from, fork } = head.repo;
  const into = base?.repo?.full_name;
  // The flag alone would also mean a pull request within a repository that is itself a fork.
  return from === undefined || into === undefined ? fork === true : from !== into;
}
