import type { Shard } from "./shard-id.js";
import type { ProxySettings } from "./proxy.js";
import type { OutsideValue } from "./given.js";
import type { Exemption, GateLimits, Policy } from "./policy.js";

export const REPORT_FORMATS = [
  "json",
  "markdown",
  "html",
  "csv",
  "sarif",
  "oscal",
  "ocsf",
  "junit",
] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

/** Beside the reports an audit may keep what it read, for previews of a policy. */
export const OUTPUT_FORMATS = [...REPORT_FORMATS, "inventory"] as const;
export type OutputFormat = (typeof OUTPUT_FORMATS)[number];

/** What `mode: preview` writes. */
export const PREVIEW_FORMATS = ["json", "markdown"] as const;
export type PreviewFormat = (typeof PREVIEW_FORMATS)[number];

/** A profile of an OCI configuration file. */
export interface ProfileSettings {
  readonly configFile: string;
  readonly profile: string;
  /** What was given besides the file, by the profile's keys; it comes before what the file says. */
  readonly overrides?: ReadonlyMap<string, OutsideValue>;
}

/** How to sign in. */
export type AuthSettings =
  | {
      readonly kind: "api_key";
      readonly tenancy: string;
      readonly user: string;
      readonly fingerprint: string;
      readonly privateKey: string;
      readonly passphrase: string | null;
    }
  | ({ readonly kind: "config_file" } & ProfileSettings)
  /** A session that `oci session authenticate` made. */
  | ({ readonly kind: "security_token" } & ProfileSettings)
  /** GitHub's ID token, exchanged at an identity domain for a session token. */
  | {
      readonly kind: "oidc";
      readonly tenancy: string;
      /** Without a slash at its end. */
      readonly domainUrl: string;
      readonly clientId: string;
      readonly clientSecret: string;
      readonly audience: string;
    }
  /** A runner on an OCI instance; its tenancy is in its certificate. */
  | { readonly kind: "instance_principal" }
  /** A runner inside an OCI function or container instance. */
  | { readonly kind: "resource_principal" };

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

/**
 * What to do: `audit` is the whole run; `plan` judges Terraform plans, `preview` what an audit read under
 * two policies, and `validate` checks the policy file, all three with no call to OCI; `preflight` checks what a run would need; `shards` plans a matrix, and `merge` joins its parts.
 */
export const MODES = [
  "audit",
  "plan",
  "preview",
  "validate",
  "preflight",
  "shards",
  "merge",
] as const;
export type Mode = (typeof MODES)[number];

/** A policy file's place and text. */
export interface PolicyText {
  /** The path as it was given. */
  readonly path: string;
  readonly text: string;
}

/** `mode: validate`: nothing but the policy file matters, sign-in included. */
export interface ValidationSettings {
  readonly mode: "validate";
  readonly policyFile: PolicyText;
}

/** Where to look for the last run, besides a file that is named. */
export const BASELINES = ["auto", "last"] as const;

/** What the last run is compared with. */
export interface DriftSettings {
  /** A JSON report to compare with; null takes the newest one under the Object Storage prefix. */
  readonly baselineFile: string | null;
  /** Reads the newest report in Object Storage though nothing is uploaded there. */
  readonly readsLast: boolean;
}

/** What `mode: plan` reads. */
export interface PlanSources {
  /** Paths or globs, as they were given; `-` is standard input. */
  readonly files: readonly string[];
  /** Where to look for a resource's file and line; null: the working directory. */
  readonly terraformDir: string | null;
  /** How old an audit's report may be, in milliseconds. */
  readonly baselineMaxAgeMs: number;
  /** Of the policy file before the change; null where that is not given. */
  readonly baseExemptions: readonly Exemption[] | null;
}

/** What `mode: preview` compares the policy with, and by what. */
export interface PreviewSources {
  /** A path, a folder or a glob, as it was given. */
  readonly inventory: string;
  readonly base: {
    /** The path as it was given; null: what holds without a policy file. */
    readonly policyFile: string | null;
    readonly policy: Policy;
    readonly gate: GateLimits;
  };
  readonly failOnExemptions: boolean;
}

export const COMMENT_TIMES = ["never", "on-failure", "always"] as const;

export interface CommentSettings {
  /** When to write the pull request's comment. */
  readonly when: (typeof COMMENT_TIMES)[number];
  readonly token: string | null;
}

export interface ShardingSettings {
  /** The shard to audit, which `mode: shards` named; null audits everything. */
  readonly shard: Shard | null;
  /** At most so many shards. */
  readonly maxShards: number;
  /** Glob of the partial reports to join. */
  readonly partials: string;
}

/** The compartment that OCI itself makes for its platform services; excluded unless told otherwise. */
export const MANAGED_COMPARTMENT = "ManagedCompartmentForPaaS";

/** How to find what to list: through Resource Search, by listing every compartment, or as it pays. */
export const DISCOVERIES = ["auto", "search", "list"] as const;
export type Discovery = (typeof DISCOVERIES)[number];

export const LOG_FORMATS = ["text", "json"] as const;

/** Every mode that asks OCI. */
export interface ConnectedSettings extends CommonSettings {
  readonly mode: Exclude<Mode, "validate" | "merge" | "plan" | "preview">;
  readonly auth: AuthSettings;
}

/** `mode: merge` joins files; null where nothing of it goes to OCI, so that nobody signs in. */
export interface MergeSettings extends CommonSettings {
  readonly mode: "merge";
  readonly auth: AuthSettings | null;
}

/** `mode: plan` judges files, and nobody signs in. */
export interface PlanSettings extends CommonSettings {
  readonly mode: "plan";
  readonly plan: PlanSources;
}

/** `mode: preview` judges a file under the policy and under another one, and nobody signs in. */
export interface PreviewSettings extends CommonSettings {
  readonly mode: "preview";
  readonly preview: PreviewSources;
}

export type Settings = ConnectedSettings | MergeSettings | PlanSettings | PreviewSettings;

/** What all modes but `validate` share. */
export interface CommonSettings {
  /** The region to start from; null when the OCI config file's profile is to say. */
  readonly region: string | null;
  readonly scope: ScopeSettings;
  readonly policy: Policy;
  /** The policy file's path as it was given; null without one. */
  readonly policyFile: string | null;
  /** SHA-256 of the policy file's text, in hexadecimal; null without one. */
  readonly policySha256: string | null;
  /** The line of it on which each rule begins, and that of the defaults last; empty without one. */
  readonly ruleLines: readonly number[];
  /** What the settings' author should hear though nothing is wrong; one line each. */
  readonly warnings: readonly string[];
  readonly gate: GateLimits;
  readonly outputDir: string;
  readonly formats: readonly ReportFormat[];
  /** `formats` has `inventory`: what was read is kept, and everything that a later policy may ask for is read. */
  readonly keepsInventory: boolean;
  readonly objectStorage: ObjectStorageSettings;
  readonly artifact: {
    readonly enabled: boolean;
    readonly name: string;
    readonly retentionDays: number | null;
  };
  readonly jobSummary: boolean;
  readonly drift: DriftSettings;
  readonly comment: CommentSettings;
  readonly sharding: ShardingSettings;
  /** OCI Monitoring namespace to post metrics to; null posts none. */
  readonly metricsNamespace: string | null;
  /** OCID of the Notifications topic that hears of a changed verdict; null tells nobody. */
  readonly notificationTopic: string | null;
  readonly logFormat: (typeof LOG_FORMATS)[number];
  /** Shorten OCIDs and replace names in everything that is published. */
  readonly redact: boolean;
  readonly proxy: ProxySettings;
  readonly failOnUploadError: boolean;
  readonly discovery: Discovery;
  readonly concurrency: number;
  readonly requestTimeoutMs: number;
}
