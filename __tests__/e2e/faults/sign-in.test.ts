/** Every way to sign in, with the shipped bundle and the services that hand out the tokens. */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

import { describe, expect, test } from "@jest/globals";

import type { GithubService } from "../../../simulator/github-service.js";
import { Federation } from "../../../simulator/services/federation.js";
import { IdentityDomain } from "../../../simulator/services/identity-domain.js";
import { instanceIdentity } from "../../../simulator/services/instance-identity.js";
import { startInstanceMetadata } from "../../../simulator/services/instance-metadata.js";
import { resourcePrincipalEnvironment } from "../../../simulator/services/resource-principal.js";
import { openSession } from "../../../simulator/services/token-service.js";
import { days } from "../../../simulator/tenancy/time.js";
import type { ApiKey, SimulatorOptions } from "../../../simulator/simulator.js";
import { rsaKeyPair, startGithubService, type RunOptions } from "../harness/harness.js";
import {
  ASHBURN,
  closeLater,
  errorsOf,
  openStage,
  secretLines,
  shownLines,
  smallTenancy,
  temporaryFolder,
  type Audit,
  type Stage,
} from "../harness/stage.js";

const DOMAIN = "idcs-example.identity.oraclecloud.com";
const CLIENT = { clientId: "audit-client", clientSecret: "a-secret/of+the client" };
const AUDIENCE = "https://cloud.oracle.com";
/** What the sign-in inputs of an API key would say: none of them is needed here. */
const NO_KEY = { user: "", fingerprint: "", "private-key": "" };
const DEBUG = { ACTIONS_STEP_DEBUG: "true", RUNNER_DEBUG: "1" };

async function stageWithOneVolume(options: Partial<SimulatorOptions> = {}): Promise<Stage> {
  const build = smallTenancy();
  const volume = build.volume({ name: "data", compartment: build.root, region: ASHBURN });
  build.backup(volume, { age: days(1) });
  return openStage(build, options);
}

const register = ({ simulator }: Stage) => ({
  register: (key: ApiKey) => {
    simulator.registerKey(key);
  },
});

/** The key ids that signed, each request's signature having been verified. */
function signers({ simulator }: Stage): readonly string[] {
  expect(simulator.requests.filter(({ signatureVerified }) => !signatureVerified)).toEqual([]);
  return [...new Set(simulator.requests.map(({ keyId }) => keyId ?? "none"))];
}

/** A pass, and no secret in anything that a person or a later step gets to see. */
async function expectPassWithout(audit: Audit, secrets: readonly string[]): Promise<void> {
  expect(errorsOf(audit)).toEqual([]);
  expect(audit.outputs).toMatchObject({ result: "pass", complete: "true", compliant: "1" });
  expect(audit.code).toBe(0);
  await expectHidden(audit, secrets);
}

async function expectHidden(audit: Audit, secrets: readonly string[]): Promise<void> {
  const names = await audit.files();
  const files = names.map((name) => readFile(join(audit.cwd, name), "utf8"));
  const shown = [...shownLines(audit), audit.summary, JSON.stringify(audit.outputs)];
  const everything = [...shown, ...(await Promise.all(files))].join("\n");
  expect(secrets.length).toBeGreaterThan(0);
  for (const secret of secrets) expect(everything).not.toContain(secret);
}

const tokensOf = (keyIds: readonly string[]) => keyIds.map((keyId) => keyId.replace(/^ST\$/, ""));

describe("auth: oidc", () => {
  const INPUTS = {
    ...NO_KEY,
    auth: "oidc",
    "oidc-domain-url": `https://${DOMAIN}`,
    "oidc-client-id": CLIENT.clientId,
    "oidc-client-secret": CLIENT.clientSecret,
  };

  async function arrange(lifetimeSeconds: number, options: Partial<SimulatorOptions> = {}) {
    const stage = await stageWithOneVolume(options);
    const github: GithubService = await startGithubService();
    closeLater(() => github.stop());
    const user = { id: "auditor", isServiceUser: true };
    const domain = new IdentityDomain({
      host: DOMAIN,
      clients: { [CLIENT.clientId]: CLIENT.clientSecret },
      trust: {
        issuer: "https://token.actions.githubusercontent.com",
        issuerKey: github.idTokens.publicKey,
        oauthClients: [CLIENT.clientId],
        clientClaim: { name: "aud", values: [AUDIENCE] },
        impersonation: [{ rule: "sub eq repo:acme/infrastructure:ref:refs/heads/main", user }],
      },
      tenancyId: stage.simulator.tenancy.id,
      lifetimeSeconds,
      ...register(stage),
    });
    stage.simulator.addTokenService(domain);
    return { stage, github, domain };
  }

  test("exchanges GitHub's ID token for a session, and signs with that", async () => {
    const { stage, github, domain } = await arrange(3_600);
    const audit = await stage.audit(INPUTS, { github, env: DEBUG });
    const keyIds = signers(stage);
    expect(keyIds).toEqual([expect.stringMatching(/^ST\$/)]);
    expect(domain.exchanged).toHaveLength(1);
    expect(github.requests).toContainEqual(
      expect.stringMatching(/^GET \/id-token\?.*audience=https%3A%2F%2Fcloud\.oracle\.com/),
    );
    await expectPassWithout(audit, [
      ...domain.exchanged,
      ...tokensOf(keyIds),
      CLIENT.clientSecret,
      encodeURIComponent(CLIENT.clientSecret),
      Buffer.from(`${CLIENT.clientId}:${CLIENT.clientSecret}`).toString("base64"),
      github.idTokens.requestToken,
    ]);
  });

  test("gets a new session in the middle of a run when the old one expires", async () => {
    const { stage, github, domain } = await arrange(2, { latencyMs: 400 });
    const audit = await stage.audit({ ...INPUTS, concurrency: "1" }, { github, env: DEBUG });
    const keyIds = signers(stage);
    expect(keyIds.length).toBeGreaterThan(1);
    expect(domain.exchanged).toHaveLength(keyIds.length);
    await expectPassWithout(audit, [...domain.exchanged, ...tokensOf(keyIds)]);
  });

  test("without an ID token from GitHub says which permission the job needs", async () => {
    const { stage } = await arrange(3_600);
    const audit = await stage.audit(INPUTS);
    expect(audit.code).toBe(1);
    expect(errorsOf(audit)).toEqual([expect.stringContaining("permissions: id-token: write")]);
  });

  test("in a fork's pull request says that GitHub gives those no ID token", async () => {
    const { stage } = await arrange(3_600);
    const event = join(await temporaryFolder(), "event.json");
    const repo = (full_name: string) => ({ repo: { full_name } });
    const pull_request = { head: repo("octocat/fork"), base: repo("acme/infrastructure") };
    await writeFile(event, JSON.stringify({ pull_request }));
    const env = { GITHUB_EVENT_NAME: "pull_request", GITHUB_EVENT_PATH: event };
    const audit = await stage.audit(INPUTS, { env });
    expect(audit.code).toBe(1);
    expect(errorsOf(audit)).toEqual([expect.stringContaining("pull request from a fork")]);
  });
});

describe("a profile of the OCI configuration file", () => {
  async function auditWithProfile(stage: Stage, auth: string, lines: readonly string[]) {
    const folder = await temporaryFolder();
    await writeFile(join(folder, "key.pem"), rsaKeyPair().privateKey, { mode: 0o600 });
    const { id: tenancy } = stage.simulator.tenancy;
    const profile = ["[audit]", `tenancy=${tenancy}`, `region=${ASHBURN}`];
    const text = [...profile, `key_file=${join(folder, "key.pem")}`, ...lines].join("\n");
    await writeFile(join(folder, "config"), text);
    const inputs = { "config-file": join(folder, "config"), "config-profile": "audit" };
    return stage.audit({ ...NO_KEY, tenancy: "", region: "", auth, ...inputs }, { env: DEBUG });
  }

  test("with a session token signs with that", async () => {
    const stage = await stageWithOneVolume();
    const { publicKey, privateKey } = rsaKeyPair();
    const token = openSession(register(stage), publicKey, { sub: "auditor" }, Date.now());
    const file = join(await temporaryFolder(), "token");
    await writeFile(file, `${token}\n`);
    const lines = [`security_token_file=${file}`];
    const audit = await auditWithProfile(stage, "security_token", lines);
    expect(signers(stage)).toEqual([`ST$${token}`]);
    await expectPassWithout(audit, [token, ...secretLines(privateKey)]);
  });

  test("with an API key signs with the user's", async () => {
    const stage = await stageWithOneVolume();
    const { user, fingerprint, privateKey, apiKey } = stage.user;
    const lines = [`user=${user}`, `fingerprint=${fingerprint}`];
    const audit = await auditWithProfile(stage, "config_file", lines);
    expect(signers(stage)).toEqual([apiKey.keyId]);
    await expectPassWithout(audit, secretLines(privateKey));
  });
});

describe("a runner on OCI", () => {
  const auditAs = (stage: Stage, auth: string, env: RunOptions["env"]) =>
    stage.audit({ ...NO_KEY, tenancy: "", region: "", auth }, { env: { ...DEBUG, ...env } });

  test("auth: instance_principal signs with the session of the instance's certificate", async () => {
    const stage = await stageWithOneVolume();
    const identity = await instanceIdentity(stage.simulator.tenancy.id, "iad");
    const metadata = await startInstanceMetadata(identity);
    closeLater(() => metadata.stop());
    const host = `auth.${ASHBURN}.oraclecloud.com`;
    stage.simulator.addTokenService(new Federation({ host, identity, ...register(stage) }));
    const env = { OCI_METADATA_BASE_URL: metadata.baseUrl };
    const audit = await auditAs(stage, "instance_principal", env);
    const keyIds = signers(stage);
    expect(keyIds).toEqual([expect.stringMatching(/^ST\$/)]);
    await expectPassWithout(audit, [...tokensOf(keyIds), ...secretLines(identity.privateKey)]);
  });

  test("auth: resource_principal signs with the session in its environment", async () => {
    const stage = await stageWithOneVolume();
    const { id: tenancyId } = stage.simulator.tenancy;
    const given = { tenancyId, region: "iad", ...register(stage) };
    const env = resourcePrincipalEnvironment(given);
    const audit = await auditAs(stage, "resource_principal", env);
    const token = env["OCI_RESOURCE_PRINCIPAL_RPST"] ?? "";
    expect(signers(stage)).toEqual([`ST$${token}`]);
    const key = env["OCI_RESOURCE_PRINCIPAL_PRIVATE_PEM"] ?? "";
    await expectPassWithout(audit, [token, ...secretLines(key)]);
  });
});
