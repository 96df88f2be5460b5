import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { MockAgent } from "undici";

import { fetchIdToken } from "../../../src/github/id-token.js";

const HOST = "pipelines.example.test";
const REQUEST_TOKEN = "runner-request-token-0123456789";
const OFFERED = {
  GITHUB_ACTIONS: "true",
  ACTIONS_ID_TOKEN_REQUEST_URL: `https://${HOST}/id-token?api-version=2.0`,
  ACTIONS_ID_TOKEN_REQUEST_TOKEN: REQUEST_TOKEN,
};
const AUDIENCE = "https://cloud.oracle.com";
const AT_ONCE = [0, 0, 0];

interface Ask {
  readonly path?: string;
  readonly headers?: unknown;
}

/** GitHub's token service, answering in turn with these. */
function service(...answers: { status: number; body: string }[]) {
  const dispatcher = new MockAgent();
  dispatcher.disableNetConnect();
  const asked: Ask[] = [];
  for (const { status, body } of answers) {
    dispatcher
      .get(`https://${HOST}`)
      .intercept({ path: (path) => path.startsWith("/id-token"), method: "GET" })
      .reply(status, (ask: Ask) => {
        asked.push(ask);
        return body;
      });
  }
  const masked: string[] = [];
  const context = {
    env: OFFERED as Record<string, string | undefined>,
    dispatcher,
    requestTimeoutMs: 5_000,
    cancellation: new AbortController().signal,
    mask: (secret: string) => masked.push(secret),
  };
  return { context, asked, masked };
}

const good = { status: 200, body: JSON.stringify({ value: "the.id.token\n" }) };

async function rejection(promise: Promise<unknown>): Promise<string> {
  await expect(promise).rejects.toMatchObject({ name: "IdTokenError" });
  return promise.then(String, (error: unknown) => (error as Error).message);
}

describe("fetchIdToken", () => {
  test("asks for the audience with the runner's token, and masks what it gets", async () => {
    const { context, asked, masked } = service(good);
    expect(await fetchIdToken("https://a.example/?b=c&d e", context)).toBe("the.id.token");
    const url = new URL(asked[0]?.path ?? "", `https://${HOST}`);
    expect(Object.fromEntries(url.searchParams)).toEqual({
      "api-version": "2.0",
      audience: "https://a.example/?b=c&d e",
    });
    const headers = new Headers(asked[0]?.headers as Record<string, string>);
    expect(headers.get("authorization")).toBe(`Bearer ${REQUEST_TOKEN}`);
    expect(masked).toEqual(["the.id.token"]);
  });

  test.each([
    { status: 500, body: "" },
    { status: 429, body: "" },
    { status: 200, body: "<html>" },
  ])("tries again after $status", async (bad) => {
    const { context, asked } = service(bad, bad, good);
    expect(await fetchIdToken(AUDIENCE, context, AT_ONCE)).toBe("the.id.token");
    expect(asked).toHaveLength(3);
  });

  test("says when the service stays down", async () => {
    const { context } = service(...Array.from({ length: 4 }, () => ({ status: 503, body: "" })));
    expect(await rejection(fetchIdToken(AUDIENCE, context, AT_ONCE))).toBe(
      `GitHub's token service ${HOST} gave no ID token (status 503). Run the job again; see https://www.githubstatus.com.`,
    );
  });

  test("says when the service refuses", async () => {
    const { context, asked } = service({ status: 403, body: "" });
    expect(await rejection(fetchIdToken(AUDIENCE, context, AT_ONCE))).toBe(
      `GitHub's token service ${HOST} gave no ID token (status 403). Check that the job has permissions: id-token: write.`,
    );
    expect(asked).toHaveLength(1);
  });

  test.each(["{}", "null", '{"value":""}', '{"value":7}'])(
    "says when the answer holds no token: %s",
    async (body) => {
      const { context } = service(...Array.from({ length: 4 }, () => ({ status: 200, body })));
      expect(await rejection(fetchIdToken(AUDIENCE, context, AT_ONCE))).toBe(
        `GitHub's token service ${HOST} answered without an ID token. Run the job again; see https://www.githubstatus.com.`,
      );
    },
  );

  test("says when the service cannot be reached", async () => {
    const { context } = service();
    context.dispatcher
      .get(`https://${HOST}`)
      .intercept({ path: () => true, method: "GET" })
      .replyWithError(new Error("connect ECONNREFUSED"))
      .times(4);
    expect(await rejection(fetchIdToken(AUDIENCE, context, AT_ONCE))).toBe(
      `GitHub's token service ${HOST} cannot be reached (connect ECONNREFUSED). Check that the runner may reach it (HTTPS_PROXY, NO_PROXY, firewall).`,
    );
  });

  test("no error repeats a token, whatever the service answers", async () => {
    const body = fc.oneof(fc.string(), fc.constantFrom(REQUEST_TOKEN, "the.id.token"));
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 201, max: 599 }), body, async (status, text) => {
        const { context } = service(...Array.from({ length: 4 }, () => ({ status, body: text })));
        const message = await rejection(fetchIdToken(AUDIENCE, context, AT_ONCE));
        expect(message).not.toContain(REQUEST_TOKEN);
        expect(message).not.toContain("the.id.token");
      }),
      { numRuns: 50 },
    );
  });
});

describe("fetchIdToken where no token is offered", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "id-token-"));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  /** The sentence for a job without the OIDC variables, on this event. */
  function refusal(name: string, event: unknown, given: Record<string, string> = {}) {
    const path = join(folder, "event.json");
    writeFileSync(path, typeof event === "string" ? event : JSON.stringify(event));
    const { context } = service();
    const env = { GITHUB_ACTIONS: "true", GITHUB_EVENT_NAME: name, GITHUB_EVENT_PATH: path };
    return rejection(fetchIdToken(AUDIENCE, { ...context, env: { ...env, ...given } }));
  }

  const FORK =
    "auth: oidc: this run is for a pull request from a fork, and GitHub gives those no ID token. Run the audit on schedule, push or workflow_dispatch instead.";
  const PERMISSION =
    "auth: oidc: GitHub offers this job no ID token. Add permissions: id-token: write to the job (and contents: read, if it checks out code).";
  const pull = (head: unknown, base: unknown) => ({
    pull_request: { head: { repo: head }, base: { repo: base } },
  });
  const acme = { full_name: "acme/infrastructure", fork: false };

  test.each([
    ["another repository", pull({ full_name: "somebody/infrastructure", fork: true }, acme)],
    ["a fork by its flag alone", pull({ fork: true }, null)],
    ["a fork that was deleted", pull(null, acme)],
  ])("a pull request from %s is told so", async (_, event) => {
    expect(await refusal("pull_request", event)).toBe(FORK);
  });

  test.each([
    ["a schedule", "schedule", {}],
    ["a pull request within the repository", "pull_request", pull(acme, acme)],
    [
      "a pull request within a repository that is itself a fork",
      "pull_request",
      pull({ ...acme, fork: true }, { ...acme, fork: true }),
    ],
    ["a pull request from a repository without a name", "pull_request", pull({}, acme)],
    ["an event without its pull request", "pull_request", {}],
    ["an empty event", "pull_request", "null"],
    ["an event that is no JSON", "pull_request", "<html>"],
    ["pull_request_target", "pull_request_target", pull({ full_name: "x/y" }, acme)],
  ])("%s lacks the permission", async (_, name, event) => {
    expect(await refusal(name, event)).toBe(PERMISSION);
  });

  test("an event file that is not there changes nothing", async () => {
    expect(await refusal("pull_request", {}, { GITHUB_EVENT_PATH: "" })).toBe(PERMISSION);
  });

  test("half of the variables, or no URL in them, is none", async () => {
    const { ACTIONS_ID_TOKEN_REQUEST_URL, ACTIONS_ID_TOKEN_REQUEST_TOKEN } = OFFERED;
    expect(await refusal("push", {}, { ACTIONS_ID_TOKEN_REQUEST_URL })).toBe(PERMISSION);
    const garbage = { ACTIONS_ID_TOKEN_REQUEST_URL: "here", ACTIONS_ID_TOKEN_REQUEST_TOKEN };
    expect(await refusal("push", {}, garbage)).toBe(PERMISSION);
  });

  test("outside of GitHub Actions there is nobody to ask", async () => {
    expect(await refusal("push", {}, { GITHUB_ACTIONS: "" })).toBe(
      "auth: oidc works within GitHub Actions only, where GitHub vouches for the job. Choose another auth.",
    );
  });
});
