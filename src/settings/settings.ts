export type ReportFormat = "json" | "markdown";

/** What the audit holds volumes to. */
export interface Policy {
  /** Oldest acceptable newest recovery point, in days (fractions allowed). */
  readonly maxBackupAgeDays: number;
}

/** The gate's limits; null switches one off. */
export interface GateLimits {
  readonly maxNoBackup: number | null;
  readonly maxStaleBackup: number | null;
  readonly maxUnknown: number | null;
  readonly minCompliancePercent: number | null;
  readonly failOnIncomplete: boolean;
  readonly failIfEmpty: boolean;
  /** Report every violation and pass all the same. */
  readonly warnOnly: boolean;
}

/** How to sign in. Further kinds join this union as they are built. */
export type AuthSettings =
  | {
      readonly kind: "api_key";
      readonly tenancy: string;
      readonly user: string;
      readonly fingerprint: string;
      readonly privateKey: string;
      readonly passphrase: string | null;
    }
  | { readonly kind: "config_file"; readonly configFile: string; readonly profile: string };

export interface ScopeSettings {
  readonly regions: "all" | readonly string[];
  /** null: the tenancy. */
  readonly rootCompartment: string | null;
  readonly includeSubcompartments: boolean;
  readonly excludeCompartments: readonly string[];
}

export interface ObjectStorageSettings {
  readonly enabled: boolean;
  readonly namespace: string | null;
  readonly bucket: string | null;
  readonly prefix: string;
  /** null: the start region. */
  readonly region: string | null;
  readonly autoDiscoverBucket: boolean;
}

export interface Settings {
  readonly auth: AuthSettings;
  /** The region to start from; null when the OCI config file's profile is to say. */
  readonly region: string | null;
  readonly scope: ScopeSettings;
  readonly policy: Policy;
  readonly gate: GateLimits;
  readonly outputDir: string;
  readonly formats: readonly ReportFormat[];
  readonly objectStorage: ObjectStorageSettings;
  readonly artifact: {
    readonly enabled: boolean;
    readonly name: string;
    readonly retentionDays: number | null;
  };
  readonly jobSummary: boolean;
  readonly failOnUploadError: boolean;
  readonly concurrency: number;
  readonly requestTimeoutMs: number;
}
