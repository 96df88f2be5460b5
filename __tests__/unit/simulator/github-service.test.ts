import { createVerify } from "node:crypto";

import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { request } from "undici";

import { startGithubService, type GithubService } from "../../../simulator/github-service.js";

let github: GithubService;

beforeEach(async () => {
  github = await startGithubService();
});

afterEach(async () => {
  await github.stop();
});

type Json = Record<string, string>;

async function twirp(method: string, body: object, token?: string) {
  const bearer = token ?? github.environment["ACTIONS_RUNTIME_TOKEN"] ?? "";
  const path = `twirp/github.actions.results.api.v1.ArtifactService/${method}`;
  const reply = await request(`${github.url}/${path}`, {
    method: "POST",
    headers: { authorization: `Bearer ${bearer}`, "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  return { status: reply.statusCode, json: (await reply.body.json()) as Json };
}

async function blob(method: "GET" | "PUT" | "DELETE", url: string, body?: string) {
  const reply = await request(url, { method, ...(body === undefined ? {} : { body }) });
  return { status: reply.statusCode, text: await reply.body.text() };
}

describe("the artifact service", () => {
  test("keeps what was uploaded in blocks, in the order of the list", async () => {
    const created = await twirp("CreateArtifact", { name: "report", expires_at: "2030-01-01" });
    const url = created.json["signed_upload_url"] ?? "";
    await blob("PUT", `${url}&comp=block&blockid=b`, "two");
    await blob("PUT", `${url}&comp=block&blockid=a`, "one");
    expect((await blob("GET", url)).status).toBe(404);
    const list = "<BlockList><Latest>a</Latest><Latest>b</Latest><Latest>c</Latest></BlockList>";
    expect((await blob("PUT", `${url}&comp=blocklist`, list)).status).toBe(201);
    const finalized = await twirp("FinalizeArtifact", {
      name: "report",
      size: "6",
      hash: "sha256:0",
    });
    expect(finalized.json).toEqual({ ok: true, artifact_id: "1000" });
    expect(github.artifacts).toEqual([
      {
        id: 1000,
        name: "report",
        size: 6,
        hash: "sha256:0",
        expiresAt: "2030-01-01",
        zip: Buffer.from("onetwo"),
      },
    ]);
  });

  test("lists artifacts and hands out what to download them with", async () => {
    for (const name of ["a", "b"]) {
      const created = await twirp("CreateArtifact", { name });
      await blob("PUT", created.json["signed_upload_url"] ?? "", `zip ${name}`);
      await twirp("FinalizeArtifact", { name, ...(name === "a" ? {} : { hash: "sha256:1" }) });
    }
    expect((await twirp("ListArtifacts", {})).json["artifacts"]).toHaveLength(2);
    expect((await twirp("ListArtifacts", { name_filter: "b" })).json["artifacts"]).toMatchObject([
      { name: "b", database_id: "1001", digest: "sha256:1" },
    ]);
    const signed = await twirp("GetSignedArtifactURL", { name: "b" });
    expect((await blob("GET", signed.json["signed_url"] ?? "")).text).toBe("zip b");
    expect((await twirp("GetSignedArtifactURL", { name: "c" })).status).toBe(404);
  });

  test("refuses a second artifact of one name, an upload that is missing, and unknown methods", async () => {
    await twirp("CreateArtifact", { name: "report" });
    expect((await twirp("CreateArtifact", { name: "report" })).status).toBe(409);
    expect((await twirp("FinalizeArtifact", { name: "report" })).status).toBe(404);
    expect((await twirp("FinalizeArtifact", { name: "other" })).status).toBe(404);
    expect((await twirp("Explode", {})).status).toBe(404);
  });

  test("refuses a wrong token, a wrong signature and a wrong verb", async () => {
    expect((await twirp("CreateArtifact", { name: "x" }, "wrong")).status).toBe(401);
    const { json } = await twirp("CreateArtifact", { name: "x" });
    const url = json["signed_upload_url"] ?? "";
    expect((await blob("PUT", url.replace(/sig=.*/, "sig=0"), "x")).status).toBe(403);
    expect((await blob("DELETE", url)).status).toBe(405);
    expect((await blob("GET", `${github.url}/elsewhere`)).status).toBe(404);
  });

  test("can be out of order", async () => {
    await github.stop();
    github = await startGithubService({ artifactStatus: 503 });
    expect((await twirp("CreateArtifact", { name: "x" })).status).toBe(503);
    expect(github.requests).toEqual([
      "POST /twirp/github.actions.results.api.v1.ArtifactService/CreateArtifact",
    ]);
  });

  test("gives the runner's token the claim that names run and job", () => {
    const [, claims = ""] = (github.environment["ACTIONS_RUNTIME_TOKEN"] ?? "").split(".");
    const { scp } = JSON.parse(Buffer.from(claims, "base64url").toString()) as { scp: string };
    expect(scp).toMatch(/(^| )Actions\.Results:[0-9a-f]+:[0-9a-f]+$/);
  });
});

describe("the OIDC issuer", () => {
  const ask = async (query: string, token: string) => {
    const url = `${github.environment["ACTIONS_ID_TOKEN_REQUEST_URL"] ?? ""}${query}`;
    const reply = await request(url, { headers: { authorization: `Bearer ${token}` } });
    return { status: reply.statusCode, json: (await reply.body.json()) as Json };
  };

  test.each([
    ["&audience=https%3A%2F%2Fcloud.example", "https://cloud.example"],
    ["", "https://github.com/acme/infrastructure"],
  ])("signs an ID token for the audience of '%s'", async (query, audience) => {
    const { json } = await ask(query, github.idTokens.requestToken);
    const [header = "", claims = "", signature = ""] = (json["value"] ?? "").split(".");
    const verify = createVerify("RSA-SHA256").update(`${header}.${claims}`);
    expect(verify.verify(github.idTokens.publicKey, signature, "base64url")).toBe(true);
    expect(JSON.parse(Buffer.from(claims, "base64url").toString())).toMatchObject({
      iss: "https://token.actions.githubusercontent.com",
      aud: audience,
      sub: "repo:acme/infrastructure:ref:refs/heads/main",
    });
  });

  test("refuses a wrong request token", async () => {
    expect((await ask("", "wrong")).status).toBe(401);
  });
});
