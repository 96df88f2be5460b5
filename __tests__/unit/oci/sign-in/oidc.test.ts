import { createPublicKey, sign, verify } from "node:crypto";

import { describe, expect, jest, test } from "@jest/globals";

import { signIn } from "../../../../src/oci/sign-in/sign-in.js";
import { fakeContext, jwt, livingFor, MINUTE, rejection, TENANCY } from "./session-fixture.js";

const HOST = "idcs-example.identity.oraclecloud.com";
const AUTH = {
  kind: "oidc",
  tenancy: TENANCY,
  domainUrl: `https://${HOST}`,
  clientId: "client",
  clientSecret: "client-secret",
  audience: "https://cloud.oracle.com",
} as const;

/** GitHub and a domain that hands out these session tokens one after the other. */
function world(...tokens: string[]) {
  let issued = 0;
  const idToken = jest.fn((audience: string) =>
    Promise.resolve(jwt({ aud: audience, jti: (issued += 1) })),
  );
  const context = fakeContext({ idToken });
  const forms: URLSearchParams[] = [];
  for (const token of tokens) {
    context.dispatcher
      .get(`https://${HOST}`)
      .intercept({ path: "/oauth2/v1/token", method: "POST" })
      .reply(200, ({ body }: { body?: unknown }) => {
        forms.push(new URLSearchParams(String(body)));
        return JSON.stringify({ token });
      });
  }
  return { context, forms, idToken };
}

describe("auth: oidc", () => {
  test("signs with the session token and the key that was sent for it", async () => {
    const upst = livingFor(60 * MINUTE);
    const { context, forms, idToken } = world(upst);
    const { identity, tenancyId, region } = await signIn(AUTH, context);
    expect({ tenancyId, region }).toEqual({ tenancyId: TENANCY, region: "us-ashburn-1" });
    expect(await identity.keyId()).toBe(`ST$${upst}`);
    const spki = Buffer.from(forms[0]?.get("public_key") ?? "", "base64");
    const publicKey = createPublicKey({ key: spki, type: "spki", format: "der" });
    expect(publicKey.asymmetricKeyDetails?.modulusLength).toBe(2048);
    const text = Buffer.from("text");
    const signature = sign("RSA-SHA256", text, identity.privateKey());
    expect(verify("RSA-SHA256", text, publicKey, signature)).toBe(true);
    expect(idToken).toHaveBeenCalledWith("https://cloud.oracle.com");
    expect(context.masked).toEqual(
      expect.arrayContaining([upst, jwt({ aud: AUTH.audience, jti: 1 })]),
    );
  });

  test("renews in the middle of a run, with a new ID token", async () => {
    const second = livingFor(120 * MINUTE);
    const { context, forms } = world(livingFor(60 * MINUTE), second);
    const { identity } = await signIn(AUTH, context);
    context.advance(60 * MINUTE);
    expect(await identity.keyId()).toBe(`ST$${second}`);
    const assertions = forms.map((form) => form.get("subject_token"));
    expect(assertions).toEqual([1, 2].map((jti) => jwt({ aud: AUTH.audience, jti })));
    expect(context.masked).toContain(second);
  });

  test("needs a region to start from, and asks nobody before it has one", async () => {
    const { context, idToken } = world();
    expect(await rejection(signIn(AUTH, { ...context, region: null }))).toBe(
      "region: give the region to start from, for example us-ashburn-1.",
    );
    expect(idToken).not.toHaveBeenCalled();
  });

  test("passes on why there is no ID token", async () => {
    const error = new Error("GitHub offers this job no ID token.");
    const context = fakeContext({ idToken: () => Promise.reject(error) });
    const failure = signIn(AUTH, context);
    await expect(failure).rejects.toMatchObject({ name: "SignInError", message: error.message });
  });

  test("passes on a reason that is no error, too", async () => {
    // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- the point of it.
    const context = fakeContext({ idToken: () => Promise.reject("no token") });
    expect(await rejection(signIn(AUTH, context))).toBe("no token");
  });

  test("says when the answer is no session token", async () => {
    const message = await rejection(signIn(AUTH, world("opaque-text").context));
    expect(message).toBe(
      `oidc-domain-url: ${HOST} answered with a token that is no OCI session token. Check that it is the URL of an identity domain.`,
    );
  });

  test("says when the token is dead on arrival", async () => {
    const message = await rejection(signIn(AUTH, world(livingFor(-MINUTE)).context));
    expect(message).toBe(
      `The identity domain ${HOST} gave a session token that expired at 2024-06-01T11:59:00.000Z by this machine's clock. Check the machine's clock.`,
    );
  });
});
