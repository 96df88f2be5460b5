import { describe, expect, test } from "@jest/globals";
import { join } from "node:path";
import { loadSettings } from "../../../src/settings/load.js";
import { inWorkflow, loadAudit, onLaptop } from "./samples.js";

const oidc = {
  auth: "oidc",
  tenancy: "ocid1.tenancy.oc1..aaaatenancy",
  region: "eu-zurich-1",
  "oidc-domain-url": "https://idcs.example.com:443/",
  "oidc-client-id": "client",
  "oidc-client-secret": "client-secret",
};

describe("auth", () => {
  test("oidc takes the exchange's place, with the usual audience", async () => {
    expect((await loadAudit(onLaptop(oidc))).auth).toEqual({
      kind: "oidc",
      tenancy: "ocid1.tenancy.oc1..aaaatenancy",
      domainUrl: "https://idcs.example.com",
      clientId: "client",
      clientSecret: "client-secret",
      audience: "https://cloud.oracle.com",
    });
  });

  test("oidc keeps a path and an audience of one's own, from the environment too", async () => {
    const env = {
      OCI_TOKEN_EXCHANGE_DOMAIN_URL: "https://idcs.example.com/a//",
      OCI_TOKEN_EXCHANGE_CLIENT_ID: "from-env",
      OCI_TOKEN_EXCHANGE_CLIENT_SECRET: "secret-from-env",
    };
    const { auth, tenancy, region } = oidc;
    const inputs = { auth, tenancy, region, "oidc-audience": "urn:mine" };
    expect((await loadAudit(onLaptop(inputs, env))).auth).toMatchObject({
      domainUrl: "https://idcs.example.com/a",
      clientId: "from-env",
      clientSecret: "secret-from-env",
      audience: "urn:mine",
    });
  });

  test("oidc tells what is missing, the secret's absence on a fork too", async () => {
    const sources = onLaptop({ auth: "oidc" }, { GITHUB_EVENT_NAME: "pull_request" });
    const missing = (name: string, variables: string) =>
      `${name} is not given, and sign-in with oidc needs it: set the input ${name} or the environment variable ${variables}.`;
    await expect(loadSettings({ ...sources, isGithubActions: true })).rejects.toMatchObject({
      problems: [
        missing("tenancy", "OCI_CLI_TENANCY"),
        missing("region", "OCI_CLI_REGION or OCI_REGION"),
        missing("oidc-domain-url", "OCI_TOKEN_EXCHANGE_DOMAIN_URL"),
        missing("oidc-client-id", "OCI_TOKEN_EXCHANGE_CLIENT_ID"),
        `${missing("oidc-client-secret", "OCI_TOKEN_EXCHANGE_CLIENT_SECRET")} A pull request from a fork gets no secrets.`,
      ],
    });
  });

  test("credentials inside the domain's URL are refused and not shown", async () => {
    const url = "https://someone:hunter2@idcs.example.com";
    await expect(loadSettings(onLaptop({ ...oidc, "oidc-domain-url": url }))).rejects.toThrow(
      new Error(
        "option --oidc-domain-url: got a value that is not shown; it takes an https:// URL without user, query and fragment.",
      ),
    );
  });

  test("security_token reads a profile", async () => {
    const inputs = { auth: "security_token", "config-profile": "SESSION" };
    expect((await loadAudit(onLaptop(inputs))).auth).toEqual({
      kind: "security_token",
      configFile: join("/home/someone", ".oci", "config"),
      overrides: new Map(),
      profile: "SESSION",
    });
  });

  test.each(["instance_principal", "resource_principal"])(
    "%s needs nothing, and takes a region",
    async (auth) => {
      const bare = await loadAudit(onLaptop({ auth }));
      expect([bare.auth, bare.region]).toEqual([{ kind: auth }, null]);
      expect((await loadAudit(inWorkflow({ auth }))).region).toBe("us-ashburn-1");
    },
  );
});
