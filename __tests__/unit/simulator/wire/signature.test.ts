import { createHash, createPublicKey, sign } from "node:crypto";

import { describe, expect, test } from "@jest/globals";
import {
  DefaultRequestSigner,
  SimpleAuthenticationDetailsProvider,
  type HttpRequest,
} from "oci-common";

import { verifySignature, type SignedRequest } from "../../../../simulator/wire/signature.js";
import { apiUser } from "../../../../simulator/runner/api-user.js";

const user = apiUser("ocid1.tenancy.oc1..t", "ocid1.user.oc1..u");
const keys = new Map([[user.apiKey.keyId, createPublicKey(user.apiKey.publicKey)]]);
const NOW = Date.UTC(2030, 0, 1);
const HOST = "iaas.us-ashburn-1.oraclecloud.com";

interface Draft {
  readonly method?: string;
  readonly target?: string;
  readonly body?: string;
  readonly covered?: readonly string[];
  readonly headers?: Readonly<Record<string, string>>;
  readonly keyId?: string;
  readonly version?: string;
  readonly algorithm?: string;
  readonly unsignedBody?: boolean;
}

/** A request signed as the draft says, right or wrong. */
function signed(draft: Draft = {}): SignedRequest {
  const { method = "GET", target = "/20160918/volumes", body = "" } = draft;
  const hasBody = method === "POST" || method === "PUT";
  const headers: Record<string, string> = {
    host: HOST,
    "x-date": new Date(NOW).toUTCString(),
    ...(hasBody
      ? {
          "content-type": "application/json",
          "content-length": String(body.length),
          "x-content-sha256": createHash("sha256").update(body).digest("base64"),
        }
      : {}),
    ...draft.headers,
  };
  const covered =
    draft.covered ??
    [...(hasBody ? ["content-length", "content-type", "x-content-sha256"] : [])].concat([
      "(request-target)",
      "host",
      "x-date",
    ]);
  const text = covered
    .map((name) =>
      name === "(request-target)"
        ? `${name}: ${method.toLowerCase()} ${target}`
        : `${name}: ${headers[name] ?? ""}`,
    )
    .join("\n");
  const signature = sign("RSA-SHA256", Buffer.from(text), user.privateKey).toString("base64");
  const authorization =
    `Signature version="${draft.version ?? "1"}",keyId="${draft.keyId ?? user.apiKey.keyId}",` +
    `algorithm="${draft.algorithm ?? "rsa-sha256"}",headers="${covered.join(" ")}",signature="${signature}"`;
  const unsignedBody = draft.unsignedBody ?? false;
  return {
    headers: { ...headers, authorization },
    body: Buffer.from(body),
    ...{ method, target, unsignedBody },
  };
}

const reason = (request: SignedRequest, now = NOW): string | null => {
  const verdict = verifySignature(request, keys, now);
  return verdict.verified ? null : verdict.reason;
};

describe("verifySignature", () => {
  test("accepts a well-signed request and names its key", () => {
    expect(verifySignature(signed(), keys, NOW)).toEqual({
      verified: true,
      keyId: user.apiKey.keyId,
    });
    expect(reason(signed({ method: "POST", body: "{}" }))).toBeNull();
  });

  test("accepts what the official SDK's signer makes", async () => {
    const provider = new SimpleAuthenticationDetailsProvider(
      user.tenancy,
      user.user,
      user.fingerprint,
      user.privateKey,
      null,
    );
    const target = "/20160918/volumes?compartmentId=a%26b&page=p%2B%3D";
    for (const [method, body] of [
      ["GET", ""],
      ["POST", '{"query":"query volume resources"}'],
    ] as const) {
      const request: HttpRequest = {
        method,
        uri: `https://${HOST}${target}`,
        headers: new Headers(),
        ...(body === "" ? {} : { body }),
      };
      await new DefaultRequestSigner(provider).signHttpRequest(request);
      const seen = {
        headers: Object.fromEntries(request.headers),
        body: Buffer.from(body),
        unsignedBody: false,
        ...{ method, target },
      };
      expect(reason(seen, Date.now())).toBeNull();
    }
  });

  test("accepts `date` in place of `x-date`", () => {
    const headers = { date: new Date(NOW).toUTCString() };
    expect(reason(signed({ headers, covered: ["date", "(request-target)", "host"] }))).toBeNull();
  });

  test.each<[string, Draft]>([
    ["unknown keyId", { keyId: "t/u/00:11" }],
    ["signature version is not 1", { version: "2" }],
    ["algorithm is not rsa-sha256", { algorithm: "hs2019" }],
    ["not signed: host", { covered: ["(request-target)", "x-date"] }],
    ["not signed: (request-target), x-date", { covered: ["host"] }],
    [
      "not signed: content-length, content-type, x-content-sha256",
      { method: "POST", body: "{}", covered: ["(request-target)", "host", "x-date"] },
    ],
    [
      "signed but absent: opc-extra",
      { covered: ["(request-target)", "host", "x-date", "opc-extra"] },
    ],
    ["date is more than 5 minutes off", { headers: { "x-date": "yesterday" } }],
    ["wrong body digest", { method: "PUT", body: "{}", headers: { "x-content-sha256": "AAAA" } }],
  ])("refuses: %s", (expected, draft) => {
    expect(reason(signed(draft))).toBe(expected);
  });

  test.each([undefined, "Basic dTpw", "signature keyId"])("refuses authorization %s", (value) => {
    const request = signed();
    const { authorization, ...rest } = request.headers;
    expect(authorization).toBeDefined();
    const headers = value === undefined ? rest : { ...rest, authorization: value };
    expect(reason({ ...request, headers })).toBe("no Signature authorization");
  });

  test("lets the date be 5 minutes off, and no more", () => {
    const limit = 5 * 60_000;
    expect([reason(signed(), NOW + limit), reason(signed(), NOW - limit)]).toEqual([null, null]);
    expect(reason(signed(), NOW + limit + 1)).toBe("date is more than 5 minutes off");
  });

  test("lets an upload leave its body uncovered", () => {
    const covered = ["(request-target)", "host", "x-date"];
    expect(reason(signed({ method: "PUT", body: "x", covered, unsignedBody: true }))).toBeNull();
  });

  test.each([
    ["target", { target: "/20160918/volumes?compartmentId=other" }],
    ["method", { method: "HEAD" }],
    ["host", { host: "identity.us-ashburn-1.oci.oraclecloud.com" }],
  ])("refuses a request whose %s was changed after signing", (_, change) => {
    const request = signed();
    const { host, ...rest } = { host: undefined, ...change };
    const headers = host === undefined ? request.headers : { ...request.headers, host };
    expect(reason({ ...request, ...rest, headers })).toBe("wrong signature");
  });
});
