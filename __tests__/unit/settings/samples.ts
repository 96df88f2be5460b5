import { loadSettings } from "../../../src/settings/load.js";
import type { ConnectedSettings } from "../../../src/settings/settings.js";
import type { Sources } from "../../../src/settings/sources.js";
import type { Given } from "../../../src/settings/given.js";

/** Files by path, as the process would read them; any other is absent. */
export function files(texts: Readonly<Record<string, string>>): Pick<Sources, "readFile"> {
  return {
    readFile: (path) => {
      const text = texts[path];
      if (text !== undefined) return text;
      throw Object.assign(new Error("no such file"), { code: "ENOENT" });
    },
  };
}

export const samplePem = "-----BEGIN PRIVATE KEY-----\nc2VjcmV0LWJ5dGVz\n-----END PRIVATE KEY-----";

export const apiKeyInputs: Given = {
  tenancy: "ocid1.tenancy.oc1..aaaatenancy",
  user: "ocid1.user.oc1..aaaauser",
  fingerprint: "AA:bb:cc:dd:ee:ff:00:11:22:33:44:55:66:77:88:99",
  "private-key": samplePem,
  region: "US-Ashburn-1",
};

/** The settings of an audit. */
export async function loadAudit(sources: Sources): Promise<ConnectedSettings> {
  const settings = await loadSettings(sources);
  if (settings.mode !== "audit") throw new Error(`mode is ${settings.mode}`);
  return settings;
}

/** Sources as on a laptop, where nothing has to be given. */
export function onLaptop(inputs: Given = {}, env: Given = {}): Sources {
  return { inputs, env, isGithubActions: false, homeDir: "/home/someone", ...files({}) };
}

/** Sources as in a workflow, with a complete API key. */
export function inWorkflow(inputs: Given = {}, env: Given = {}): Sources {
  return {
    inputs: { ...apiKeyInputs, ...inputs },
    env,
    isGithubActions: true,
    homeDir: "/home/runner",
    ...files({}),
  };
}
