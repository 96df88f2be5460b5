import type { RunFacts } from "../reports/report.js";

/** The workflow run as GitHub's default environment variables name it; null outside of one. */
export function runContext(env: Readonly<Record<string, string | undefined>>): RunFacts["run"] {
  const { GITHUB_REPOSITORY: repository, GITHUB_RUN_ID: runId } = env;
  if (env["GITHUB_ACTIONS"] !== "true" || !repository || !runId) return null;
  const server = env["GITHUB_SERVER_URL"] ?? "https://github.com";
  return {
    repository,
    runId,
    sha: env["GITHUB_SHA"] ?? "",
    url: `${server}/${repository}/actions/runs/${runId}`,
  };
}
