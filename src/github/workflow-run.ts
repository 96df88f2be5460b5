import type { RunFacts } from "../reports/report.js";

/** The workflow run as GitHub's default environment variables name it; null outside of one. */
export function workflowRun(env: Readonly<Record<string, string | undefined>>): RunFacts["run"] {
  const { GITHUB_REPOSITORY: repository, GITHUB_RUN_ID: runId } = env;
  if (env["GITHUB_ACTIONS"] !== "true" || !repository || !runId) return null;
  const server = serverUrl(env);
  return {
    repository,
    runId,
    sha: env["GITHUB_SHA"] ?? "",
    url: `${server}/${repository}/actions/runs/${runId}`,
  };
}

/** Where the repository's pages are, on a GitHub Enterprise Server too. */
export function serverUrl(env: Readonly<Record<string, string | undefined>>): string {
  const given = (env["GITHUB_SERVER_URL"] ?? "").trim().replace(/\/+$/, "");
  const isUrl = URL.canParse(given) && /^https?:$/.test(new URL(given).protocol);
  return isUrl ? given : "https://github.com";
}
