import { randomBytes } from "node:crypto";

import type { GithubReply, GithubRequest } from "./exchange.js";

/** Who speaks: a job's own token is the bot's, and for pull requests from forks it may only read. */
export interface GithubAccount {
  readonly login: string;
  readonly type: "Bot" | "User";
  readonly mayWrite: boolean;
}

export const JOB: GithubAccount = { login: "github-actions[bot]", type: "Bot", mayWrite: true };
export const FORK_JOB: GithubAccount = { ...JOB, mayWrite: false };

export interface IssueComment {
  readonly id: number;
  /** Number of the issue or pull request. */
  readonly issue: number;
  readonly author: GithubAccount;
  body: string;
}

const DEFAULT_PER_PAGE = 30;
const MOST_PER_PAGE = 100;
const MOST_CHARACTERS = 65_536;

const REFUSED = failure(403, "Resource not accessible by integration");
const NOT_FOUND = failure(404, "Not Found");

/** The comments of a repository's issues and pull requests, as GitHub's REST API has them. */
export class IssueComments {
  readonly comments: IssueComment[] = [];
  readonly #accounts = new Map<string, GithubAccount>();
  readonly #issues: RegExp;
  readonly #comment: RegExp;

  constructor(repository: string) {
    this.#issues = new RegExp(`^/repos/${repository}/issues/(\\d+)/comments$`);
    this.#comment = new RegExp(`^/repos/${repository}/issues/comments/(\\d+)$`);
  }

  /** A new token of the account. */
  token(account: GithubAccount): string {
    const token = `ghs_${randomBytes(18).toString("hex")}`;
    this.#accounts.set(token, account);
    return token;
  }

  write(issue: number, author: GithubAccount, body: string): IssueComment {
    const comment = { id: 5001 + this.comments.length, issue, author, body };
    this.comments.push(comment);
    return comment;
  }

  /** `url`: of the API, without a slash at the end. */
  answer(path: string, request: GithubRequest, url: string): GithubReply {
    const [, token = ""] =
      /^(?:token|bearer) (.+)$/i.exec(request.headers.authorization ?? "") ?? [];
    const account = this.#accounts.get(token);
    if (account === undefined) return failure(401, "Bad credentials");
    if (path === "/user" && request.method === "GET") {
      return account.type === "User" ? { status: 200, json: user(account) } : REFUSED;
    }
    const issue = this.#issues.exec(path)?.[1];
    if (issue !== undefined && request.method === "GET") {
      return this.#list(Number(issue), request.query, `${url}${path}`);
    }
    const id = this.#comment.exec(path)?.[1];
    const isCreation = issue !== undefined && request.method === "POST";
    const isUpdate = id !== undefined && request.method === "PATCH";
    if (!isCreation && !isUpdate) return NOT_FOUND;
    if (!account.mayWrite) return REFUSED;
    const { body } = JSON.parse(request.body.toString()) as { readonly body?: unknown };
    if (typeof body !== "string" || body.length > MOST_CHARACTERS) {
      return failure(422, "Validation Failed");
    }
    return isCreation
      ? { status: 201, json: shown(this.write(Number(issue), account, body)) }
      : this.#update(Number(id), body);
  }

  #list(issue: number, query: URLSearchParams, url: string): GithubReply {
    const asked = Number(query.get("per_page") ?? DEFAULT_PER_PAGE);
    const perPage = Math.min(Math.max(asked, 1), MOST_PER_PAGE);
    const page = Number(query.get("page") ?? 1);
    const all = this.comments.filter((it) => it.issue === issue);
    const json = all.slice((page - 1) * perPage, page * perPage).map(shown);
    const next = `<${url}?per_page=${perPage}&page=${page + 1}>; rel="next"`;
    const hasMore = all.length > page * perPage;
    return { status: 200, json, ...(hasMore ? { headers: { link: next } } : {}) };
  }

  #update(id: number, body: string): GithubReply {
    const comment = this.comments.find((it) => it.id === id);
    if (comment === undefined) return NOT_FOUND;
    comment.body = body;
    return { status: 200, json: shown(comment) };
  }
}

function shown({ id, body, author }: IssueComment) {
  return { id, body, user: user(author) };
}

function user({ login, type }: GithubAccount) {
  return { login, type };
}

function failure(status: number, message: string): GithubReply {
  return { status, json: { message, documentation_url: "https://docs.github.com/rest" } };
}
