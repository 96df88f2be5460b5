import { readFile } from "node:fs/promises";

import { parseJson } from "../plain/parse-json.js";

/** The pull request that a run is for. */
export interface PullRequest {
  readonly owner: string;
  readonly repository: string;
  readonly number: number;
}

const EVENTS = new Set(["pull_request", "pull_request_target"]);

/** The pull request from the event that started the run; null for every other event. */
export async function pullRequestOf(
  env: Readonly<Record<string, string | undefined>>,
): Promise<PullRequest | null> {
  if (!EVENTS.has(env["GITHUB_EVENT_NAME"] ?? "")) return null;
  const [owner, repository] = (env["GITHUB_REPOSITORY"] ?? "").split("/");
  if (!owner || !repository) return null;
  try {
    const event: unknown = parseJson(await readFile(env["GITHUB_EVENT_PATH"] ?? "", "utf8"));
    const { pull_request: pull } = Object(event) as { pull_request?: { number?: unknown } | null };
    const number = pull?.number;
    return typeof number === "number" && Number.isSafeInteger(number)
      ? { owner, repository, number }
      : null;
  } catch {
    return null;
  }
}
