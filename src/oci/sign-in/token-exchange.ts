import { parseJson } from "../../plain/parse-json.js";
import { withRetries } from "../../plain/retry.js";
import { exchange, NoAnswer, type Answer } from "../transport/exchange.js";
import { answerIn, exchangeRefusal } from "./exchange-refusal.js";
import { SignInError } from "./sign-in-error.js";
import type { SignInContext } from "./signed-in.js";

/** One exchange: who asks, with whose ID token, for which key. */
export interface ExchangeRequest {
  /** URL of the identity domain, without a slash at its end. */
  readonly domainUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** The GitHub ID token. */
  readonly subjectToken: string;
  /** Base64 of the public key's SPKI DER form, on one line. */
  readonly publicKey: string;
}

/** A failure that may pass. */
class PassingFailure extends SignInError {}

/**
 * Exchanges an ID token for an OCI session token (RFC 8693 with Oracle's `oci-upst` token type).
 * Source: https://docs.oracle.com/iaas/Content/Identity/api-getstarted/json_web_token_exchange.htm
 * Throws `SignInError`, whose message never holds a token or a secret.
 */
export async function exchangeToken(
  request: ExchangeRequest,
  context: SignInContext,
  waitsMs?: readonly number[],
): Promise<string> {
  const { cancellation } = context;
  return await withRetries(() => attempt(request, context), {
    ...{ passing: PassingFailure, cancellation, waitsMs },
  });
}

async function attempt(request: ExchangeRequest, context: SignInContext): Promise<string> {
  const basic = Buffer.from(`${request.clientId}:${request.clientSecret}`).toString("base64");
  context.mask(basic);
  const outgoing = {
    method: "POST" as const,
    url: new URL(`${request.domainUrl}/oauth2/v1/token`),
    headers: new Headers({
      accept: "application/json",
      authorization: `Basic ${basic}`,
      "content-type": "application/x-www-form-urlencoded",
    }),
    body: Buffer.from(formOf(request).toString()),
  };
  const { dispatcher, requestTimeoutMs, cancellation } = context;
  let answer: Answer;
  try {
    answer = await exchange(dispatcher, outgoing, requestTimeoutMs, cancellation);
  } catch (error) {
    throw error instanceof NoAnswer ? noAnswer(outgoing.url.host, error) : error;
  }
  const body = jsonOf(answer);
  if (answer.status !== 200) throw refusal(request, answer.status, body, context);
  const { token } = body;
  if (typeof token !== "string" || token.trim() === "") {
    throw new SignInError(
      `oidc-domain-url: ${outgoing.url.host} answered the token exchange without a token. Check that it is the URL of an identity domain, and that the domain's application may exchange tokens.`,
    );
  }
  return token.trim();
}

function formOf({ publicKey, subjectToken }: ExchangeRequest): URLSearchParams {
  return new URLSearchParams({
    grant_type: "urn:ietf:params:oauth:grant-type:token-exchange",
    requested_token_type: "urn:oci:token-type:oci-upst",
    public_key: publicKey,
    subject_token: subjectToken,
    subject_token_type: "jwt",
  });
}

function jsonOf({ body }: Answer): Readonly<Record<string, unknown>> {
  try {
    const parsed: unknown = parseJson(body.toString("utf8"));
    return (Object(parsed) as Record<string, unknown> | null) ?? {};
  } catch {
    return {};
  }
}

function noAnswer(host: string, { code, message }: NoAnswer): SignInError {
  if (code === "Cancelled") return new SignInError("The sign-in was broken off by the run's end.");
  return new PassingFailure(
    `oidc-domain-url: the identity domain ${host} cannot be reached (${message}). Check the spelling, and that this machine may reach it (HTTPS_PROXY, NO_PROXY, firewall).`,
  );
}

function refusal(
  request: ExchangeRequest,
  status: number,
  body: Readonly<Record<string, unknown>>,
  { withholdsMessages: isWithheld = false }: SignInContext,
): SignInError {
  const { clientSecret, subjectToken, publicKey, clientId } = request;
  const secrets = [subjectToken, clientSecret, encodeURIComponent(clientSecret), publicKey];
  secrets.push(Buffer.from(`${clientId}:${clientSecret}`).toString("base64"));
  const { host } = new URL(request.domainUrl);
  if (status === 429 || (status >= 500 && status !== 501)) {
    const answer = answerIn({ status, body, secrets, isWithheld });
    return new PassingFailure(
      `The identity domain ${host} cannot exchange tokens at the moment (${answer}). Run the audit again; if it stays so, ask those who run the domain.`,
    );
  }
  return new SignInError(
    exchangeRefusal({ host, status, body, subjectToken, secrets, isWithheld }),
  );
}
