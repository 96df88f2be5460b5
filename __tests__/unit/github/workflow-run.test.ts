import { describe, expect, test } from "@jest/globals";

import { workflowRun } from "../../../src/github/workflow-run.js";

const ENV = {
  GITHUB_ACTIONS: "true",
  GITHUB_REPOSITORY: "acme/infra",
  GITHUB_RUN_ID: "42",
  GITHUB_SHA: "abc",
  GITHUB_SERVER_URL: "https://acme.ghe.com",
};

describe("workflowRun", () => {
  test("names the run and where to see it", () => {
    expect(workflowRun(ENV)).toEqual({
      repository: "acme/infra",
      runId: "42",
      sha: "abc",
      url: "https://acme.ghe.com/acme/infra/actions/runs/42",
    });
  });

  test("does without a server and a commit", () => {
    const { GITHUB_ACTIONS, GITHUB_REPOSITORY, GITHUB_RUN_ID } = ENV;
    expect(workflowRun({ GITHUB_ACTIONS, GITHUB_REPOSITORY, GITHUB_RUN_ID })).toEqual({
      repository: "acme/infra",
      runId: "42",
      sha: "",
      url: "https://github.com/acme/infra/actions/runs/42",
    });
  });

  test.each(["GITHUB_ACTIONS", "GITHUB_REPOSITORY", "GITHUB_RUN_ID"])(
    "is null without %s",
    (name) => {
      expect(workflowRun({ ...ENV, [name]: "" })).toBeNull();
    },
  );
});
