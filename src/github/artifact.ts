import { messageOf } from "../plain/error-message.js";
import { outsideWords } from "../plain/outside-words.js";
import { serverUrl } from "./workflow-run.js";

/** GitHub's own upper bound, in private repositories; a repository may set a lower one. */
const MAX_RETENTION_DAYS = 400;

export interface ArtifactRequest {
  readonly name: string;
  /** Paths below `rootDir`. */
  readonly files: readonly string[];
  readonly rootDir: string;
  /** null: the repository's setting. */
  readonly retentionDays: number | null;
}

export interface UploadedArtifact {
  readonly id: string;
  readonly url: string;
}

/** As much of `@actions/artifact`'s client as is used here. */
export interface ArtifactClient {
  uploadArtifact(
    name: string,
    files: string[],
    rootDirectory: string,
    options?: { retentionDays?: number },
  ): Promise<{ id?: number }>;
}

/**
 * Uploads files as one artifact of the workflow run.
 *
 * @throws Error whose message says what happened and what to set
 */
export async function uploadArtifact(
  request: ArtifactRequest,
  env: Readonly<Record<string, string | undefined>> = process.env,
  loadClient: () => Promise<ArtifactClient> = defaultClient,
): Promise<UploadedArtifact> {
  const { name, files, rootDir, retentionDays } = request;
  const objection = objectionTo(request, env);
  if (objection !== null) throw new Error(objection);
  const options = retentionDays === null ? {} : { retentionDays };
  let id: number | undefined;
  try {
    const client = await loadClient();
    ({ id } = await client.uploadArtifact(name, [...files], rootDir, options));
  } catch (error) {
    throw new Error(sentenceFor(name, error), { cause: error });
  }
  if (id === undefined) {
    throw new Error(
      `The artifact ${name} was sent, but GitHub gave no id for it. Look at the run's page; run the job again if it is not there.`,
    );
  }
  const { GITHUB_REPOSITORY: repository, GITHUB_RUN_ID: run } = env;
  const url = `${serverUrl(env)}/${repository ?? ""}/actions/runs/${run ?? ""}/artifacts/${id}`;
  return { id: String(id), url };
}

async function defaultClient(): Promise<ArtifactClient> {
  // Imported here because it takes longer than everything else together.
  const { DefaultArtifactClient } = await import("@actions/artifact");
  return new DefaultArtifactClient();
}

/** What can be told to be wrong before the artifact library is loaded. */
function objectionTo(
  { name, retentionDays }: ArtifactRequest,
  env: Readonly<Record<string, string | undefined>>,
): string | null {
  if (!env["ACTIONS_RUNTIME_TOKEN"] || !env["ACTIONS_RESULTS_URL"]) {
    return "The artifact was not uploaded: GitHub's artifact service can be used within a GitHub Actions job only (ACTIONS_RUNTIME_TOKEN or ACTIONS_RESULTS_URL is not set). Set upload-artifact to false here.";
  }
  if (name === "" || /[":<>|*?\r\n\\/]/.test(name)) {
    return `The artifact was not uploaded: "${name}" cannot be its name. Set artifact-name to one that is not empty and has none of " : < > | * ? \\ / and no line ends.`;
  }
  const days = retentionDays ?? 1;
  if (!Number.isInteger(days) || days < 1 || days > MAX_RETENTION_DAYS) {
    return `The artifact was not uploaded: GitHub cannot keep it for ${days} days. Set artifact-retention-days to a whole number from 1 to what the repository allows (at most 90 when public, ${MAX_RETENTION_DAYS} when private).`;
  }
  return null;
}

/** The library's error as a sentence. It tells its kinds apart by name or text only. */
function sentenceFor(name: string, error: unknown): string {
  const text = messageOf(error);
  const { name: kind } = Object(error) as { name?: unknown };
  const failed = `The artifact ${name} could not be uploaded`;
  if (kind === "GHESNotSupportedError") {
    return `${failed}: GitHub Enterprise Server does not have this artifact service. Set upload-artifact to false; the reports are in output-dir.`;
  }
  if (/\(409\)/.test(text)) {
    return `${failed}: this workflow run already has an artifact of that name, and artifacts are never replaced. Set artifact-name to one that differs by job and attempt, for example with the matrix value or github.run_attempt in it.`;
  }
  if (/\((?:401|403)\)/.test(text)) {
    return `${failed}: GitHub refused it (${firstLine(text)}). Run the job again for a new token, or set upload-artifact to false.`;
  }
  if (/storage quota/i.test(text)) {
    return `${failed}: the account's artifact storage is used up. Delete old artifacts, set artifact-retention-days lower, or set upload-artifact to false.`;
  }
  const network = /Unable to make request: (\w+)/.exec(text);
  if (network !== null) {
    return `${failed}: the artifact service cannot be reached (${network[1] ?? ""}). Allow the runner to reach GitHub's artifact hosts, or set upload-artifact to false.`;
  }
  return `${failed}: ${firstLine(text)}. Run the job again; if it stays so, set upload-artifact to false.`;
}

function firstLine(text: string): string {
  return outsideWords(text.trim().split(/[\r\n]/, 1)[0] ?? "").replace(/\.+$/, "");
}
