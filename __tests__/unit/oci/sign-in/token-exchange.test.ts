import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import { SignInError } from "../../../../src/oci/sign-in/sign-in-error.js";
import { exchangeToken, type ExchangeRequest } from "../../../../src/oci/sign-in/token-exchange.js";
import { fakeContext, jwt, livingFor, MINUTE, rejection } from "./session-fixture.js";

const HOST = "idcs-example.identity.oraclecloud.com";
const SUBJECT = "repo:acme/infrastructure:ref:refs/heads/main";
const REQUEST: ExchangeRequest = {
  domainUrl: `https://${HOST}`,
  clientId: "client one",
  clientSecret: "s3cr3t & more +/=",
  subjectToken: jwt({ sub: SUBJECT, aud: "https://cloud.oracle.com" }),
  publicKey: "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA+/==",
};
const AT_ONCE = [0, 0, 0];
const UPST = livingFor(60 * MINUTE);

type Seen = { body?: unknown; headers?: unknown };

/** A domain that answers in turn with these; the last one stays. */
function domain(...answers: { status: number; body?: unknown }[]) {
  return domainFor(fakeContext(), answers);
}

function domainFor(
  context: ReturnType<typeof fakeContext>,
  answers: readonly { status: number; body?: unknown }[],
) {
  const seen: Seen[] = [];
  const pool = context.dispatcher.get(`https://${HOST}`);
  for (const { status, body } of answers) {
    pool.intercept({ path: "/oauth2/v1/token", method: "POST" }).reply(status, (options: Seen) => {
      seen.push(options);
      return typeof body === "string" ? body : JSON.stringify(body ?? {});
    });
  }
  return { context, seen, exchange: () => exchangeToken(REQUEST, context, AT_ONCE) };
}

describe("exchangeToken", () => {
  test("asks as RFC 8693 and Oracle's token type want it", async () => {
    const { context, seen, exchange } = domain({ status: 200, body: { token: `${UPST}\n` } });
    expect(await exchange()).toBe(UPST);
    const basic = Buffer.from("client one:s3cr3t & more +/=").toString("base64");
    const [ask] = seen;
    const headers = new Headers(ask?.headers as Record<string, string>);
    expect(headers.get("authorization")).toBe(`Basic ${basic}`);
    expect(headers.get("content-type")).toBe("application/x-www-form-urlencoded");
    expect(Object.fromEntries(new URLSearchParams(String(ask?.body)))).toEqual({
      grant_type: "urn:ietf:params:oauth:grant-type:token-exchange",
      requested_token_type: "urn:oci:token-type:oci-upst",
      public_key: REQUEST.publicKey,
      subject_token: REQUEST.subjectToken,
      subject_token_type: "jwt",
    });
    expect(context.masked).toContain(basic);
  });

  test.each([429, 500, 503])("tries again after %i", async (status) => {
    const { exchange } = domain({ status }, { status }, { status: 200, body: { token: UPST } });
    expect(await exchange()).toBe(UPST);
  });

  test("gives up on a domain that stays down, and says so", async () => {
    const { seen, exchange } = domain(...Array.from({ length: 5 }, () => ({ status: 503 })));
    const failure = exchange();
    await expect(failure).rejects.toThrow(SignInError);
    expect(await rejection(failure)).toBe(
      `The identity domain ${HOST} cannot exchange tokens at the moment (503 Service Unavailable). Run the audit again; if it stays so, ask those who run the domain.`,
    );
    expect(seen).toHaveLength(4);
  });

  test("tries again when there is no connection, then names the host and the fix", async () => {
    const context = fakeContext();
    let attempts = 0;
    context.dispatcher
      .get(`https://${HOST}`)
      .intercept({ path: () => ((attempts += 1), true), method: "POST" })
      .replyWithError(Object.assign(new Error("read ECONNRESET"), { code: "ECONNRESET" }))
      .times(4);
    expect(await rejection(exchangeToken(REQUEST, context, AT_ONCE))).toBe(
      `oidc-domain-url: the identity domain ${HOST} cannot be reached (read ECONNRESET). Check the spelling, and that this machine may reach it (HTTPS_PROXY, NO_PROXY, firewall).`,
    );
    expect(attempts).toBeGreaterThanOrEqual(4);
  });

  test("stops when the run is cancelled", async () => {
    const context = fakeContext({ cancellation: AbortSignal.abort() });
    expect(await rejection(exchangeToken(REQUEST, context, AT_ONCE))).toBe(
      "The sign-in was broken off by the run's end.",
    );
  });

  const refusedWith = (error: string, description: string, status = 401) =>
    rejection(domain({ status, body: { error, error_description: description } }).exchange());

  test.each([
    [
      ["invalid_client", "Client authentication failed."],
      /^oidc-client-id, oidc-client-secret: .*Check that both belong to one active/,
    ],
    [
      ["unauthorized_client", "Client authentication failed."],
      /^oidc-client-id, oidc-client-secret/,
    ],
    [
      ["unauthorized_client", "The client may not do this."],
      /^oidc-client-id: .*Add this client to the OAuth clients of the trust/,
    ],
    [
      ["unauthorized_client", "User requesting is not a service user."],
      /^auth: oidc: .*to a user that is no service user/,
    ],
    [
      ["unauthorized_client", "No rules matched from given token to find impersonation user."],
      /^auth: oidc: .*No rule of the trust matches the subject "repo:acme\/infrastructure:ref/,
    ],
    [
      ["invalid_request", "JWT audience is not trusted."],
      /^oidc-audience: .*for the audience "https:\/\/cloud\.oracle\.com"/,
    ],
    [["invalid_grant", "The JWT is expired."], /^auth: oidc: .*run the job again/],
    [["invalid_grant", "Unknown issuer."], /^auth: oidc: .*no active trust/],
  ])("%j names its fix, whatever the status", async ([error = "", description = ""], fix) => {
    for (const status of [400, 401, 403]) {
      const message = await refusedWith(error, description, status);
      expect(message).toMatch(fix);
      expect(message).toContain(`${error}: ${description}`);
    }
  });

  test.each([302, 404, 405])("%i asks whether this is an identity domain", async (status) => {
    const message = await rejection(domain({ status, body: "<html>" }).exchange());
    expect(message).toContain(`oidc-domain-url: the identity domain ${HOST} refused`);
    expect(message).toContain(`(${status} `);
    expect(message).toContain("Check that it is the URL of an identity domain");
  });

  test.each([401, 503])(
    "under redact %i names the fix and repeats no word of the domain",
    async (status) => {
      const description = "No rules matched for trust xyzzy";
      for (const error of ["unauthorized_client", "Trust xyzzy"]) {
        const answers = Array.from({ length: 4 }, () => ({
          status,
          body: { error, error_description: description },
        }));
        const { exchange } = domainFor(fakeContext({ withholdsMessages: true }), answers);
        const message = await rejection(exchange());
        expect(message).toContain("its message is withheld)");
        expect(message).not.toContain("xyzzy");
        expect(message.includes(error)).toBe(error === "unauthorized_client");
        if (status === 401) expect(message).toContain("No rule of the trust matches the subject");
      }
    },
  );

  test("any other refusal points to the trust, with the claims it has to match", async () => {
    expect(await refusedWith("invalid_grant", "Not today.", 400)).toBe(
      `auth: oidc: the identity domain ${HOST} refused to exchange GitHub's ID token (400 Bad Request: invalid_grant: Not today.). Check the client (oidc-client-id, oidc-client-secret) and the domain's identity propagation trust: its issuer is https://token.actions.githubusercontent.com, it allows this client, it takes the audience "https://cloud.oracle.com", and it maps the subject "${SUBJECT}" to a service user.`,
    );
  });

  test("an ID token whose subject cannot be read is still named", async () => {
    const { context } = domain({ status: 400, body: [] });
    const request = { ...REQUEST, subjectToken: "opaque" };
    expect(await rejection(exchangeToken(request, context, AT_ONCE))).toContain(
      "it maps the token's subject to a service user",
    );
  });

  test.each([{}, { token: "" }, { token: 7 }, "no JSON", "null"])(
    "an answer without a token is said: %j",
    async (body) => {
      expect(await rejection(domain({ status: 200, body }).exchange())).toBe(
        `oidc-domain-url: ${HOST} answered the token exchange without a token. Check that it is the URL of an identity domain, and that the domain's application may exchange tokens.`,
      );
    },
  );

  test("no error repeats a token or a secret, whatever the domain echoes", async () => {
    const basic = Buffer.from(`${REQUEST.clientId}:${REQUEST.clientSecret}`).toString("base64");
    const secrets = [REQUEST.subjectToken, REQUEST.clientSecret, REQUEST.publicKey, basic];
    const echoes = fc.array(fc.oneof(fc.constantFrom(...secrets), fc.string()));
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(302, 400, 401, 403, 404, 409, 429, 500, 503),
        echoes.map((parts) => parts.join(" ")),
        echoes.map((parts) => parts.join("")),
        async (status, error, description) => {
          const answer = { status, body: { error, error_description: description } };
          const message = await rejection(
            domain(...Array<typeof answer>(4).fill(answer)).exchange(),
          );
          for (const secret of secrets) expect(message).not.toContain(secret);
        },
      ),
      { numRuns: 50 },
    );
  });
});
