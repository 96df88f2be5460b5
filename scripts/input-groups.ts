/** What most workflows set: the README's first table. */
export const COMMON_INPUTS: readonly string[] = [
  "mode",
  "policy-file",
  "plan-file",
  "max-backup-age-days",
  "object-storage-bucket",
  "formats",
  "comment",
  "warn-only",
];

/** The others by what they are about, for the README's folded table. */
export const ADVANCED_INPUTS: Readonly<Record<string, readonly string[]>> = {
  "Sign-in": [
    "auth",
    "tenancy",
    "user",
    "fingerprint",
    "private-key",
    "private-key-passphrase",
    "region",
    "config-file",
    "config-profile",
    "oidc-domain-url",
    "oidc-client-id",
    "oidc-client-secret",
    "oidc-audience",
  ],
  Scope: [
    "regions",
    "root-compartment",
    "include-subcompartments",
    "exclude-compartments",
    "discovery",
  ],
  Gate: [
    "max-no-backup",
    "max-stale-backup",
    "max-unknown",
    "min-compliance-percent",
    "fail-on-incomplete",
    "fail-if-empty",
    "fail-on-checks",
    "fail-on-severity",
    "fail-on",
    "baseline-file",
    "baseline",
    "baseline-max-age",
    "terraform-dir",
    "inventory-file",
    "base-policy-file",
    "fail-on-exemptions",
  ],
  "Reports and where they go": [
    "output-dir",
    "job-summary",
    "github-token",
    "redact",
    "upload-artifact",
    "artifact-name",
    "artifact-retention-days",
    "upload-object-storage",
    "object-storage-namespace",
    "object-storage-prefix",
    "object-storage-region",
    "auto-discover-bucket",
    "fail-on-upload-error",
    "metrics-namespace",
    "notification-topic",
    "log-format",
  ],
  "Several runners, and speed": [
    "shard",
    "max-shards",
    "partial-reports",
    "concurrency",
    "request-timeout-seconds",
  ],
};

/**
 * The groups, when they have each input once.
 * @throws Error that names what has no place, or no input
 */
export function groupedInputs(names: readonly string[]): typeof ADVANCED_INPUTS {
  const placed = [...COMMON_INPUTS, ...Object.values(ADVANCED_INPUTS).flat()];
  const wrong = [
    ...names.filter((name) => placed.filter((it) => it === name).length !== 1),
    ...placed.filter((name) => !names.includes(name)),
  ];
  if (wrong.length > 0) {
    throw new Error(`scripts/input-groups.ts should have each input once: ${wrong.join(", ")}.`);
  }
  return ADVANCED_INPUTS;
}
