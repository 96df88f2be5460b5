import { describe, expect, test } from "@jest/globals";

import { runContext } from "../../../src/github/run-context.js";

const ENV = {
  GITHUB_ACTIONS: "true",
  GITHUB_REPOSITORY: "acme/infra",
  GITHUB_RUN_ID: "42",
  GITHUB_SHA: "abc",
  GITHUB_SERVER_URL: "https://acme.ghe.com",
};

describe("runContext", () => {
  test("names the run and where to see it", () => {
    expect(runContext(ENV)).toEqual({
      repository: "acme/infra",
      runId: "42",
      sha: "abc",
      url: "https://acme.ghe.com/acme/infra/actions/runs/42",
    });
  });

  test("does without a server and a commit", () => {
    const { GITHUB_ACTIONS, GITHUB_REPOSITORY, GITHUB_RUN_ID } = ENV;
    expect(runContext({ GITHUB_ACTIONS, GITHUB_REPOSITORY, GITHUB_RUN_ID })).toEqual({
      repository: "acme/infra",
      runId: "42",
      sha: "",
      url: "https://github.com/acme/infra/actions/runs/42",
    });
  });

  test.each(["GITHUB_ACTIONS", "GITHUB_REPOSITORY", "GITHUB_RUN_ID"])(
    "is null without %s",
    (name) => {
      expect(runContext({ ...ENV, [name]: "" })).toBeNull();
    },
  );
});
