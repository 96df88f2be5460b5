import { readFile } from "node:fs/promises";

import { parseJson } from "../plain/parse-json.js";

/** The pull request that a run is for. */
export interface PullRequest {
  readonly owner: string;
  readonly repository: string;
  readonly number: number;
  /** The author's newest commit, and not the merge that GitHub tries out; null where the event does not tell. */
  readonly headSha: string | null;
}

interface PullRequestEvent {
  readonly number?: unknown;
  readonly head?: { readonly sha?: unknown } | null;
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
    const { pull_request: pull } = Object(event) as { pull_request?: PullRequestEvent | null };
    const { number, head } = pull ?? {};
    if (typeof number !== "number" || !Number.isSafeInteger(number)) return null;
    const sha = head?.sha;
    const isSha = typeof sha === "string" && /^[0-9a-f]{40,64}$/.test(sha);
    return { owner, repository, number, headSha: isSha ? sha : null };
  } catch {
    return null;
  }
}
