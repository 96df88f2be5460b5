/** What the end-to-end tests are written with. */
import { unzipSync } from "fflate";

import type { StoredArtifact } from "../../../simulator/github-service.js";
import type { ApiUser } from "../../../simulator/runner/api-user.js";

export { startGithubService, type GithubService } from "../../../simulator/github-service.js";
export {
  apiUser,
  fingerprintOf,
  rsaKeyPair,
  type ApiUser,
} from "../../../simulator/runner/api-user.js";
export {
  runAction,
  runCommand,
  startAction,
  type RunOptions,
  type RunResult,
} from "../../../simulator/runner/run-bundle.js";
export { startSimulator, type Simulator } from "../../../simulator/simulator.js";
export { TenancyBuilder } from "../../../simulator/tenancy/builder.js";

/** The inputs that sign a user in with an API key. */
export function signInInputs(user: ApiUser, region: string): Record<string, string> {
  return {
    tenancy: user.tenancy,
    user: user.user,
    fingerprint: user.fingerprint,
    "private-key": user.privateKey,
    region,
  };
}

/** The environment of the contract that signs a user in outside GitHub Actions. */
export function signInEnvironment(user: ApiUser, region: string): Record<string, string> {
  return {
    OCI_CLI_AUTH: "api_key",
    OCI_CLI_TENANCY: user.tenancy,
    OCI_CLI_USER: user.user,
    OCI_CLI_FINGERPRINT: user.fingerprint,
    OCI_CLI_KEY_CONTENT: user.privateKey,
    OCI_CLI_REGION: region,
  };
}

/** The files in an uploaded artifact, as text by name. */
export function artifactFiles(artifact: StoredArtifact): Record<string, string> {
  const files = Object.entries(unzipSync(artifact.zip));
  return Object.fromEntries(files.map(([name, bytes]) => [name, Buffer.from(bytes).toString()]));
}
