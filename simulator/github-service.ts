import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

import { ArtifactStore, type StoredArtifact } from "./github/artifact-store.js";
import { BlobStore } from "./github/blob-store.js";
import { IssueComments } from "./github/issue-comments.js";
import { IdTokenIssuer, runtimeToken, type IdTokenClaims } from "./github/tokens.js";
import type { GithubReply, GithubRequest } from "./github/exchange.js";

export type { StoredArtifact } from "./github/artifact-store.js";

const ARTIFACTS = "/twirp/github.actions.results.api.v1.ArtifactService/";
const BLOBS = "/blobs/";
const ID_TOKEN = "/id-token";
/** As a GitHub Enterprise server has it: what ignores GITHUB_API_URL does not get here. */
const API = "/api/v3";

export interface GithubServiceOptions {
  /** `owner/name`, as in the ID token's claims. */
  readonly repository?: string;
  /** Every call to the artifact service is answered with this status: for tests of failures. */
  readonly artifactStatus?: number;
  /** What the ID tokens claim instead. */
  readonly idTokenClaims?: IdTokenClaims;
  /** Requests whose path begins with it are taken and never answered: for tests of cancellation. */
  readonly silentPath?: string;
}

/** GitHub as a running step sees it: artifacts with their blob store, the OIDC issuer, comments. */
export interface GithubService {
  readonly url: string;
  /** What the runner sets so that the step finds the services. */
  readonly environment: Readonly<Record<string, string>>;
  readonly artifacts: readonly StoredArtifact[];
  /** Method and path of every request, in the order of arrival. */
  readonly requests: readonly string[];
  readonly idTokens: IdTokenIssuer;
  readonly issues: IssueComments;
  stop(): Promise<void>;
}

/** Starts GitHub's side on loopback. */
export async function startGithubService(
  options: GithubServiceOptions = {},
): Promise<GithubService> {
  const blobs = new BlobStore();
  const artifacts = new ArtifactStore(blobs);
  const token = runtimeToken();
  const requests: string[] = [];
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const repository = options.repository ?? "acme/infrastructure";
  const idTokens = new IdTokenIssuer(repository, options.idTokenClaims);
  const issues = new IssueComments(repository);

  const answer = (request: GithubRequest): GithubReply => {
    const { path } = request;
    if (path.startsWith(ARTIFACTS)) {
      if (options.artifactStatus !== undefined) {
        return { status: options.artifactStatus, json: { code: "internal", msg: "Simulated." } };
      }
      if (request.headers.authorization !== `Bearer ${token}`) {
        return { status: 401, json: { code: "unauthenticated", msg: "Bad token." } };
      }
      return artifacts.answer(path.slice(ARTIFACTS.length), request, `${url}${BLOBS}`);
    }
    if (path.startsWith(BLOBS)) return blobs.answer(path.slice(BLOBS.length), request);
    if (path.startsWith(`${API}/`)) {
      return issues.answer(path.slice(API.length), request, `${url}${API}`);
    }
    if (path === ID_TOKEN) return idTokens.answer(request);
    return { status: 404, json: { message: "Not Found" } };
  };
  server.on("request", (request: IncomingMessage, response: ServerResponse) => {
    requests.push(`${request.method ?? ""} ${request.url ?? ""}`);
    const { silentPath } = options;
    if (silentPath !== undefined && request.url?.startsWith(silentPath) === true) return;
    read(request).then(
      (seen) => {
        send(response, answer(seen));
      },
      () => response.destroy(),
    );
  });
  return {
    url,
    environment: {
      GITHUB_API_URL: `${url}${API}`,
      ACTIONS_RUNTIME_TOKEN: token,
      ACTIONS_RESULTS_URL: `${url}/`,
      ACTIONS_ID_TOKEN_REQUEST_URL: `${url}${ID_TOKEN}?api-version=2.0`,
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: idTokens.requestToken,
    },
    artifacts: artifacts.finalized,
    requests,
    idTokens,
    issues,
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

async function read(request: IncomingMessage): Promise<GithubRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const url = new URL(request.url ?? "/", "http://127.0.0.1");
  return {
    method: request.method ?? "GET",
    path: url.pathname,
    query: url.searchParams,
    headers: request.headers,
    body: Buffer.concat(chunks),
  };
}

function send(response: ServerResponse, reply: GithubReply): void {
  const isJson = reply.json !== undefined;
  const body = isJson ? JSON.stringify(reply.json) : (reply.bytes ?? "");
  response.writeHead(reply.status, {
    ...(isJson ? { "content-type": "application/json" } : {}),
    ...reply.headers,
  });
  response.end(body);
}
