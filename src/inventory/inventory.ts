import type {
  Attachment,
  Backup,
  Compartment,
  Instance,
  Volume,
  VolumeGroup,
} from "../oci/resources.js";

export type {
  Attachment,
  Backup,
  BackupProtection,
  Compartment,
  DefinedTags,
  FreeformTags,
  Instance,
  Volume,
  VolumeGroup,
  VolumeKind,
} from "../oci/resources.js";

/** A compartment whose volumes are judged. `path` runs from the tenancy's name down: `acme/prod`. */
export interface AuditedCompartment extends Compartment {
  readonly path: string;
}

/** A listing that could not be read: data for the report, not an exception. */
export interface UnreadListing {
  readonly compartmentId: string;
  readonly compartmentName: string;
  readonly region: string;
  /** The API operation's name, as in IAM documentation: `ListVolumeBackups`. */
  readonly operation: string;
  /** HTTP status; null when no answer came. */
  readonly status: number | null;
  /** OCI's service code, or a transport code such as `TimedOut`. */
  readonly code: string | null;
  readonly reason: string;
  readonly opcRequestId: string | null;
}

/** All that was read from OCI in one run. Everything is region-tagged; arrays are in no fixed order. */
export interface Inventory {
  readonly tenancyId: string;
  readonly homeRegion: string;
  readonly regions: readonly string[];
  /** The ACTIVE compartments in scope, the root included. */
  readonly compartments: readonly AuditedCompartment[];
  /** Volumes in scope, in every lifecycle state that OCI returned. */
  readonly volumes: readonly Volume[];
  /** Backups from every readable compartment, in scope or not, grouped by volume OCID. */
  readonly backups: ReadonlyMap<string, readonly Backup[]>;
  readonly attachments: readonly Attachment[];
  readonly instances: ReadonlyMap<string, Instance>;
  readonly volumeGroups: readonly VolumeGroup[];
  readonly unread: readonly UnreadListing[];
}
