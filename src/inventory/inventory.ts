import type { Operation } from "../oci/operations.js";
import type {
  Attachment,
  Backup,
  BackupPolicy,
  Compartment,
  IamPolicy,
  Instance,
  Replica,
  Volume,
  VolumeGroup,
  VolumeKind,
} from "../oci/resources.js";

export type {
  Attachment,
  Backup,
  BackupPolicy,
  BackupProtection,
  BackupSchedule,
  Compartment,
  DefinedTags,
  FreeformTags,
  IamPolicy,
  Instance,
  Replica,
  RestoreSource,
  Volume,
  VolumeGroup,
  VolumeKind,
} from "../oci/resources.js";

/** A compartment whose volumes are judged. `path` runs from the tenancy's name down: `acme/prod`. */
export interface AuditedCompartment extends Compartment {
  readonly path: string;
  /** The names from just below the tenancy down to this compartment; empty for the tenancy. */
  readonly names: readonly string[];
}

/** A listing that could not be read: data for the report, not an exception. */
export interface UnreadListing {
  readonly compartmentId: string;
  readonly compartmentName: string;
  readonly region: string;
  /** The API operation's name, as in IAM documentation: `ListVolumeBackups`. */
  readonly operation: Operation;
  /** HTTP status; null when no answer came. */
  readonly status: number | null;
  /** OCI's service code, or a transport code like `TimedOut`. */
  readonly code: string | null;
  readonly reason: string;
  readonly opcRequestId: string | null;
}

/** Listings that were not made: Resource Search shows nothing there that they would tell. */
export interface UnaskedListings {
  readonly region: string;
  readonly operation: Operation;
  /** Of so many compartments. */
  readonly compartments: number;
}

/**
 * How it was found out what to list in a region: `list` lists every compartment, `search` where
 * Resource Search shows something, and `search, then list` every compartment after all, since the
 * search gave no answer or something hung on what it does not show.
 */
export interface RegionDiscovery {
  readonly region: string;
  readonly by: "list" | "search" | "search, then list";
}

/** A region whose search index gave no answer, so that every compartment of it was listed. */
export interface SearchFailure {
  readonly region: string;
  readonly reason: string;
}

/**
 * Backups by volume OCID; those that name no volume under the empty text. One may be a row of a
 * table, whose parts are read by their names: spread into another object it would lose them.
 */
export interface Backups extends ReadonlyMap<string, readonly Backup[]> {
  /** Those that are copies of another. Absent where only a look at each backup would tell. */
  copies?(): Iterable<Backup>;
  /** Those with one of these OCIDs, wherever they are listed. Absent in the same case. */
  having?(ids: ReadonlySet<string>): Iterable<Backup>;
}

/** All that was read from OCI in one run. Everything is region-tagged; arrays are in no fixed order. */
export interface Inventory {
  readonly tenancyId: string;
  readonly homeRegion: string;
  readonly regions: readonly string[];
  /** The compartments in scope that may hold volumes, the root included. */
  readonly compartments: readonly AuditedCompartment[];
  /** Volumes in scope, in every lifecycle state that OCI returned. */
  readonly volumes: readonly Volume[];
  /** Which backups volumes were made of is not known: a version kept it that did not ask. Else absent. */
  readonly areSourcesUnknown?: true;
  /** Backups from every readable compartment, in scope or not, grouped by volume OCID. */
  readonly backups: Backups;
  readonly attachments: readonly Attachment[];
  readonly instances: ReadonlyMap<string, Instance>;
  readonly volumeGroups: readonly VolumeGroup[];
  readonly lookups: Lookups;
  /** What IAM says; absent where it was not asked. */
  readonly iam?: IamFacts;
  /** Why the reading was broken off, a sentence; null when it was not. The gaps are in `unread`. */
  readonly interruption: string | null;
  readonly unread: readonly UnreadListing[];
  /**
   * Denied where that is no gap: outside the scope. Still, what such a listing would show is not
   * known, and so not absent.
   */
  readonly tolerated: readonly UnreadListing[];
  readonly unasked: readonly UnaskedListings[];
  readonly discovery: readonly RegionDiscovery[];
  readonly searchFailures: readonly SearchFailure[];
}

/** The IAM policies that were read, and the compartments by whose names they speak. */
export interface IamFacts {
  readonly policies: readonly IamPolicy[];
  /** All that are known of the tenancy, in any state. */
  readonly compartments: readonly Pick<Compartment, "id" | "name" | "parentId">[];
}

/** The policy that holds for an asset, and since when. */
export interface AssignedPolicy {
  readonly policy: BackupPolicy;
  readonly assignedAt: number | null;
}

/** Answered: null is the service's "there is none". Unread: the look-up failed. Absent: not asked. */
export type Lookup<Answer> =
  { readonly kind: "answered"; readonly answer: Answer | null } | { readonly kind: "unread" };

/** What costs a call an asset, and is therefore asked only where a rule needs it. */
export interface Lookups {
  /** By OCID of a volume or a volume group. */
  readonly policies: ReadonlyMap<string, Lookup<AssignedPolicy>>;
  /** By OCID of the replica. */
  readonly replicas: ReadonlyMap<string, Lookup<Replica>>;
}

/** The assets to look up, each once. */
export interface LookupRequest {
  readonly policyAssets: readonly { readonly id: string; readonly region: string }[];
  readonly replicas: readonly { readonly id: string; readonly kind: VolumeKind }[];
}

export const NO_LOOKUPS: Lookups = { policies: new Map(), replicas: new Map() };
