import { messageOf } from "../plain/error-message.js";
import { outsideWords } from "../plain/outside-words.js";
import { pullRequestOf, type PullRequest } from "./pull-request.js";

export interface CommentRequest {
  /** Begins with `marker`. */
  readonly body: string;
  /** By which the comment of an earlier run is found. */
  readonly marker: string;
  readonly token: string | null;
  /** False: a comment that is there is brought up to date, but none is made. */
  readonly mayCreate: boolean;
  /** Its reason is a sentence. */
  readonly cancellation: AbortSignal;
}

export interface Comment {
  readonly id: number;
  readonly body?: string | undefined;
  readonly user?: { readonly login?: string; readonly type?: string } | null;
}

/** The comments of one pull request. Every method throws what Octokit throws. */
export interface CommentClient {
  list(): AsyncIterable<Comment>;
  create(body: string): Promise<void>;
  update(id: number, body: string): Promise<void>;
  /** Login of the token's user; null for a token that is no user's, as a job's own. */
  viewer(): Promise<string | null>;
}

/** Why there is no comment: a sentence, and how much it matters. */
export interface Uncommented {
  readonly level: "notice" | "warning";
  readonly message: string;
}

/**
 * Writes the pull request's one comment: brings that of an earlier run up to date, or makes it. Does
 * nothing where the run is for no pull request.
 *
 * @returns null, or why it was not written
 */
export async function writeComment(
  request: CommentRequest,
  env: Readonly<Record<string, string | undefined>>,
  connect: typeof connectToGithub = connectToGithub,
): Promise<Uncommented | null> {
  const pullRequest = await pullRequestOf(env);
  if (pullRequest === null) return null;
  if (request.token === null) {
    return {
      level: "notice",
      message:
        "The pull request's comment was not written: there is no token. Set github-token to ${{ github.token }}, or comment to never.",
    };
  }
  try {
    const client = await connect(request.token, pullRequest, env, request.cancellation);
    const earlier = await findOwn(client, request.marker);
    if (earlier !== null && (await isUpdated(client, earlier, request))) return null;
    if (request.mayCreate) await client.create(request.body);
    return null;
  } catch (error) {
    return uncommented(error, request.cancellation);
  }
}

/** False when it is gone, or another's that must not be changed: then there is none of ours yet. */
async function isUpdated(
  client: CommentClient,
  { id }: Comment,
  { body, mayCreate }: CommentRequest,
): Promise<boolean> {
  try {
    await client.update(id, body);
    return true;
  } catch (error) {
    if (mayCreate && isRefusal(error)) return false;
    throw error;
  }
}

/** Who a job's own token writes as. */
const JOB_LOGIN = "github-actions[bot]";

/**
 * The comment that begins with the marker. One that another person wrote with our marker is passed
 * over: who wrote a comment can change what it says. Of an app's token nobody tells whose it is, so
 * that another bot's comment is taken where there is none of the job's own.
 */
async function findOwn(client: CommentClient, marker: string): Promise<Comment | null> {
  let viewer: string | null | undefined;
  let ofBot: Comment | null = null;
  for await (const comment of client.list()) {
    if (comment.body?.startsWith(marker) !== true) continue;
    const { login, type } = comment.user ?? {};
    if (login === JOB_LOGIN) return comment;
    if (type === "User") {
      viewer ??= await client.viewer();
      if (login === viewer) return comment;
    } else {
      ofBot ??= comment;
    }
  }
  return ofBot;
}

function isRefusal(error: unknown): boolean {
  const { status } = Object(error) as { status?: unknown };
  return status === 403 || status === 404;
}

function uncommented(error: unknown, cancellation: AbortSignal): Uncommented {
  if (cancellation.aborted) {
    return {
      level: "notice",
      message: `The pull request's comment was given up. ${String(cancellation.reason)} It may stand or not; the outputs and the reports are complete.`,
    };
  }
  const { status } = Object(error) as { status?: unknown };
  const line = messageOf(error).split(/[\r\n]/, 1)[0] ?? "";
  const text = outsideWords(line).replace(/\.+$/, "");
  if (isRefusal(error)) {
    return {
      level: "notice",
      message: `The pull request's comment was not written: GitHub refused it (${String(status)}: ${text}). The token may only read, as in runs for pull requests from forks; elsewhere give the job permissions: pull-requests: write, or set comment to never.`,
    };
  }
  const what = typeof status === "number" ? `${status}: ${text}` : text;
  return {
    level: "warning",
    message: `The pull request's comment could not be written (${what}). The report files hold what it would say; run the job again for the comment, or set comment to never.`,
  };
}

const TIMEOUT_MS = 30_000;
/** For all calls together: a comment is not worth a runner's hour. */
const WHOLE_TIMEOUT_MS = 120_000;
const PER_PAGE = 100;
/** GitHub takes 2,500 comments an issue; what goes on far beyond that is no list. */
const MOST_PAGES = 100;

/** GitHub's REST API at GITHUB_API_URL, through the proxy that the environment names. */
export async function connectToGithub(
  token: string,
  { owner, repository: repo, number }: PullRequest,
  env: Readonly<Record<string, string | undefined>>,
  cancellation: AbortSignal,
): Promise<CommentClient> {
  // Imported here because only a run that comments needs it.
  const { getOctokit } = await import("@actions/github");
  const baseUrl = env["GITHUB_API_URL"]?.trim();
  if (baseUrl && !URL.canParse(baseUrl)) throw new Error("GITHUB_API_URL is no URL");
  const { rest } = getOctokit(token, baseUrl ? { baseUrl } : {});
  const issue = { owner, repo, issue_number: number };
  const whole = AbortSignal.any([cancellation, AbortSignal.timeout(WHOLE_TIMEOUT_MS)]);
  const limited = () => ({
    request: { signal: AbortSignal.any([whole, AbortSignal.timeout(TIMEOUT_MS)]) },
  });
  return {
    async *list() {
      for (let page = 1; page <= MOST_PAGES; page += 1) {
        const where = { ...issue, per_page: PER_PAGE, page };
        const { data } = await rest.issues.listComments({ ...where, ...limited() });
        yield* data;
        if (data.length < PER_PAGE) return;
      }
      throw new Error(`the list of comments goes on after ${MOST_PAGES} pages`);
    },
    async create(body) {
      await rest.issues.createComment({ ...issue, body, ...limited() });
    },
    async update(id, body) {
      await rest.issues.updateComment({ owner, repo, comment_id: id, body, ...limited() });
    },
    async viewer() {
      try {
        return (await rest.users.getAuthenticated(limited())).data.login;
      } catch {
        return null;
      }
    },
  };
}
