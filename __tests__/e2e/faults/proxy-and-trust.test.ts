import { describe, expect, test } from "@jest/globals";

import { startGithubService } from "../harness/harness.js";
import { closeLater, errorsOf, openStage, smallTenancy } from "../harness/stage.js";

/** A name that no resolver knows (RFC 6761), so that nothing outside is ever asked. */
const DOMAIN = "idcs-example.invalid";
const OIDC = {
  auth: "oidc",
  "oidc-domain-url": `https://${DOMAIN}`,
  "oidc-client-id": "client",
  "oidc-client-secret": "a-secret-of-the-client",
};

async function signInBehindProxy(noProxy: string) {
  const stage = await openStage(smallTenancy());
  const github = await startGithubService();
  closeLater(() => github.stop());
  const run = await stage.audit(OIDC, { github, env: { NO_PROXY: `127.0.0.1,${noProxy}` } });
  return { run, refusedHosts: stage.simulator.refusedHosts };
}

describe("HTTPS_PROXY", () => {
  test("takes everything but what NO_PROXY exempts: OCI, and the identity domain", async () => {
    const { run, refusedHosts } = await signInBehindProxy("");
    expect(run.code).toBe(1);
    expect(new Set(refusedHosts)).toEqual(new Set([`${DOMAIN}:443`]));
  });

  test.each([DOMAIN, ".invalid"])("is passed by for NO_PROXY %s", async (exempt) => {
    const { run, refusedHosts } = await signInBehindProxy(exempt);
    expect(run.code).toBe(1);
    expect(refusedHosts).toEqual([]);
    const [error = ""] = errorsOf(run);
    expect(error).toMatch(/^oidc-domain-url: the identity domain idcs-example\.invalid cannot be /);
    expect(error).toContain("HTTPS_PROXY, NO_PROXY");
  });

  test("does not keep the artifact service, which NO_PROXY exempts, from its own client", async () => {
    const stage = await openStage(smallTenancy());
    const github = await startGithubService();
    closeLater(() => github.stop());
    const run = await stage.audit({ "upload-artifact": "true" }, { github });
    expect(run.code).toBe(0);
    expect(github.artifacts).toHaveLength(1);
    expect(stage.simulator.refusedHosts).toEqual([]);
    expect(stage.simulator.requests.length).toBeGreaterThan(0);
  });
});

test("a certificate that nobody vouches for ends in one sentence", async () => {
  const stage = await openStage(smallTenancy());
  const run = await stage.audit({}, { env: { NODE_EXTRA_CA_CERTS: "" } });
  expect(run.code).toBe(1);
  const errors = errorsOf(run);
  expect(errors).toHaveLength(1);
  expect(errors[0]).toMatch(
    /^OCI cannot be reached in region us-ashburn-1 \(ListRegionSubscriptions ConnectionFailed: .*certificate/i,
  );
  expect(errors[0]).not.toContain("    at ");
  expect(stage.simulator.requests).toEqual([]);
});
