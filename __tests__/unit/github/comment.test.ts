import { createServer, type Server } from "node:http";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";

import {
  connectToGithub,
  writeComment,
  type Comment,
  type CommentClient,
  type CommentRequest,
} from "../../../src/github/comment.js";

const MARKER = "<!-- marker -->";
const REQUEST: CommentRequest = {
  body: `${MARKER}\nnew`,
  marker: MARKER,
  token: "t",
  mayCreate: true,
  cancellation: new AbortController().signal,
};

let dir: string;
let env: Record<string, string>;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "comment-"));
  const event = join(dir, "event.json");
  await writeFile(event, JSON.stringify({ pull_request: { number: 7 } }));
  env = {
    GITHUB_EVENT_NAME: "pull_request",
    GITHUB_EVENT_PATH: event,
    GITHUB_REPOSITORY: "acme/infrastructure",
  };
});
afterEach(async () => {
  await rm(dir, { recursive: true });
});

function github(comments: readonly Comment[] = [], failure?: unknown) {
  const calls: string[] = [];
  const did = (call: string) => {
    calls.push(call);
    // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- as Octokit may
    return failure === undefined ? Promise.resolve() : Promise.reject(failure);
  };
  const client: CommentClient = {
    async *list() {
      await did("list");
      yield* comments;
    },
    create: (body) => did(`create ${body}`),
    update: (id, body) => did(`update ${id} ${body}`),
    viewer: async () => {
      await did("viewer");
      return "octocat";
    },
  };
  return { calls, connect: () => Promise.resolve(client) };
}

describe("writeComment", () => {
  test("makes the comment where there is none", async () => {
    const { calls, connect } = github([{ id: 1, body: "other" }, { id: 2 }]);
    expect(await writeComment(REQUEST, env, connect)).toBeNull();
    expect(calls).toEqual(["list", `create ${REQUEST.body}`]);
  });

  test("brings that of an earlier run up to date, not one that only quotes it", async () => {
    const { calls, connect } = github([
      { id: 1, body: `> ${MARKER}` },
      { id: 2, body: `${MARKER}\nold`, user: { login: "github-actions[bot]", type: "Bot" } },
    ]);
    expect(await writeComment(REQUEST, env, connect)).toBeNull();
    expect(calls).toEqual(["list", `update 2 ${REQUEST.body}`]);
  });

  test("prefers the job's own comment to that of another bot, wherever it stands", async () => {
    const { calls, connect } = github([
      { id: 1, body: `${MARKER}\nforged`, user: { login: "other[bot]", type: "Bot" } },
      { id: 2, body: `${MARKER}\nold`, user: { login: "github-actions[bot]", type: "Bot" } },
    ]);
    expect(await writeComment(REQUEST, env, connect)).toBeNull();
    expect(calls).toEqual(["list", `update 2 ${REQUEST.body}`]);
  });

  test.each([
    ["deleted meanwhile", 404],
    ["another bot's, and not to be changed", 403],
  ])("makes a new one where that with the marker is %s", async (_, status) => {
    const { calls, connect } = github([
      { id: 1, body: `${MARKER}\nold`, user: { login: "other[bot]", type: "Bot" } },
    ]);
    const refusing = async () => {
      const client = await connect();
      const update = () => Promise.reject(Object.assign(new Error("no"), { status }));
      return { ...client, update };
    };
    expect(await writeComment(REQUEST, env, refusing)).toBeNull();
    expect(calls).toEqual(["list", `create ${REQUEST.body}`]);
    const upToDateOnly = { ...REQUEST, mayCreate: false };
    expect(await writeComment(upToDateOnly, env, refusing)).toMatchObject({ level: "notice" });
    expect(calls).toEqual(["list", `create ${REQUEST.body}`, "list"]);
  });

  test("passes over another person's comment with the marker, and knows its own", async () => {
    const by = (id: number, login: string) => ({
      ...{ id, body: MARKER, user: { login, type: "User" } },
    });
    const { calls, connect } = github([by(1, "mallory"), by(2, "octocat")]);
    expect(await writeComment(REQUEST, env, connect)).toBeNull();
    expect(calls).toEqual(["list", "viewer", `update 2 ${REQUEST.body}`]);
    const foreign = github([by(1, "mallory")]);
    await writeComment(REQUEST, env, foreign.connect);
    expect(foreign.calls.at(-1)).toBe(`create ${REQUEST.body}`);
  });

  test("updates but does not create where it may not", async () => {
    const request = { ...REQUEST, mayCreate: false };
    const none = github();
    expect(await writeComment(request, env, none.connect)).toBeNull();
    expect(none.calls).toEqual(["list"]);
    const one = github([{ id: 2, body: MARKER }]);
    await writeComment(request, env, one.connect);
    expect(one.calls).toEqual(["list", `update 2 ${REQUEST.body}`]);
  });

  test.each([
    ["another event", { GITHUB_EVENT_NAME: "push" }],
    ["no event", { GITHUB_EVENT_NAME: "" }],
    ["no event file", { GITHUB_EVENT_PATH: "/none/at/all" }],
    ["no repository", { GITHUB_REPOSITORY: "acme" }],
  ])("does nothing for %s", async (_, over) => {
    const { calls, connect } = github();
    expect(await writeComment(REQUEST, { ...env, ...over }, connect)).toBeNull();
    expect(calls).toEqual([]);
  });

  test.each(["null", "{}", '{"pull_request": null}', '{"pull_request": {"number": "7"}}'])(
    "does nothing for the event %s",
    async (event) => {
      await writeFile(env["GITHUB_EVENT_PATH"] ?? "", event);
      const { calls, connect } = github();
      expect(await writeComment(REQUEST, env, connect)).toBeNull();
      expect(calls).toEqual([]);
    },
  );

  test("says that there is no token", async () => {
    expect(await writeComment({ ...REQUEST, token: null }, env, github().connect)).toEqual({
      level: "notice",
      message:
        "The pull request's comment was not written: there is no token. Set github-token to ${{ github.token }}, or comment to never.",
    });
  });

  test.each([403, 404])("a token that may only read is a notice: %i", async (status) => {
    const failure = Object.assign(new Error("Resource not accessible by integration"), { status });
    expect(await writeComment(REQUEST, env, github([], failure).connect)).toEqual({
      level: "notice",
      message: `The pull request's comment was not written: GitHub refused it (${status}: Resource not accessible by integration). The token may only read, as in runs for pull requests from forks; elsewhere give the job permissions: pull-requests: write, or set comment to never.`,
    });
  });

  test("what fails after a cancellation fails because of it", async () => {
    const cancellation = AbortSignal.abort("The run was cancelled (SIGTERM).");
    const { connect } = github([], new Error("This operation was aborted"));
    expect(await writeComment({ ...REQUEST, cancellation }, env, connect)).toEqual({
      level: "notice",
      message:
        "The pull request's comment was given up. The run was cancelled (SIGTERM). It may stand or not; the outputs and the reports are complete.",
    });
  });

  test.each([
    [Object.assign(new Error("Server Error.\nmore"), { status: 502 }), "502: Server Error"],
    [new Error("connect ECONNREFUSED"), "connect ECONNREFUSED"],
    ["odd", "odd"],
  ])("whatever else fails is a warning: %s", async (failure, what) => {
    expect(await writeComment(REQUEST, env, github([], failure).connect)).toEqual({
      level: "warning",
      message: `The pull request's comment could not be written (${what}). The report files hold what it would say; run the job again for the comment, or set comment to never.`,
    });
  });
});

describe("connectToGithub", () => {
  let server: Server;
  let seen: string[];
  let cancellation: AbortController;
  let answer: (path: string) => { status: number; json: unknown };
  beforeEach(async () => {
    seen = [];
    cancellation = new AbortController();
    server = createServer((request, response) => {
      const pieces: Buffer[] = [];
      request.on("data", (piece: Buffer) => pieces.push(piece));
      request.on("end", () => {
        const body = Buffer.concat(pieces).toString();
        seen.push(`${request.method ?? ""} ${request.url ?? ""} ${body}`.trim());
        expect(request.headers.authorization).toBe("token t");
        const { status, json } = answer(request.url ?? "");
        response
          .writeHead(status, { "content-type": "application/json" })
          .end(JSON.stringify(json));
      });
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  });
  afterEach(async () => {
    await new Promise((resolve) => server.close(resolve));
  });

  const connect = () => {
    const { port } = server.address() as AddressInfo;
    const pullRequest = { owner: "acme", repository: "infrastructure", number: 7, headSha: null };
    const env = { GITHUB_API_URL: `http://127.0.0.1:${port}/api/v3` };
    return connectToGithub("t", pullRequest, env, cancellation.signal);
  };

  test.each(["api.github.example", "//github.example/api", "https://"])(
    "says so where GITHUB_API_URL is %j",
    async (url) => {
      const outcome = await writeComment(REQUEST, { ...env, GITHUB_API_URL: url });
      expect(outcome).toEqual({
        level: "warning",
        message:
          "The pull request's comment could not be written (GITHUB_API_URL is no URL). The report files hold what it would say; run the job again for the comment, or set comment to never.",
      });
    },
  );

  test("reads every page at GITHUB_API_URL, and writes there", async () => {
    const page = (from: number, count: number) =>
      Array.from({ length: count }, (_, index) => ({ id: from + index, body: "x" }));
    answer = (path) => {
      if (path.endsWith("page=1")) return { status: 200, json: page(1, 100) };
      if (path.endsWith("page=2")) return { status: 200, json: page(101, 1) };
      return { status: 200, json: {} };
    };
    const client = await connect();
    const ids: number[] = [];
    for await (const { id } of client.list()) ids.push(id);
    await client.create("a");
    await client.update(101, "b");
    expect(ids).toHaveLength(101);
    expect(seen).toEqual([
      "GET /api/v3/repos/acme/infrastructure/issues/7/comments?per_page=100&page=1",
      "GET /api/v3/repos/acme/infrastructure/issues/7/comments?per_page=100&page=2",
      'POST /api/v3/repos/acme/infrastructure/issues/7/comments {"body":"a"}',
      'PATCH /api/v3/repos/acme/infrastructure/issues/comments/101 {"body":"b"}',
    ]);
  });

  test("gives up a list whose pages never end", async () => {
    const full = Array.from({ length: 100 }, (_, id) => ({ id, body: "x" }));
    answer = () => ({ status: 200, json: full });
    const client = await connect();
    const readAll = async () => {
      let count = 0;
      for await (const comment of client.list()) count += comment.id < 0 ? 0 : 1;
      return count;
    };
    await expect(readAll()).rejects.toThrow("the list of comments goes on after 100 pages");
    expect(seen).toHaveLength(100);
  });

  test.each(["create", "viewer"] as const)("%s hears a cancellation", async (method) => {
    const client = await connect();
    cancellation.abort("The run was cancelled (SIGTERM).");
    const outcome = await client[method]("a").catch(() => "rejected");
    expect(outcome).toBe(method === "create" ? "rejected" : null);
    expect(seen).toEqual([]);
  });

  test("a job's own token is no user's", async () => {
    answer = () => ({ status: 403, json: { message: "Resource not accessible by integration" } });
    expect(await (await connect()).viewer()).toBeNull();
    answer = () => ({ status: 200, json: { login: "octocat" } });
    expect(await (await connect()).viewer()).toBe("octocat");
  });

  test("a refusal carries its status", async () => {
    answer = () => ({ status: 403, json: { message: "no" } });
    await expect((await connect()).create("a")).rejects.toMatchObject({ status: 403 });
  });
});
