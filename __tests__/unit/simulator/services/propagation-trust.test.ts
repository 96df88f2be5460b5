import { readFileSync } from "node:fs";

import { describe, expect, test } from "@jest/globals";

import { IdTokenIssuer } from "../../../../simulator/github/tokens.js";
import { PropagationTrust } from "../../../../simulator/services/propagation-trust.js";

const ISSUER = "https://token.actions.githubusercontent.com";
/** As GitHub forms them, with and without the ids of owner and repository. */
const SUBJECTS = (
  JSON.parse(readFileSync("__tests__/fixtures/made-github-oidc-subjects.json", "utf8")) as {
    readonly subjects: readonly string[];
  }
).subjects;

/** The user that a token with this subject becomes by the rules. */
function userBy(rules: readonly string[], sub: string): string {
  const issuer = new IdTokenIssuer("octo-org/octo-repo", { sub });
  const impersonation = rules.map((rule, at) => ({
    rule,
    user: { id: `user-${at}`, isServiceUser: true },
  }));
  const trust = new PropagationTrust({
    issuer: ISSUER,
    issuerKey: issuer.publicKey,
    oauthClients: ["client"],
    impersonation,
  });
  const reply = issuer.answer({
    method: "GET",
    path: "/",
    query: new URLSearchParams({ audience: "a" }),
    headers: { authorization: `Bearer ${issuer.requestToken}` },
    body: Buffer.alloc(0),
  });
  return trust.userOf((reply.json as { value: string }).value, "client", Date.now()).id;
}

describe("a rule of an identity propagation trust", () => {
  test.each(SUBJECTS)("takes %s, and no other", (subject) => {
    const rules = SUBJECTS.map((each) => `sub eq ${each}`);
    expect(userBy(rules, subject)).toBe(`user-${SUBJECTS.indexOf(subject)}`);
  });

  test("with co takes a part", () => {
    expect(userBy(["sub co @456789:environment:"], SUBJECTS[2] ?? "")).toBe("user-0");
  });

  test.each([
    ["in single quotes", `sub eq '${SUBJECTS[0]}'`],
    ["in double quotes", `sub eq "${SUBJECTS[0]}"`],
    ["with a second condition", `sub eq ${SUBJECTS[0]} and aud eq a`],
    ["of another claim", `repository eq ${SUBJECTS[0]}`],
    ["of another operator", `sub sw ${SUBJECTS[0]}`],
  ])("%s never matches", (_case, rule) => {
    expect(() => userBy([rule], SUBJECTS[0] ?? "")).toThrow(
      "No rules matched from given token to find impersonation user.",
    );
  });
});
