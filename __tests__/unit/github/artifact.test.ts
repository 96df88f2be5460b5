import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { describe, expect, jest, test } from "@jest/globals";

import { uploadArtifact } from "../../../src/github/artifact.js";
import type { ArtifactClient, ArtifactRequest } from "../../../src/github/artifact.js";

const ENV = {
  ACTIONS_RUNTIME_TOKEN: "token",
  ACTIONS_RESULTS_URL: "https://results.example",
  GITHUB_SERVER_URL: "https://acme.ghe.com",
  GITHUB_REPOSITORY: "acme/infra",
  GITHUB_RUN_ID: "42",
};
const REQUEST: ArtifactRequest = {
  name: "posture",
  files: ["out/a.json"],
  rootDir: "out",
  retentionDays: null,
};

function clientGiving(answer: { id?: number } | Error | string) {
  const upload = jest.fn<ArtifactClient["uploadArtifact"]>(() =>
    typeof answer === "object" && !(answer instanceof Error)
      ? Promise.resolve(answer)
      : // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- a library may
        Promise.reject(answer),
  );
  return { upload, load: () => Promise.resolve({ uploadArtifact: upload }) };
}

async function messageFrom(
  answer: { id?: number } | Error | string,
  request: Partial<ArtifactRequest> = {},
  env: Record<string, string> = ENV,
): Promise<string> {
  const attempt = uploadArtifact({ ...REQUEST, ...request }, env, clientGiving(answer).load);
  return attempt.then(
    () => "it was uploaded",
    (error: unknown) => (error as Error).message,
  );
}

function named(name: string, message: string): Error {
  return Object.assign(new Error(message), { name });
}

describe("uploadArtifact", () => {
  test("gives the id and the address on the run's page", async () => {
    const { upload, load } = clientGiving({ id: 7 });
    expect(await uploadArtifact(REQUEST, ENV, load)).toEqual({
      id: "7",
      url: "https://acme.ghe.com/acme/infra/actions/runs/42/artifacts/7",
    });
    expect(upload).toHaveBeenCalledWith("posture", ["out/a.json"], "out", {});
  });

  test("passes the retention on", async () => {
    const { upload, load } = clientGiving({ id: 7 });
    const { ACTIONS_RUNTIME_TOKEN, ACTIONS_RESULTS_URL } = ENV;
    const env = { ACTIONS_RUNTIME_TOKEN, ACTIONS_RESULTS_URL };
    const { url } = await uploadArtifact({ ...REQUEST, retentionDays: 30 }, env, load);
    expect(upload.mock.calls[0]?.[3]).toEqual({ retentionDays: 30 });
    expect(url).toMatch(/^https:\/\/github\.com\//);
  });

  test.each(["ACTIONS_RUNTIME_TOKEN", "ACTIONS_RESULTS_URL"])(
    "without %s it says that there is no artifact service",
    async (name) => {
      expect(await messageFrom({ id: 7 }, {}, { ...ENV, [name]: "" })).toBe(
        "The artifact was not uploaded: GitHub's artifact service can be used within a GitHub Actions job only (ACTIONS_RUNTIME_TOKEN or ACTIONS_RESULTS_URL is not set). Set upload-artifact to false here.",
      );
    },
  );

  test("with the process's environment the library is not even loaded outside of Actions", async () => {
    const before = process.env["ACTIONS_RUNTIME_TOKEN"];
    delete process.env["ACTIONS_RUNTIME_TOKEN"];
    try {
      await expect(uploadArtifact(REQUEST)).rejects.toThrow("within a GitHub Actions job only");
    } finally {
      if (before !== undefined) process.env["ACTIONS_RUNTIME_TOKEN"] = before;
    }
  });

  test("loads the library within Actions, whose own errors become a sentence too", async () => {
    const rootDir = await mkdtemp(join(tmpdir(), "artifact-"));
    const before = process.env["ACTIONS_RUNTIME_TOKEN"];
    process.env["ACTIONS_RUNTIME_TOKEN"] = "no token that could be read";
    try {
      const file = join(rootDir, "a.json");
      await writeFile(file, "{}");
      await expect(uploadArtifact({ ...REQUEST, files: [file], rootDir }, ENV)).rejects.toThrow(
        /^The artifact posture could not be uploaded: .*[^.]\. Run the job again; if it stays so, set upload-artifact to false\.$/,
      );
    } finally {
      if (before === undefined) delete process.env["ACTIONS_RUNTIME_TOKEN"];
      else process.env["ACTIONS_RUNTIME_TOKEN"] = before;
      await rm(rootDir, { recursive: true });
    }
  });

  test.each(["", "a/b", "a:b", "a\nb", 'a"b', "a\\b"])("refuses the name %j", async (name) => {
    expect(await messageFrom({ id: 7 }, { name })).toBe(
      `The artifact was not uploaded: "${name}" cannot be its name. Set artifact-name to one that is not empty and has none of " : < > | * ? \\ / and no line ends.`,
    );
  });

  test.each([0, -1, 1.5, 401])("refuses to keep it for %d days", async (retentionDays) => {
    expect(await messageFrom({ id: 7 }, { retentionDays })).toBe(
      `The artifact was not uploaded: GitHub cannot keep it for ${retentionDays} days. Set artifact-retention-days to a whole number from 1 to what the repository allows (at most 90 when public, 400 when private).`,
    );
  });

  test.each<[string, Error | string, string]>([
    [
      "the name is taken",
      new Error(
        "Failed to CreateArtifact: Received non-retryable error: Failed request: (409) Conflict: an artifact with this name already exists",
      ),
      "this workflow run already has an artifact of that name, and artifacts are never replaced. Set artifact-name to one that differs by job and attempt, for example with the matrix value or github.run_attempt in it.",
    ],
    [
      "GitHub Enterprise Server",
      named("GHESNotSupportedError", "not supported"),
      "GitHub Enterprise Server does not have this artifact service. Set upload-artifact to false; the reports are in output-dir.",
    ],
    [
      "a refusal",
      new Error("Failed request: (403) Forbidden: expired\nmore"),
      "GitHub refused it (Failed request: (403) Forbidden: expired). Run the job again for a new token, or set upload-artifact to false.",
    ],
    [
      "a full quota",
      new Error("Failed to CreateArtifact: Artifact storage quota has been hit."),
      "the account's artifact storage is used up. Delete old artifacts, set artifact-retention-days lower, or set upload-artifact to false.",
    ],
    [
      "no connection",
      new Error("Failed to CreateArtifact: Unable to make request: ECONNREFUSED\nIf you are"),
      "the artifact service cannot be reached (ECONNREFUSED). Allow the runner to reach GitHub's artifact hosts, or set upload-artifact to false.",
    ],
    [
      "anything else",
      "it broke.",
      "it broke. Run the job again; if it stays so, set upload-artifact to false.",
    ],
  ])("says what to do about %s", async (_case, error, sentence) => {
    expect(await messageFrom(error)).toBe(
      `The artifact posture could not be uploaded: ${sentence}`,
    );
  });

  test("says that no id came", async () => {
    expect(await messageFrom({})).toBe(
      "The artifact posture was sent, but GitHub gave no id for it. Look at the run's page; run the job again if it is not there.",
    );
  });
});
