import { generateKeyPairSync, randomBytes, sign, type KeyObject } from "node:crypto";

import type { GithubReply, GithubRequest } from "./exchange.js";

const ISSUER = "https://token.actions.githubusercontent.com";
const LIFETIME_SECONDS = 300;

/** Claims of the ID tokens that differ from what GitHub says of a push to `main`. */
export interface IdTokenClaims {
  readonly iss?: string;
  readonly sub?: string;
  /** Seconds from now, below 0 for a token that has expired. */
  readonly lifetimeSeconds?: number;
}

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString("base64url");

/** The runner's token: its `scp` claim names the run and the job, its signature is not checked. */
export function runtimeToken(): string {
  const header = encode({ alg: "HS256", typ: "JWT" });
  const claims = encode({
    scp: `Actions.ExampleScope Actions.Results:${randomBytes(8).toString("hex")}:${randomBytes(8).toString("hex")}`,
    exp: Math.floor(Date.now() / 1000) + 6 * 3600,
  });
  return `${header}.${claims}.${randomBytes(32).toString("base64url")}`;
}

/** GitHub's OIDC issuer: hands an ID token for the audience asked to the holder of the request token. */
export class IdTokenIssuer {
  readonly requestToken = randomBytes(24).toString("base64url");
  readonly #keys = generateKeyPairSync("rsa", { modulusLength: 2048 });

  constructor(
    private readonly repository: string,
    private readonly claims: IdTokenClaims = {},
  ) {}

  /** What a trust verifies ID tokens with. */
  get publicKey(): KeyObject {
    return this.#keys.publicKey;
  }

  answer(request: GithubRequest): GithubReply {
    if (request.headers.authorization !== `Bearer ${this.requestToken}`) {
      return { status: 401, json: { message: "Bad request token." } };
    }
    const audience = request.query.get("audience") ?? `https://github.com/${this.repository}`;
    return { status: 200, json: { value: this.#issue(audience) } };
  }

  #issue(audience: string): string {
    const now = Math.floor(Date.now() / 1000);
    const header = encode({ alg: "RS256", typ: "JWT", kid: "simulator" });
    const {
      iss = ISSUER,
      sub = `repo:${this.repository}:ref:refs/heads/main`,
      lifetimeSeconds = LIFETIME_SECONDS,
    } = this.claims;
    const claims = encode({
      iss,
      aud: audience,
      sub,
      repository: this.repository,
      ref: "refs/heads/main",
      iat: now,
      nbf: now,
      exp: now + lifetimeSeconds,
    });
    const text = `${header}.${claims}`;
    const signature = sign("RSA-SHA256", Buffer.from(text), this.#keys.privateKey);
    return `${text}.${signature.toString("base64url")}`;
  }
}
