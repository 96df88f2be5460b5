import { join } from "node:path";
import { problemsIn } from "./problems.js";
import { apiKeyIdentity, type InputValues, schema } from "./schema.js";
import type { AuthSettings, Settings } from "./settings.js";
import { SettingsError } from "./settings-error.js";
import { givenValues, type Sources } from "./sources.js";

/**
 * The settings of a run. An input comes before its environment variables, and those before the
 * default; an empty text means "not given".
 * @throws SettingsError that tells every problem at once
 */
export function loadSettings(sources: Sources): Settings {
  const given = givenValues(sources);
  const raw: Record<string, string> = {
    auth: sources.isGithubActions ? "api_key" : "config_file",
    ...Object.fromEntries([...given].map(([name, { text }]) => [name, text])),
  };
  const values = schema.safeParse(raw);
  // Apart from the schema, because zod skips checks across fields while any field is wrong.
  const identity = raw["auth"] === "api_key" ? apiKeyIdentity.safeParse(raw) : undefined;
  if (!values.success || identity?.success === false) {
    const issues = [...(values.error?.issues ?? []), ...(identity?.error?.issues ?? [])];
    throw new SettingsError(problemsIn(issues, given, sources));
  }
  const { data } = values;
  const auth: AuthSettings =
    identity === undefined
      ? {
          kind: "config_file",
          configFile: expandHome(data["config-file"], sources.homeDir),
          profile: data["config-profile"],
        }
      : {
          kind: "api_key",
          tenancy: identity.data.tenancy,
          user: identity.data.user,
          fingerprint: identity.data.fingerprint,
          privateKey: identity.data["private-key"],
          passphrase: data["private-key-passphrase"] ?? null,
        };
  return toSettings(data, auth);
}

function toSettings(values: InputValues, auth: AuthSettings): Settings {
  return {
    auth,
    region: values.region ?? null,
    scope: {
      regions: values.regions,
      rootCompartment: values["root-compartment"] ?? null,
      includeSubcompartments: values["include-subcompartments"],
      excludeCompartments: values["exclude-compartments"],
    },
    policy: { maxBackupAgeDays: values["max-backup-age-days"] },
    gate: {
      maxNoBackup: values["max-no-backup"],
      maxStaleBackup: values["max-stale-backup"],
      maxUnknown: values["max-unknown"],
      minCompliancePercent: values["min-compliance-percent"] ?? null,
      failOnIncomplete: values["fail-on-incomplete"],
      failIfEmpty: values["fail-if-empty"],
      warnOnly: values["warn-only"],
    },
    outputDir: values["output-dir"],
    formats: values.formats,
    objectStorage: {
      enabled: values["upload-object-storage"],
      namespace: values["object-storage-namespace"] ?? null,
      bucket: values["object-storage-bucket"] ?? null,
      prefix: values["object-storage-prefix"],
      region: values["object-storage-region"] ?? null,
      autoDiscoverBucket: values["auto-discover-bucket"],
    },
    artifact: {
      enabled: values["upload-artifact"],
      name: values["artifact-name"],
      retentionDays: values["artifact-retention-days"] ?? null,
    },
    jobSummary: values["job-summary"],
    failOnUploadError: values["fail-on-upload-error"],
    concurrency: values.concurrency,
    // A timer of 0 ms would mean "none" to some clients.
    requestTimeoutMs: Math.max(1, Math.round(values["request-timeout-seconds"] * 1000)),
  };
}

function expandHome(path: string, homeDir: string): string {
  return /^~($|[/\\])/.test(path) ? join(homeDir, path.slice(1)) : path;
}
