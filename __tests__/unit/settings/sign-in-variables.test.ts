import { describe, expect, test } from "@jest/globals";

import { NotTextError } from "../../../src/plain/read-text-file.js";
import { SettingsError } from "../../../src/settings/settings-error.js";
import type { Sources } from "../../../src/settings/sources.js";
import type { Given } from "../../../src/settings/given.js";
import { apiKeyInputs, files, inWorkflow, loadAudit, onLaptop, samplePem } from "./samples.js";

const CONFIG = "/home/someone/.oci/config";
const WHOLE: Given = {
  OCI_CLI_TENANCY: apiKeyInputs["tenancy"],
  OCI_CLI_USER: apiKeyInputs["user"],
  OCI_CLI_FINGERPRINT: apiKeyInputs["fingerprint"],
  OCI_CLI_KEY_CONTENT: samplePem,
  OCI_CLI_REGION: "us-ashburn-1",
};
const laptop = (env: Given, texts: Readonly<Record<string, string>> = {}): Sources => ({
  ...onLaptop({}, env),
  ...files(texts),
});
const overridesOf = async (sources: Sources) => {
  const { auth } = await loadAudit(sources);
  const overrides = auth.kind === "config_file" ? auth.overrides : undefined;
  return [...(overrides ?? [])].map(([key, { text, origin }]) => [key, text, origin]);
};

describe("the variables of the OCI CLI", () => {
  test.each<[string, Given, string, string]>([
    ["a profile", { OCI_CLI_PROFILE: "PROD" }, CONFIG, "PROD"],
    ["a file", { OCI_CLI_CONFIG_FILE: "~/other" }, "/home/someone/other", "DEFAULT"],
    [
      "the SDKs' before the CLI's",
      { OCI_CONFIG_FILE: "/a", OCI_CLI_CONFIG_FILE: "/b", OCI_CONFIG_PROFILE: "A" },
      "/a",
      "A",
    ],
  ])("name %s", async (_, env, configFile, profile) => {
    const { auth } = await loadAudit(laptop(env));
    expect(auth).toMatchObject({ kind: "config_file", configFile, profile });
  });

  test("come before a profile's keys", async () => {
    const env = {
      ...{ ...WHOLE, OCI_CLI_KEY_CONTENT: "", OCI_CLI_KEY_FILE: "~/key.pem" },
      OCI_CLI_AUTH: "config_file",
      ...{ OCI_CLI_PASSPHRASE: "open sesame", OCI_CLI_SECURITY_TOKEN_FILE: "/tokens/t" },
    };
    const variable = (name: string) => `environment variable ${name}`;
    expect(await overridesOf(laptop(env, { "/home/someone/key.pem": samplePem }))).toEqual([
      ["tenancy", apiKeyInputs["tenancy"], `tenancy (${variable("OCI_CLI_TENANCY")})`],
      ["user", apiKeyInputs["user"], `user (${variable("OCI_CLI_USER")})`],
      [
        "fingerprint",
        apiKeyInputs["fingerprint"],
        `fingerprint (${variable("OCI_CLI_FINGERPRINT")})`,
      ],
      ["key_content", samplePem, `private-key (${variable("OCI_CLI_KEY_FILE")})`],
      ["pass_phrase", "open sesame", `private-key-passphrase (${variable("OCI_CLI_PASSPHRASE")})`],
      ["security_token_file", "/tokens/t", variable("OCI_CLI_SECURITY_TOKEN_FILE")],
    ]);
  });

  test.each<[string, Given, Readonly<Record<string, string>>, string]>([
    ["nothing is set", {}, {}, "config_file"],
    ["all is set and there is a file", WHOLE, { [CONFIG]: "" }, "config_file"],
    ["all is set and there is no file", WHOLE, {}, "api_key"],
    ["all is set and a file is named", { ...WHOLE, OCI_CLI_CONFIG_FILE: "/a" }, {}, "config_file"],
    [
      "OCI_CLI_AUTH is api_key and all is set",
      { ...WHOLE, OCI_CLI_AUTH: "api_key" },
      { [CONFIG]: "" },
      "api_key",
    ],
    [
      "OCI_CLI_AUTH is api_key, of a profile",
      { OCI_CLI_AUTH: "api_key" },
      { [CONFIG]: "" },
      "config_file",
    ],
    [
      "OCI_CLI_AUTH is another",
      { OCI_CLI_AUTH: "instance_principal" },
      { [CONFIG]: "" },
      "instance_principal",
    ],
  ])("sign in as the CLI does where %s", async (_, env, texts, kind) => {
    expect((await loadAudit(laptop(env, texts))).auth.kind).toBe(kind);
  });

  test("OCI_CLI_KEY_FILE is the action's key where none is given", async () => {
    const sources = inWorkflow({ "private-key": "" }, { OCI_CLI_KEY_FILE: "/keys/k.pem" });
    const { auth } = await loadAudit({ ...sources, ...files({ "/keys/k.pem": samplePem }) });
    expect(auth).toMatchObject({ kind: "api_key", privateKey: `${samplePem}\n` });
    const own = inWorkflow({}, { OCI_CLI_KEY_FILE: "/keys/none.pem" });
    expect((await loadAudit(own)).auth.kind).toBe("api_key");
  });

  test("a key file that is no text is told as that", async () => {
    const readFile = () => {
      throw new NotTextError("is not UTF-8 (line 1)");
    };
    const sources = inWorkflow({ "private-key": "" }, { OCI_CLI_KEY_FILE: "/keys/k.der" });
    await expect(loadAudit({ ...sources, readFile })).rejects.toThrow(
      new SettingsError([
        "private-key (environment variable OCI_CLI_KEY_FILE): the file /keys/k.der is not UTF-8 (line 1). Give a text file in UTF-8; a key stands in one as PEM.",
      ]),
    );
  });

  test("a key file that cannot be read is told once, and only where a key is needed", async () => {
    const env = { OCI_CLI_KEY_FILE: "/keys/none.pem" };
    const says =
      "private-key (environment variable OCI_CLI_KEY_FILE): the file /keys/none.pem cannot be read (ENOENT). Give the path of an existing file that this user may read.";
    for (const sources of [inWorkflow({ "private-key": "" }, env), laptop(env)]) {
      await expect(loadAudit(sources)).rejects.toThrow(new SettingsError([says]));
    }
    const instance = laptop({ ...env, OCI_CLI_AUTH: "instance_principal" });
    expect((await loadAudit(instance)).auth.kind).toBe("instance_principal");
  });
});

describe("a variable that is set and does not count", () => {
  test.each<[string, Sources, readonly string[]]>([
    [
      "another stands for the same",
      laptop({
        OCI_CONFIG_PROFILE: "A",
        OCI_CLI_PROFILE: "B",
        OCI_CLI_REGION: "iad",
        OCI_REGION: "phx",
      }),
      [
        "OCI_REGION is set and not used: OCI_CLI_REGION comes before it.",
        "OCI_CLI_PROFILE is set and not used: OCI_CONFIG_PROFILE comes before it.",
      ],
    ],
    ["both say the same", laptop({ OCI_CONFIG_PROFILE: "A", OCI_CLI_PROFILE: "A" }), []],
    [
      "the program has no use for it",
      laptop({ OCI_CLI_ENDPOINT: "x", OCI_CLI_RC_FILE: "y", OCI_CLI_CERT_BUNDLE: " " }),
      [
        "OCI_CLI_ENDPOINT is set, and this program does not read it: it has no effect.",
        "OCI_CLI_RC_FILE is set, and this program does not read it: it has no effect.",
      ],
    ],
    [
      "auth reads no profile",
      inWorkflow({}, { OCI_CLI_PROFILE: "PROD" }),
      [
        "OCI_CLI_PROFILE is set and not used: auth is api_key, which reads no profile. Set auth to config_file or security_token for one.",
      ],
    ],
    [
      "it only changes what the CLI prints",
      laptop({ OCI_CLI_SUPPRESS_FILE_PERMISSIONS_WARNING: "True" }),
      [],
    ],
    ["the input is given", inWorkflow({}, { OCI_CLI_REGION: "iad", OCI_REGION: "phx" }), []],
  ])("is told where %s", async (_, sources, warnings) => {
    expect((await loadAudit(sources)).warnings).toEqual(warnings);
  });
});
