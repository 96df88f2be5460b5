import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import { signRequest } from "../../../../src/oci/transport/request-signer.js";
import { checkSignature, IDENTITY, KEY_ID } from "./signature-check.js";

async function sign(
  method: string,
  address: string,
  options: { body?: Buffer; excludeBody?: boolean; headers?: Record<string, string> } = {},
) {
  const { body = null, excludeBody = false } = options;
  const url = new URL(address);
  const headers = new Headers(options.headers);
  await signRequest(IDENTITY, { method, url, headers, body }, { excludeBody });
  const request = {
    method,
    target: `${url.pathname}${url.search}`,
    body: body ?? Buffer.alloc(0),
    header: (name: string) => headers.get(name) ?? undefined,
  };
  return { headers, request };
}

const VOLUMES = "https://iaas.us-ashburn-1.oraclecloud.com/20160918/volumes?limit=1000";

describe("signRequest", () => {
  test("signs date, target and host of a request that only reads", async () => {
    const { headers, request } = await sign("GET", VOLUMES);
    expect(checkSignature(request)).toEqual({
      keyId: KEY_ID,
      names: ["x-date", "(request-target)", "host"],
    });
    expect(headers.get("host")).toBe("iaas.us-ashburn-1.oraclecloud.com");
    expect(headers.get("x-date")).toMatch(/^\w{3}, \d{2} \w{3} \d{4} \d{2}:\d{2}:\d{2} GMT$/);
    expect(headers.has("x-content-sha256")).toBe(false);
  });

  test.each(["POST", "PUT", "PATCH", "post"])("covers the body of a %s", async (method) => {
    const body = Buffer.from('{"query":"é"}');
    const { headers, request } = await sign(method, VOLUMES, { body });
    expect(checkSignature(request).names).toEqual([
      "x-date",
      "(request-target)",
      "host",
      "content-type",
      "content-length",
      "x-content-sha256",
    ]);
    expect(headers.get("content-length")).toBe("14");
    expect(headers.get("content-type")).toBe("application/json");
  });

  test("covers an absent body as an empty one", async () => {
    const { headers, request } = await sign("POST", VOLUMES);
    expect(checkSignature(request).names).toContain("x-content-sha256");
    expect(headers.get("content-length")).toBe("0");
  });

  test("keeps a content type that is set", async () => {
    const headers = { "content-type": "text/markdown" };
    const signed = await sign("PUT", VOLUMES, { body: Buffer.from("#"), headers });
    expect(signed.headers.get("content-type")).toBe("text/markdown");
    expect(checkSignature(signed.request).names).toContain("content-type");
  });

  test("leaves the body out where the service does not read its digest", async () => {
    const body = Buffer.from("report");
    const { headers, request } = await sign("PUT", VOLUMES, { body, excludeBody: true });
    expect(checkSignature(request).names).toEqual(["x-date", "(request-target)", "host"]);
    expect(headers.has("x-content-sha256")).toBe(false);
  });

  test("a request that is changed on its way no longer fits", async () => {
    const { request } = await sign("GET", VOLUMES);
    expect(() => checkSignature({ ...request, target: `${request.target}0` })).toThrow(
      "the signature does not fit",
    );
    const post = await sign("POST", VOLUMES, { body: Buffer.from("a") });
    expect(() => checkSignature({ ...post.request, body: Buffer.from("b") })).toThrow("digest");
  });

  test("signs what goes over the wire, whatever the query holds", async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "binary" }), async (page) => {
        const { request } = await sign("GET", `${VOLUMES}&page=${page.replaceAll("#", "")}`);
        expect(checkSignature(request).keyId).toBe(KEY_ID);
      }),
      { numRuns: 50 },
    );
  });
});
