import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, beforeAll, expect, test } from "@jest/globals";

import { pullRequestOf } from "../../../src/github/pull-request.js";

const SHA = "0123456789abcdef0123456789abcdef01234567";
let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "event-"));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

async function of(event: unknown, over: Record<string, string> = {}) {
  const path = join(folder, "event.json");
  await writeFile(path, typeof event === "string" ? event : JSON.stringify(event));
  return await pullRequestOf({
    GITHUB_EVENT_NAME: "pull_request",
    GITHUB_REPOSITORY: "acme/infra",
    GITHUB_EVENT_PATH: path,
    ...over,
  });
}

test("is the event's, with the author's newest commit", async () => {
  expect(await of({ pull_request: { number: 7, head: { sha: SHA } } })).toEqual({
    ...{ owner: "acme", repository: "infra", number: 7 },
    headSha: SHA,
  });
});

test.each([undefined, null, {}, { sha: 7 }, { sha: "main" }, { sha: `${SHA}\n` }])(
  "knows no commit by %j",
  async (head) => {
    expect(await of({ pull_request: { number: 7, head } })).toMatchObject({ headSha: null });
  },
);

test.each([
  ["another event", { pull_request: { number: 7 } }, { GITHUB_EVENT_NAME: "push" }],
  ["no repository", { pull_request: { number: 7 } }, { GITHUB_REPOSITORY: "" }],
  ["no number", { pull_request: { number: "7" } }, {}],
  ["no pull request", { pull_request: null }, {}],
  ["no event", "not JSON", {}],
])("is none: %s", async (_, event, over) => {
  expect(await of(event, over)).toBeNull();
});
