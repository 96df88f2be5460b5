import type { VolumeKind } from "../inventory/inventory.js";
import type { OracleDefinedPolicy } from "./schedule/oracle-defined-policies.js";

/** What is done to a volume, a group or a backup. Reports render it, as a command and as Terraform. */
export type RemedyAction =
  | "assign-policy"
  | "back-up"
  | "back-up-and-copy"
  | "back-up-and-hold"
  | "copy-backup"
  | "encrypt-backup"
  | "encrypt-volume"
  | "encrypt-volume-and-backup"
  | "hold-backup"
  | "replicate"
  | "restore-backup";

/**
 * What fixes a check's failure. Every value is a plain word: it came from OCI, and means nothing to a shell.
 * But for what comes after it flat and all text, so that `redact` and the page's payload know no action.
 */
export interface Remedy {
  readonly action: RemedyAction;
  /** The two kinds have commands of their own, for their backups too. */
  readonly volumeKind: VolumeKind;
  /** What the action is done to: the volume, the volume group that takes a policy, or the backup. */
  readonly assetId: string;
  readonly region: string;
  /** Of a copy. */
  readonly destinationRegion?: string;
  /** Of a backup that is encrypted along with its volume. */
  readonly backupId?: string;
  /** Of an assignment: one of these two, or neither where any policy that fits will do. */
  readonly policyId?: string;
  readonly oracleDefined?: OracleDefinedPolicy;
  /** Of a restore: the compartment that the new volume is made in. */
  readonly compartmentId?: string;
  /** What is done once it is done: it takes both. */
  readonly then?: Remedy;
}
