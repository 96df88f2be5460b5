import { OUTPUT_FORMATS } from "./settings.js";

/** One input as its user meets it. How its value is read is in schema.ts. */
export interface InputSpec<Name extends string = string> {
  readonly name: Name;
  /** One line, Markdown. */
  readonly description: string;
  /** Environment variables that stand in for the input, the first one set winning. */
  readonly env: readonly string[];
  /** A secret's value is never shown and is masked before anything else runs. */
  readonly secret: boolean;
  /** The default in words, where it is no fixed value; Markdown. */
  readonly defaultNote: string | null;
}

function input<const Name extends string>(
  name: Name,
  description: string,
  more: Partial<Pick<InputSpec, "env" | "secret" | "defaultNote">> = {},
): InputSpec<Name> {
  return { name, description, env: [], secret: false, defaultNote: null, ...more };
}

/** Every input, in the order of the documentation. */
export const inputs = [
  input(
    "mode",
    "`audit`; `plan`: judge Terraform or OpenTofu plans by the same policy, without signing in; `preview`: show what a change to `policy-file` would do, based on what an earlier audit read, without signing in; `validate`: only check `policy-file`, without any call to OCI; `preflight`: check what an audit would need; `shards`: plan a matrix, as the output `matrix`; `merge`: join the partial reports of its jobs, signing in only to upload, to post metrics or to notify.",
  ),
  input(
    "auth",
    "How to sign in: `api_key`, `config_file`, `security_token`, `oidc`, `instance_principal` or `resource_principal`.",
    {
      env: ["OCI_CLI_AUTH"],
      defaultNote: "`api_key`; outside GitHub Actions `config_file`",
    },
  ),
  input("tenancy", "OCID of the tenancy, for `api_key` and `oidc`.", { env: ["OCI_CLI_TENANCY"] }),
  input("user", "OCID of the user that owns the API key, for `api_key`.", {
    env: ["OCI_CLI_USER"],
  }),
  input("fingerprint", "Fingerprint of the API key, for `api_key`.", {
    env: ["OCI_CLI_FINGERPRINT"],
  }),
  input(
    "private-key",
    "The API key itself: PEM, PKCS#1 or PKCS#8, newlines real or written as `\\n`, for `api_key`. `OCI_CLI_KEY_FILE` names a file that holds it.",
    { env: ["OCI_CLI_KEY_CONTENT"], secret: true },
  ),
  input("private-key-passphrase", "Passphrase of an encrypted private key.", {
    env: ["OCI_CLI_PASSPHRASE"],
    secret: true,
  }),
  input(
    "region",
    "The region to start from, any subscribed one. Required for `api_key` and `oidc`; for the others it overrides what the profile or the machine says.",
    { env: ["OCI_CLI_REGION", "OCI_REGION"] },
  ),
  input(
    "config-file",
    "OCI configuration file, for `config_file` and `security_token`; sign-in values from inputs or environment variables override the profile.",
    { env: ["OCI_CONFIG_FILE", "OCI_CLI_CONFIG_FILE"] },
  ),
  input("config-profile", "Profile in the OCI configuration file.", {
    env: ["OCI_CONFIG_PROFILE", "OCI_CLI_PROFILE"],
  }),
  input(
    "oidc-domain-url",
    "URL of the identity domain that exchanges GitHub's ID token, for `oidc`.",
    {
      env: ["OCI_TOKEN_EXCHANGE_DOMAIN_URL"],
    },
  ),
  input(
    "oidc-client-id",
    "ID of the confidential application that exchanges the token, for `oidc`.",
    {
      env: ["OCI_TOKEN_EXCHANGE_CLIENT_ID"],
    },
  ),
  input("oidc-client-secret", "Secret of that application, for `oidc`.", {
    env: ["OCI_TOKEN_EXCHANGE_CLIENT_SECRET"],
    secret: true,
  }),
  input("oidc-audience", "Audience of GitHub's ID token, for `oidc`."),
  input("regions", "`all` subscribed regions that are ready, or a list (comma or newline).", {
    env: ["OCI_REGIONS"],
  }),
  input("root-compartment", "OCID of the compartment to audit, including everything below it.", {
    env: ["OCI_ROOT_COMPARTMENT_OCID"],
    defaultNote: "the tenancy",
  }),
  input("include-subcompartments", "Also audit the compartments below the root compartment.", {
    env: ["OCI_INCLUDE_SUBCOMPARTMENTS"],
  }),
  input(
    "exclude-compartments",
    "Compartments to leave out: OCIDs, names, or paths below the root with globs (`sandbox`, `prod/*/tmp`, `dev/**`), comma or newline.",
    { env: ["OCI_EXCLUDE_COMPARTMENTS"] },
  ),
  input(
    "max-backup-age-days",
    "The threshold: how old the newest recovery point of a volume may be, in days, fractions allowed. It overrides `defaults.max-backup-age` of the policy file, never a rule's.",
    { env: ["OCI_MAX_BACKUP_AGE_DAYS"] },
  ),
  input("policy-file", "Rules, exemptions and thresholds as a YAML file (see docs/policy.md).", {
    env: ["OCI_BACKUP_POLICY_FILE"],
  }),
  input(
    "base-policy-file",
    "The policy file before the change, for `mode: preview`: what `policy-file` is compared with. In `mode: plan`, the exemptions that it does not have are listed.",
    { defaultNote: "what applies without a policy file" },
  ),
  input(
    "max-no-backup",
    "Gate: maximum number of volumes with `NO_BACKUP`; `unlimited` turns the limit off.",
  ),
  input(
    "max-stale-backup",
    "Gate: maximum number of volumes with `STALE_BACKUP`; `unlimited` turns the limit off.",
  ),
  input(
    "max-unknown",
    "Gate: maximum number of volumes with `UNKNOWN`; `unlimited` turns the limit off.",
  ),
  input(
    "min-compliance-percent",
    "Gate: minimum share of compliant volumes, 0 to 100; no volumes count as 100.",
    { defaultNote: "no limit" },
  ),
  input(
    "fail-on-incomplete",
    "Gate: fail when a region, a compartment or a listing could not be read.",
  ),
  input("fail-if-empty", "Gate: fail when no volume was found at all."),
  input(
    "fail-on-checks",
    "Gate: fail when one of these checks fails on a volume (ids, comma or newline); `none` turns this off.",
  ),
  input(
    "fail-on-severity",
    "Gate: fail when a check of at least this severity fails on a volume: `info`, `low`, `medium`, `high` or `critical`; `none` turns this off.",
  ),
  input(
    "fail-on-exemptions",
    "For `mode: preview`: fail when the change exempts a volume, exempts it for longer, or lets more people delete backups.",
  ),
  input(
    "fail-on",
    "Gate: `any` counts every failure; `new` counts only what did not fail in the last run, or failed in another way.",
  ),
  input("warn-only", "Report every violation as a warning and pass."),
  input("output-dir", "Folder for the report files.", { env: ["OCI_OUTPUT_DIR"] }),
  input(
    "formats",
    `Report formats: ${OUTPUT_FORMATS.map((it) => `\`${it}\``).join(", ")} (comma or newline). \`inventory\` keeps what was read, for \`mode: preview\`, at the cost of one or two calls per volume.`,
    { env: ["OCI_REPORT_FORMATS"] },
  ),
  input(
    "plan-file",
    "Plans to judge, for `mode: plan`: JSON from `terraform show -json`; paths or globs (comma or newline).",
  ),
  input(
    "terraform-dir",
    "Where the plan's configuration is, for `mode: plan`: findings are shown at the files and lines there.",
    { defaultNote: "the working directory" },
  ),
  input(
    "inventory-file",
    "What an audit with `formats: inventory` read, for `mode: preview`: a file, or a folder or glob, of which the newest file is used.",
  ),
  input(
    "baseline-file",
    "JSON report of an earlier run to compare with; for `mode: plan`, of an audit.",
    { defaultNote: "the newest one in Object Storage; for `mode: plan` none" },
  ),
  input(
    "baseline",
    "`auto`: compare with the newest earlier report where reports are uploaded; `last`: read it from Object Storage even if nothing is uploaded. `baseline-file` overrides both.",
  ),
  input(
    "baseline-max-age",
    "For `mode: plan`: how old that report may be to show what can be restored, for example `90m`, `36h`, `7d` or `2w`.",
  ),
  input("upload-object-storage", "Upload the reports to Object Storage."),
  input("object-storage-namespace", "Object Storage namespace.", {
    env: ["OCI_OBJECT_STORAGE_NAMESPACE"],
    defaultNote: "looked up",
  }),
  input("object-storage-bucket", "Bucket for the reports; it must not be public.", {
    env: ["OCI_OBJECT_STORAGE_BUCKET"],
    defaultNote: "discovered",
  }),
  input("object-storage-prefix", "Prefix of the report objects' names.", {
    env: ["OCI_OBJECT_STORAGE_PREFIX"],
  }),
  input("object-storage-region", "Region of the bucket.", { defaultNote: "the value of `region`" }),
  input("auto-discover-bucket", "Look for a bucket if none is named.", {
    env: ["OCI_AUTO_DISCOVER_BUCKET"],
  }),
  input(
    "fail-on-upload-error",
    "Fail when a report could not be uploaded to Object Storage or as an artifact.",
    { env: ["OCI_FAIL_ON_UPLOAD_ERROR"] },
  ),
  input("upload-artifact", "Upload the reports as a workflow artifact (in GitHub Actions only)."),
  input("artifact-name", "Name of the artifact; jobs of one workflow run need distinct names."),
  input("artifact-retention-days", "Number of days to keep the artifact.", {
    defaultNote: "the repository's setting",
  }),
  input("job-summary", "Write the job summary (in GitHub Actions only)."),
  input(
    "comment",
    "When to comment on the pull request: `never`, `on-failure` or `always`. Needs `github-token`.",
  ),
  // No expression braces in here: in action.yml GitHub refuses them outside of values.
  input(
    "github-token",
    "Token for the comment: pass `github.token` from a job with `pull-requests: write`.",
    { env: ["GITHUB_TOKEN"], secret: true },
  ),
  input(
    "redact",
    "In everything published, shorten OCIDs and replace names with pseudonyms; for public repositories.",
  ),
  input(
    "discovery",
    "How to find what to list: `search` (OCI Resource Search), `list` (every compartment), or `auto`: whichever is cheaper.",
  ),
  input("shard", "The part to audit: an entry of the output `matrix`.", {
    defaultNote: "everything",
  }),
  input("max-shards", "Maximum number of shards, for `mode: shards`; 1 to 256."),
  input("partial-reports", "Partial reports to join, for `mode: merge`: a folder, or a glob."),
  input(
    "metrics-namespace",
    "Namespace of OCI Monitoring to post metrics to: letters, digits and `_`.",
    { defaultNote: "no metrics" },
  ),
  input(
    "notification-topic",
    "OCID of the OCI Notifications topic that gets a message when the verdict changes: limits are broken that were kept in the last run, or are kept again.",
    { defaultNote: "no message is sent" },
  ),
  input("log-format", "`text`, or `json`: one object per line."),
  input("concurrency", "Maximum number of requests in flight per region; 1 to 256."),
  input("request-timeout-seconds", "Time limit of one request in seconds, at most 600."),
] as const;

export type InputName = (typeof inputs)[number]["name"];
