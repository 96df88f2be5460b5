import { createPrivateKey, createPublicKey, type KeyObject } from "node:crypto";

import { expect, test } from "@jest/globals";

import { openSession, type TokenService } from "../../../simulator/services/token-service.js";
import { rsaKeyPair } from "../../../simulator/runner/api-user.js";
import { verifySignature } from "../../../simulator/wire/signature.js";
import { signRequest } from "../../../src/oci/transport/request-signer.js";
import { client, simulator } from "./world.js";

test("a host that hands out tokens is served beside OCI's own", async () => {
  const host = "idcs-example.identity.oraclecloud.com";
  const seen: string[] = [];
  const service: TokenService = {
    host,
    answer: ({ method, target, body }) => {
      seen.push(`${method} ${target} ${body.toString()}`);
      return target === "/empty" ? { status: 404 } : { body: { token: "t" } };
    },
  };
  simulator.addTokenService(service);
  expect((await client.ask(`https://${host}/token`)).json).toEqual({ token: "t" });
  expect(await client.ask(`https://${host}/empty`)).toMatchObject({ status: 404, text: "" });
  expect(seen).toEqual(["GET /token ", "GET /empty "]);
  expect(simulator.requests).toEqual([]);
});

test("a session that has expired no longer signs", async () => {
  const keys = new Map<string, KeyObject>();
  const { publicKey, privateKey } = rsaKeyPair();
  const register = (key: { keyId: string; publicKey: string }) => {
    keys.set(key.keyId, createPublicKey(key.publicKey));
  };
  const now = Math.floor(Date.now() / 1_000) * 1_000;
  const token = openSession({ register, lifetimeSeconds: 60 }, publicKey, {}, now);
  const identity = {
    keyId: () => Promise.resolve(`ST$${token}`),
    privateKey: () => createPrivateKey(privateKey),
  };
  const url = new URL("https://iaas.us-ashburn-1.oraclecloud.com/20160918/volumes");
  const headers = new Headers();
  await signRequest(identity, { method: "GET", url, headers, body: null }, { excludeBody: false });
  const verdictAt = (seconds: number) =>
    verifySignature(
      {
        method: "GET",
        target: url.pathname,
        headers: Object.fromEntries(headers),
        body: Buffer.alloc(0),
        unsignedBody: false,
      },
      keys,
      now + seconds * 1_000,
    );
  expect(verdictAt(59).verified).toBe(true);
  expect(verdictAt(61)).toMatchObject({ reason: "the session token has expired" });
});
